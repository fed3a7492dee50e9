#!/usr/bin/env python3
"""Checks every policy file under Ledger/policy: JSON profile, codes, mappings, parents, thresholds, examples.

`check.py` prints one line for each file and exits 1 on any error; the digest printed is SHA-256 over the
canonical form (sorted keys, no white space), which is what a statement adopts. Standard library only.
`check.py --write` rewrites the files in the house layout (sorted keys, two spaces), nothing else.
"""

import datetime
import hashlib
import json
import pathlib
import re
import sys

import check_calendar

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLICY = ROOT / "Ledger" / "policy"
FILES = [
    "calendar", "categories", "organisation_types", "reason_codes", "recording", "regions", "review", "stars",
]
PRESETS = ["stars_dongying", "stars_fujian", "stars_longgang", "stars_shenzhen"]
LISTS = {
    "activity_changes", "certificate_changes", "closing", "commendation_provenance", "consent_kinds", "correction",
    "declining", "disclosure_reasons", "disclosures", "dismissal", "domains", "erasure_bases", "grades", "id_types",
    "key_events", "late_reasons", "objection", "objection_decisions", "objection_outcomes", "platforms", "refused_kinds",
    "report_outcomes", "request_refusals", "requests", "restriction_bases", "skills", "star_reviews", "training_kinds", "training_modes", "voiding",
}
EVIDENCE_CLASSES = ["back_office", "imported", "roster", "self_declared", "signed_in_out"]
CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")
KEY = re.compile(r"[a-z0-9_]+\Z")
FORBIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\ud800-\udfff]")
LARGEST_INTEGER = 2**53 - 1
LARGEST_CANONICAL = 60_000  # a policy has to fit into the statement that adopts it
LARGEST_DEPTH = 8

problems = []


def problem(text):
    problems.append(text)


def refuse(text):
    raise ValueError(f"{text} is not allowed")


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def pretty(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def unique_object(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError(f"an object repeats a key: {keys}")
    return dict(pairs)


def check_profile(name, value, depth=1):
    """The restricted JSON of the ledger, and no null: absent is absent."""
    if isinstance(value, dict) or isinstance(value, list):
        if depth > LARGEST_DEPTH:
            problem(f"{name}: nested deeper than {LARGEST_DEPTH}")
            return
        if isinstance(value, dict):
            for key in value:
                if not KEY.match(key):
                    problem(f"{name}: key {key!r}")
        for child in value.values() if isinstance(value, dict) else value:
            check_profile(name, child, depth + 1)
    elif isinstance(value, bool):
        pass
    elif isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            problem(f"{name}: integer {value} is too large")
    elif isinstance(value, str):
        if FORBIDDEN.search(value):
            problem(f"{name}: forbidden character in {value!r}")
    else:
        problem(f"{name}: {value!r} is not allowed")


def check_codes(name, value, path=""):
    """Codes are unique in their list and named in both languages; nothing that names a source leaves it empty."""
    if isinstance(value, dict):
        if "code" in value:
            for key in ("zh", "en"):
                if not value.get(key, "").strip():
                    problem(f"{name}: {path}/{value['code']} has no {key}")
        if "source" in value and not value["source"].strip():
            problem(f"{name}: {path} has an empty source")
        for key, child in value.items():
            check_codes(name, child, f"{path}/{key}")
    elif isinstance(value, list):
        codes = [entry["code"] for entry in value if isinstance(entry, dict) and "code" in entry]
        if codes and len(codes) != len(value):
            problem(f"{name}: {path} mixes entries with and without a code")
        for code in codes:
            if codes.count(code) > 1:
                problem(f"{name}: {path} repeats the code {code}")
            region = path.endswith("/regions")
            if not (re.match(r"([0-9]{6}|[0-9]{9})\Z", code) if region else CODE.match(code)):
                problem(f"{name}: {path} has the malformed code {code}")
        for child in value:
            check_codes(name, child, path)


def codes_of(entries):
    return {entry["code"] for entry in entries}


def read(name, folder=POLICY):
    data = (folder / f"{name}.json").read_bytes()
    text = data.decode("utf-8")
    value = json.loads(
        text, object_pairs_hook=unique_object, parse_float=refuse, parse_constant=refuse
    )
    if not isinstance(value, dict):
        raise ValueError("the top level is not an object")
    if "--write" in sys.argv:
        text = pretty(value)
        (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
    if text != pretty(value):
        problem(f"{name}: not in the house layout (check.py --write)")
    check_profile(name, value)
    if value.get("name") != (name if folder == POLICY else name.split("_")[0]):
        problem(f"{name}: the name is {value.get('name')!r}")
    if type(value.get("version")) is not int or value["version"] < 1:
        problem(f"{name}: no version")
    for key in ("source", "zh", "en"):
        if not isinstance(value.get(key), str) or not value[key].strip():
            problem(f"{name}: no {key}")
    check_codes(name, value)
    form = canonical(value).encode("utf-8")
    if len(form) > LARGEST_CANONICAL:
        problem(f"{name}: {len(form)} bytes, more than {LARGEST_CANONICAL}")
    print(f"{hashlib.sha256(form).hexdigest()}  {len(form):6} bytes  {name}.json version {value['version']}")
    return value


def check_categories(file, lists):
    categories = {entry["code"]: entry for entry in file["categories"]}
    vocabularies = {entry["code"]: entry for entry in file["vocabularies"]}
    counts = {"national_portal": 22, "doc_001": 15, "doc_004": 10, "doc_000_areas": 6}
    if set(counts) != set(vocabularies):
        problem("categories: the vocabularies are not the expected ones")
    for code, vocabulary in vocabularies.items():
        values = [entry["value"] for entry in vocabulary["values"]]
        if len(values) != counts.get(code) or len(values) != vocabulary["expected_count"]:
            problem(f"categories: {code} has {len(values)} values")
        if len(set(values)) != len(values):
            problem(f"categories: {code} repeats a value")
        for entry in vocabulary["values"]:
            if entry["category"] not in categories:
                problem(f"categories: {code} maps {entry['value']} to the unknown {entry['category']}")
    portal = {entry["value"]: entry["category"] for entry in vocabularies["national_portal"]["values"]}
    for value, code in portal.items():
        if categories[code]["national_portal"] != value:
            problem(f"categories: {value} does not come back from {code}")
    for entry in categories.values():
        if entry["national_portal"] not in portal:
            problem(f"categories: {entry['code']} is sent to the portal as {entry['national_portal']}")
        if entry["dangerous"] != ("dangerous_source" in entry):
            problem(f"categories: {entry['code']} is dangerous without a source, or the reverse")
        if entry["qualification"] not in ("none", "by_task", "required"):
            problem(f"categories: {entry['code']} has the qualification {entry['qualification']}")
    for code in ("emergency_rescue", "volunteer_fire"):
        if not categories[code]["dangerous"]:
            problem(f"categories: {code} has to be dangerous")
    for entry in file["target_groups"]:
        if entry["category"] not in categories:
            problem(f"categories: group {entry['code']} points to {entry['category']}")
    refused = {entry["code"]: (entry["zh"], entry["en"]) for entry in file["refused_kinds"]}
    for entry in file["refused_kinds"]:
        if not entry["zh_sentence"].endswith("。") or not entry["en_sentence"].endswith("."):
            problem(f"categories: {entry['code']} has no sentence in both languages")
    if refused.keys() & categories.keys():
        problem("categories: a code is both a category and a refused kind")
    if refused != {entry["code"]: (entry["zh"], entry["en"]) for entry in lists["refused_kinds"]}:
        problem("reason_codes: refused_kinds differs from categories.json")


def check_organisation_types(file):
    types = {entry["code"]: entry for entry in file["types"]}
    roots = {code for code, entry in types.items() if entry["may_be_root"]}
    if roots != {"region"}:
        problem(f"organisation_types: the roots are {sorted(roots)}")
    for code, entry in types.items():
        for other in entry["parents"] + entry.get("host_types", []):
            if other not in types:
                problem(f"organisation_types: {code} names the unknown {other}")
        if not entry["parents"] or entry["parents"] != sorted(set(entry["parents"])):
            problem(f"organisation_types: parents of {code} are empty, unsorted or repeated")
    reached = set(roots)
    while True:
        more = {c for c, e in types.items() if c not in reached and reached & set(e["parents"])}
        if not more:
            break
        reached |= more
    if reached != set(types):
        problem(f"organisation_types: not reachable from a region: {sorted(set(types) - reached)}")
    for code in ("residents_committee", "village_committee", "volunteer_organisation"):
        if not types[code]["legal_recorder"]:
            problem(f"organisation_types: {code} has to be a legal recorder")
    for code in ("station", "point", "property_point", "team", "region"):
        if types[code]["legal_recorder"]:
            problem(f"organisation_types: {code} must not be a legal recorder")


def check_reason_codes(file):
    lists = {entry["code"]: entry["items"] for entry in file["lists"]}
    if set(lists) != LISTS:
        problem(f"reason_codes: lists differ: {sorted(set(lists) ^ LISTS)}")
    for code, items in lists.items():
        if not items:
            problem(f"reason_codes: {code} is empty")
        if [entry["code"] for entry in items] != sorted(entry["code"] for entry in items):
            problem(f"reason_codes: {code} is not in the order of its codes")
        for entry in items:
            if "source" not in entry:
                problem(f"reason_codes: {code}/{entry['code']} has no source")
    for code, count in {"domains": 10, "grades": 3, "id_types": 7, "platforms": 5, "commendation_provenance": 3,
                        "objection_outcomes": 2}.items():
        if len(lists[code]) != count:
            problem(f"reason_codes: {code} has {len(lists[code])} entries, expected {count}")
    return lists


def rounded(rule, seconds):
    if rule["kind"] == "table":
        whole, rest = divmod(seconds, rule["base_seconds"])
        step = next(s for s in rule["steps"] if rest <= s["up_to_seconds"])
        return whole * rule["hundredths_per_base"] + step["hundredths"]
    unit = rule["unit_seconds"]
    if rule["mode"] == "floor":
        count = seconds // unit
    elif rule["mode"] == "half_up":
        count = (2 * seconds + unit) // (2 * unit)
    else:
        raise ValueError(f"rounding mode {rule['mode']}")
    return count * rule["hundredths_per_unit"]


def due_day(calendar, end, working_days):
    """The last day in time, counting working days from the one after the end; None when the calendar ends before."""
    off = {text for entry in calendar["years"] for text in entry["days_off"]}
    work = {text for entry in calendar["years"] for text in entry["workdays"]}
    value = datetime.date.fromisoformat(end)
    while working_days:
        value += datetime.timedelta(days=1)
        if value.year > calendar["last_year"]:
            return None
        text = value.isoformat()
        working_days -= text in work or (value.isoweekday() <= 5 and text not in off)
    return value.isoformat()


def check_recording(file, calendar):
    classes = {entry["code"]: entry for entry in file["evidence_classes"]}
    if sorted(classes) != EVIDENCE_CLASSES:
        problem(f"recording: evidence classes are {sorted(classes)}")
    earning = sorted(code for code, entry in classes.items() if entry["earns_credit"])
    if earning != file["time_credit"]["earning_evidence_classes"]:
        problem("recording: earning_evidence_classes and earns_credit differ")
    for code, entry in classes.items():
        if entry["superior_approval"] and entry["approvals"] < 2:
            problem(f"recording: {code} asks for a superior but for one approval only")
    limits = file["limits"]
    if not 0 < limits["day_flag_seconds"] <= limits["session_flag_seconds"] <= limits["day_hard_seconds"] == 86_400:
        problem("recording: the limits are out of order")
    if file["deadline"]["working_days"] != 10 or file["deadline"]["calendar"] != "calendar":
        problem("recording: the deadline is not that of Order 67")
    for example in file["deadline"]["examples"]:
        due = due_day(calendar, example["activity_end"], file["deadline"]["working_days"])
        if due != example["due"]:
            problem(f"recording: an activity ending {example['activity_end']} is due {due}, not {example['due']}")
    rules = {rule["code"]: rule for rule in file["rounding"]["rules"]}
    named = [file["rounding"]["default"]]
    named += [e["rounding"] for e in file["time_credit"]["regional_examples"] if "rounding" in e]
    for code in named:
        if code not in rules:
            problem(f"recording: unknown rounding rule {code}")
    for code, rule in rules.items():
        if rule["applies_to"] not in ("session", "total") or rule["version"] < 1 or not rule["examples"]:
            problem(f"recording: rounding rule {code} is incomplete")
        if rule["kind"] == "step" and rule["hundredths_per_unit"] * 36 != rule["unit_seconds"]:
            problem(f"recording: rounding rule {code} has an inconsistent unit")
        if rule["kind"] == "table":
            bounds = [step["up_to_seconds"] for step in rule["steps"]]
            if bounds != sorted(set(bounds)) or bounds[-1] != rule["base_seconds"]:
                problem(f"recording: the table of {code} has gaps")
        for example in rule["examples"]:
            result = rounded(rule, example["seconds"])
            if result != example["hundredths"]:
                problem(f"recording: {code} gives {result} for {example['seconds']} s, not {example['hundredths']}")
    for key in ("school_year_start", "school_year_end"):
        datetime.date.fromisoformat(f"2025-{file['student'][key]}")
    for line in file["ages"]["lines"]:
        if "from_age" not in line and "below_age" not in line:
            problem(f"recording: age line {line['code']} has no age")


def check_regions(file):
    regions = {entry["code"]: entry for entry in file["regions"]}
    ranks = {entry["code"]: entry["rank"] for entry in file["levels"]}
    kinds = codes_of(file["kinds"])
    if list(regions) != sorted(regions, key=lambda code: (code.ljust(9, "0"), len(code))):
        problem("regions: not sorted by code")
    for code, entry in regions.items():
        level, parent = entry["level"], regions.get(entry.get("parent", ""))
        if level not in ranks or entry["kind"] not in kinds:
            problem(f"regions: {code} has an unknown level or kind")
            continue
        if (len(code) == 9) != (level == "township"):
            problem(f"regions: {code} has the wrong length for its level")
        if code[2:] == "0000":
            if "parent" in entry or level != "province":
                problem(f"regions: {code} has to be a province without parent")
            continue
        if parent is None:
            problem(f"regions: {code} has no known parent")
            continue
        step = ranks[level] - ranks[parent["level"]]
        skips = level == "township" and parent.get("has_county_level") is False and step == 2
        if step != 1 and not skips:
            problem(f"regions: {code} is not one level below {parent['code']}")
        if level == "county" and parent.get("has_county_level") is False:
            problem(f"regions: {code} lies in {parent['code']}, which has no counties")
        prefix = {"prefecture": 2, "county": 4, "township": 6}[level]
        prefix = 4 if skips else prefix
        if code[:prefix] != parent["code"][:prefix]:
            problem(f"regions: {code} does not begin like {parent['code']}")
        if level == "county" and code[2:4] in ("71", "72") or len(code) == 6 and code[4:] in ("71", "72"):
            problem(f"regions: {code} is not a GB/T 2260 code")
        if entry["reporting_unit"] != ("reports_to" in entry) or entry.get("reports_to", parent["code"]) not in regions:
            problem(f"regions: {code} has no known unit to report to")
        if (level == "prefecture" and entry["kind"] not in ("league", "prefecture_city")) or (
            (code[:4] in ("1522", "1525", "1529") and level == "prefecture") != (entry["kind"] == "league")
        ):
            problem(f"regions: {code} confuses league and city")
    separate = {c for c, e in regions.items() if e["level"] == "county" and e["reporting_unit"]}
    if separate != {"150781", "152501"}:
        problem(f"regions: separate reporting units are {sorted(separate)}")
    if sum(code[:2] == "15" and entry["level"] == "county" for code, entry in regions.items()) != 40:
        problem("regions: there are not 40 pilot units")
    return regions


REVIEW_NUMBERS = {
    "approved_at_once": ["seconds"], "identical_times": ["people"], "long_after": ["days"],
    "many_approved": ["records", "seconds"], "many_recorded": ["records", "seconds"], "mutual_approval": ["records"],
    "never_signed_in": ["days"], "over_ceiling": [], "two_places": ["region_digits", "seconds"],
}


def check_review(file):
    codes = [rule["code"] for rule in file["rules"]]
    if codes != sorted(set(codes)) or not set(codes) <= set(REVIEW_NUMBERS):
        problem(f"review: rules are not known, ascending and single: {codes}")
    for rule in file["rules"]:
        numbers = REVIEW_NUMBERS.get(rule["code"], [])
        if set(rule) != {"code", "en", "zh", *numbers} or any(rule[name] < 1 for name in numbers):
            problem(f"review: {rule['code']} has other members than {numbers}")


def check_stars(file, regions):
    grantors, bases = codes_of(file["grantor_levels"]), codes_of(file["counting_bases"])
    schemes, keys = codes_of(file["schemes"]), set()
    for rules in file["rule_sets"]:
        code = rules["code"]
        key = (rules["scheme"], rules["region"], rules["effective_from"])
        if key in keys:
            problem(f"stars: {code} repeats {key}")
        keys.add(key)
        datetime.date.fromisoformat(rules["effective_from"])
        if rules["scheme"] not in schemes or rules["counting_base"] not in bases:
            problem(f"stars: {code} has an unknown scheme or counting base")
        known = rules["region"] == "default" or rules["region"] in regions
        if rules["region_listed"] != known or not (known or re.match(r"[0-9]{6}\Z", rules["region"])):
            problem(f"stars: {code} has the wrong region_listed")
        rows = rules["stars"]
        if [row["star"] for row in rows] != [1, 2, 3, 4, 5]:
            problem(f"stars: {code} does not have the stars 1 to 5")
        for key in ("threshold_seconds", "tenure_months"):
            values = [row[key] for row in rows]
            if values != sorted(values) or (key == "threshold_seconds" and len(set(values)) != 5):
                problem(f"stars: {code} has {key} out of order")
        for row in rows:
            if row["grantor_level"] not in grantors:
                problem(f"stars: {code} has the unknown grantor {row['grantor_level']}")
            accepted = row["evidence_classes"]
            if not accepted or accepted != sorted(set(accepted)) or not set(accepted) <= set(EVIDENCE_CLASSES):
                problem(f"stars: {code} has bad evidence classes {accepted}")
            quality = row.get("quality_minimum", rules.get("quality_minimum", 0))
            if type(quality) is not int or not 0 <= quality <= 100:
                problem(f"stars: {code} has a bad quality minimum")
        if "source" not in rules or "decisions" not in rules:
            problem(f"stars: {code} does not say what is sourced and what is decided")
    default = [r for r in file["rule_sets"] if r["region"] == "default" and r["scheme"] == file["default_scheme"]]
    if len(default) != 1:
        problem("stars: not exactly one default rule set")
    elif [row["threshold_seconds"] for row in default[0]["stars"]] != [h * 3600 for h in (100, 300, 600, 1000, 1500)]:
        problem("stars: the default thresholds are not 100/300/600/1000/1500 hours")


def check_presets(stars, presets, regions):
    """The initial document has no regional set; a preset has the same default set and one of its region."""
    if any(rules["region"] != "default" for rules in stars["rule_sets"]):
        problem("stars: a regional set stands in the initial document")
    default = next(rules for rules in stars["rule_sets"] if rules["scheme"] == stars["default_scheme"])
    for name, preset in presets.items():
        check_stars(preset, regions)
        first, *own = preset["rule_sets"]
        if first != default or len(own) != 1 or own[0]["region"] == "default":
            problem(f"{name}: not the default set and one of a region")


def main():
    try:
        files = {name: read(name) for name in FILES}
        presets = {name: read(name, POLICY / "presets") for name in PRESETS}
    except (OSError, ValueError) as error:
        print(f"policy: {error}", file=sys.stderr)
        return 1
    present = {path.stem for path in POLICY.glob("*.json")}
    # roster_reasons and roster_remarks are tables of the roster reader, compared with its code by tests; no log
    # adopts them.
    expected = {*FILES, "roster_reasons", "roster_remarks"}
    if present != expected:
        problem(f"unexpected or missing files: {sorted(present ^ expected)}")
    if {path.stem for path in (POLICY / "presets").iterdir()} != set(PRESETS):
        problem("presets: unexpected or missing files")
    readme = (POLICY / "README.md").read_text(encoding="utf-8")
    for name in [*FILES, *(f"presets/{name}" for name in PRESETS)]:
        if f"`{name}.json`" not in readme:
            problem(f"README.md does not name {name}.json")
    try:
        lists = check_reason_codes(files["reason_codes"])
        check_categories(files["categories"], lists)
        check_organisation_types(files["organisation_types"])
        check_recording(files["recording"], files["calendar"])
        regions = check_regions(files["regions"])
        check_stars(files["stars"], regions)
        check_review(files["review"])
        check_presets(files["stars"], presets, regions)
        problems.extend(f"calendar: {text}" for text in check_calendar.check(files["calendar"])[0])
    except (KeyError, TypeError, ValueError, StopIteration) as error:
        problem(f"a file lacks a field or has a wrong one: {error!r}")
    for text in problems:
        print(f"policy: {text}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
