"""The members of policy documents that public rules read, and their shapes (spec 05 §10)."""
import re

from .encoding import FIRST_INSTANT, day_number, shanghai_day
from .fields import CODE
from .json_profile import LIMIT

EVIDENCE = ("back_office", "imported", "roster", "self_declared", "signed_in_out")
REGION = re.compile(r"(default|[0-9]{2,12})\Z")
FIRST_DAY = shanghai_day(FIRST_INSTANT)


def _int(low, high=LIMIT):
    """Test for an integer in a range."""
    return lambda value: type(value) is int and low <= value <= high


def _bool(value):
    """Test for a truth value."""
    return type(value) is bool


def _code(value):
    """Test for a code."""
    return isinstance(value, str) and bool(CODE.match(value))


def _day(value):
    """Test for a day."""
    return isinstance(value, str) and day_number(value) is not None


def _array(test):
    """Test for an array of such elements."""
    return lambda value: isinstance(value, list) and all(map(test, value))


def _object(**tests):
    """Test for an object with at least these members."""
    return lambda value: isinstance(value, dict) and all(name in value and test(value[name]) for name, test in tests.items())


def _calendar(value):
    """Consecutive years; provisional_from within the years or on the day after them."""
    years = [entry["year"] for entry in value["years"]]
    if not years or years != list(range(years[0], years[0] + len(years))):
        return False
    first, after = f"{years[0]:04d}-01-01", f"{years[-1] + 1:04d}-01-01"
    return first < value["provisional_from"] <= after


def _recording(value):
    """The five evidence classes, each once and no other; `unsigned` and `vouching_types` may be left out."""
    if not _array(_code)(value["approval"].get("vouching_types", [])):
        return False
    if not _object(approvals=_int(1, 2))(value["approval"].get("unsigned", {"approvals": 2})):
        return False
    for item in value["evidence_classes"]:
        if not all(_bool(item.get(key, False)) for key in ("day_capped_at_planned_length", "needs_clock_times")):
            return False
    return sorted(item["code"] for item in value["evidence_classes"]) == list(EVIDENCE)


def _evidence(value):
    """Test for one of the five classes."""
    return isinstance(value, str) and value in EVIDENCE


def _region(value):
    """Test for `default` or 2...12 digits."""
    return isinstance(value, str) and bool(REGION.match(value))


RULE_SET = _object(
    region=_region, effective_from=_day, counting_base=lambda value: value in ("all", "after_registration"),
    stars=_array(_object(star=_int(1, 5), threshold_seconds=_int(1, 1 << 50), tenure_months=_int(0, 1200),
                         evidence_classes=_array(_evidence))))


def _stars(value):
    """The default scheme has a rule set; each of it has stars, and they ascend. Other schemes are not read."""
    own = [rules for rules in value["rule_sets"] if rules["scheme"] == value["default_scheme"]]
    for rules in own:
        if not RULE_SET(rules):
            return False
        stars = [level["star"] for level in rules["stars"]]
        if not stars or any(a >= b for a, b in zip(stars, stars[1:])):
            return False
    return bool(own)


def _types(value):
    """No type stands twice."""
    codes = [item["code"] for item in value["types"]]
    return len(set(codes)) == len(codes)


SHAPES = {
    "calendar": (_object(
        years=_array(_object(year=_int(1992, 9998), days_off=_array(_day), workdays=_array(_day))),
        provisional_from=_day), _calendar),
    "recording": (_object(
        deadline=_object(working_days=_int(1, 366)), objection=_object(due_working_days=_int(1, 366)),
        limits=_object(session_flag_seconds=_int(1, 86400), day_flag_seconds=_int(1, 86400)),
        approval=_object(late=_object(approvals=_int(1, 2), superior_approval=_bool)),
        evidence_classes=_array(_object(code=_code, approvals=_int(1, 2), superior_approval=_bool,
                                        capped_at_planned_length=_bool)),
        time_credit=_object(earn=_object(credit_seconds=_int(1, 1000), service_seconds=_int(1, 1000)),
                            earning_evidence_classes=_array(_evidence))), _recording),
    "stars": (_object(default_scheme=_code, rule_sets=_array(_object(scheme=_code))), _stars),
    "categories": (_object(categories=_array(_object(code=_code)), refused_kinds=_array(_object(code=_code))), None),
    "organisation_types": (_object(types=_array(_object(
        code=_code, parents=_array(_code), may_be_root=_bool, legal_recorder=_bool))), _types),
}


def good(name, document):
    """True if the document has the shape that rules read; any other name has none."""
    if name not in SHAPES:
        return True
    shape, more = SHAPES[name]
    return shape(document) and (more is None or more(document))
