"""The members of policy documents that public rules read, and their shapes (spec 05 §10)."""
from .encoding import FIRST_INSTANT, day_number, shanghai_day
from .fields import CODE
from .json_profile import LIMIT

EVIDENCE = ("back_office", "imported", "roster", "self_declared", "signed_in_out")
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


def _text(value):
    """Test for a string."""
    return isinstance(value, str)


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
    """All five evidence classes, each once; `unsigned` and `vouching_types` may be left out."""
    if not _array(_code)(value["approval"].get("vouching_types", [])):
        return False
    if not _object(approvals=_int(1, 2))(value["approval"].get("unsigned", {"approvals": 2})):
        return False
    for item in value["evidence_classes"]:
        if not all(_bool(item.get(key, False)) for key in ("day_capped_at_planned_length", "needs_clock_times")):
            return False
    codes = [item["code"] for item in value["evidence_classes"]]
    return all(codes.count(code) == 1 for code in EVIDENCE)


def _stars(value):
    """Stars of a rule set ascend."""
    for rules in value["rule_sets"]:
        stars = [level["star"] for level in rules["stars"]]
        if any(a >= b for a, b in zip(stars, stars[1:])):
            return False
    return True


SHAPES = {
    "calendar": (_object(
        years=_array(_object(year=_int(1992, 9999), days_off=_array(_day), workdays=_array(_day))),
        provisional_from=_day), _calendar),
    "recording": (_object(
        deadline=_object(working_days=_int(1, 366)), objection=_object(due_working_days=_int(1, 366)),
        limits=_object(session_flag_seconds=_int(1, 86400), day_flag_seconds=_int(1, 86400)),
        approval=_object(late=_object(approvals=_int(1, 2), superior_approval=_bool)),
        evidence_classes=_array(_object(code=_code, approvals=_int(1, 2), superior_approval=_bool,
                                        capped_at_planned_length=_bool)),
        time_credit=_object(earn=_object(credit_seconds=_int(1, 1000), service_seconds=_int(1, 1000)),
                            earning_evidence_classes=_array(_code))), _recording),
    "stars": (_object(
        default_scheme=_code,
        rule_sets=_array(_object(
            scheme=_code, region=_text, effective_from=_day,
            counting_base=lambda value: value in ("all", "after_registration"),
            stars=_array(_object(star=_int(1, 5), threshold_seconds=_int(0), tenure_months=_int(0, 1200),
                                 evidence_classes=_array(_code)))))), _stars),
    "categories": (_object(categories=_array(_object(code=_code)), refused_kinds=_array(_object(code=_code))), None),
    "organisation_types": (_object(types=_array(_object(
        code=_code, parents=_array(_code), may_be_root=_bool, legal_recorder=_bool))), None),
}


def good(name, document):
    """True if the document has the shape that rules read; any other name has none."""
    if name not in SHAPES:
        return True
    shape, more = SHAPES[name]
    return shape(document) and (more is None or more(document))
