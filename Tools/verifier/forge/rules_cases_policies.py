"""Cases of rules.json: what a document of a name that rules read must have, and may have (05 §10)."""
from . import policies
from .rules_cases import case
from .rules_words import DOCUMENTS, adopt, step

CLASSES = policies.RECORDING["evidence_classes"]
SET = dict(policies.STARS["rule_sets"][0], region="default")


def tried(name, kind, expect, **members):
    """Adopts version 2 of a document with other members."""
    source = {"calendar": policies.CALENDAR, "categories": policies.CATEGORIES, "organisation_types": policies.TYPES,
              "recording": policies.RECORDING, "stars": policies.STARS}[kind]
    word = kind + "_" + "".join(char if char.isalnum() else "_" for char in name)
    DOCUMENTS[word] = dict(source, version=2, **members)
    case(name, expect, "station", step("root", adopt(kind, word, version=2)))


def stars(name, expect, *sets, scheme="civil_affairs"):
    """Rule sets of `stars`."""
    tried(name, "stars", expect, default_scheme=scheme, rule_sets=list(sets))


def level(name, expect, **members):
    """One star of one rule set."""
    stars(name, expect, dict(SET, stars=[dict(policies.level(1, 3600), **members)]))


def classes(name, expect, values, earning=("roster",)):
    """Evidence classes of `recording`."""
    credit = dict(policies.RECORDING["time_credit"], earning_evidence_classes=list(earning))
    tried(name, "recording", expect, evidence_classes=values, time_credit=credit)


BAD, GOOD = "policy_invalid", "ok"
level("a threshold of 0 seconds", BAD, threshold_seconds=0)
level("a threshold of 1 second", GOOD, threshold_seconds=1)
level("a threshold of 2^50 seconds", GOOD, threshold_seconds=1 << 50)
level("a threshold above 2^50 seconds", BAD, threshold_seconds=(1 << 50) + 1)
level("a star 6", BAD, star=6)
level("a tenure of 1,201 months", BAD, tenure_months=1201)
level("a star that accepts an unknown class", BAD, evidence_classes=["roster", "hearsay"])
level("a star that accepts a class twice", GOOD, evidence_classes=["roster", "roster"])
level("a star that accepts no class", GOOD, evidence_classes=[])
stars("no rule set", BAD)
stars("no rule set of the default scheme", BAD, dict(SET, scheme="another"))
stars("a rule set without stars", BAD, dict(SET, stars=[]))
stars("a star listed twice", BAD, dict(SET, stars=[policies.level(1, 60), policies.level(1, 120)]))
stars("a rule set of another scheme in another form", GOOD, SET, {"scheme": "another", "stars": "many"})
stars("a rule set of no scheme", BAD, SET, {"region": "default"})
stars("a scheme that is no code", BAD, dict(SET, scheme="Civil"), scheme="Civil")
stars("a region of words", BAD, dict(SET, region="everywhere"))
stars("a region of one digit", BAD, dict(SET, region="1"))
stars("a region of 12 digits", GOOD, dict(SET, region="150102000000"))
stars("another counting base", BAD, dict(SET, counting_base="some"))
classes("five classes", GOOD, CLASSES)
classes("four classes", BAD, CLASSES[:4])
classes("a sixth class", BAD, CLASSES + [dict(CLASSES[0], code="hearsay")])
classes("a class twice", BAD, CLASSES + [CLASSES[0]])
classes("a class twice and one missing", BAD, CLASSES[:4] + [CLASSES[0]])
classes("an unknown class earns credit", BAD, CLASSES, ("roster", "hearsay"))
classes("a class that earns credit twice", GOOD, CLASSES, ("roster", "roster"))
classes("no class earns credit", GOOD, CLASSES, ())
YEAR = {"days_off": [], "workdays": []}
for name, expect, first, last in (("a calendar of the year 9998", GOOD, 9998, "9999-01-01"), ("a calendar of the year 9999", BAD, 9999, "9999-12-31"),
                                  ("a calendar of the year 1991", BAD, 1991, "1992-01-01"), ("a calendar that ends on its first day", BAD, 2026, "2026-01-01"),
                                  ("a calendar that ends on its second day", GOOD, 2026, "2026-01-02")):
    tried(name, "calendar", expect, years=[dict(YEAR, year=first)], provisional_from=last)
tried("a calendar without years", "calendar", BAD, years=[])
tried("a type twice", "organisation_types", BAD, types=policies.TYPES["types"] + [policies.TYPES["types"][0]])
tried("a parent that is no code", "organisation_types", BAD, types=[dict(policies.TYPES["types"][0], parents=["A B"])])
tried("a category that is no code", "categories", BAD, categories=[{"code": "Elder care"}])
tried("a category twice", "categories", GOOD, categories=policies.CATEGORIES["categories"] * 2)
tried("no category", "categories", GOOD, categories=[])
