"""Tests of single fields (spec 05 §1, 06 §1): every fault as (rank, field), the rank by the order of codes."""
import re

from .encoding import FIRST_INSTANT, HEX32, HEX64, HEX128, LAST_INSTANT, day_number
from .json_profile import LIMIT

CODES = ("schema_unknown_field", "schema_missing_field", "schema_field_type", "schema_field_range", "schema_combination")
UNKNOWN, MISSING, TYPE, RANGE, COMBINATION = CODES
AT_UNKNOWN, AT_MISSING, AT_TYPE, AT_RANGE = range(4)
CODE = re.compile(r"[a-z0-9_]{1,40}\Z")
REGION = re.compile(r"(?:[0-9]{6}|[0-9]{9}|[0-9]{12})\Z")
POLICY_REGION = re.compile(r"(?:default|[0-9]{2,12})\Z")
NUMBER = re.compile(r"[0-9A-Z*~$=-]{1,40}\Z")
ROLES = ("approver", "inspector", "manager", "recorder")
PROFILE_TAGS = ("name", "sex", "birth_date", "id_type", "id_number", "residence", "contact", "skills",
                "service_categories", "volunteer_number", "guardian_name", "guardian_contact")
PATTERNS = {"id": HEX32, "hex64": HEX64, "hex128": HEX128, "code": CODE, "region": REGION,
            "policy_region": POLICY_REGION, "number": NUMBER}
MAX_OFFSET = 16383
# kind -> (least number of elements, greatest, test of an element's type, test of an element)
ARRAYS = {
    "codes": (0, 32, str, lambda item: bool(CODE.match(item))),
    "roles": (1, 4, str, lambda item: item in ROLES),
    "offsets": (1, 1500, int, lambda item: 0 <= item <= MAX_OFFSET),
    "indexes": (0, 700, int, lambda item: item >= 0),
    "ids": (1, 1500, str, lambda item: bool(HEX32.match(item))),
}
# kind -> fields of an inner object
INNER = {
    "predecessor": {"author_key": ("hex64", None, False), "batch_digest": ("hex64", None, False),
                    "next_seq": ("int", "0..", False)},
    "range": {"author_key": ("hex64", None, False), "count": ("int", "1..16384", False),
              "except": ("offsets", None, True), "first_seq": ("int", "0..", False),
              "statements_root": ("hex64", None, False)},
    "by_index": {"index": ("int", "0..", False), "leaf": ("hex64", None, False)},
    "by_offset": {"offset": ("int", "0..16382", False)},
    "by_command": {"command": ("id", None, False)},
    "range_by_command": {"command": ("id", None, False), "except": ("ids", None, True)},
}


def first(faults):
    """(code, field) of the fault that counts: by code, then by the field's bytes; None without one."""
    best = min(faults, default=None)
    return (CODES[best[0]], best[1]) if best else None


def object_faults(known, value, prefix=""):
    """Faults of an object with known fields."""
    for name in value:
        if name not in known:
            yield AT_UNKNOWN, prefix + name
    for name, (kind, argument, optional) in known.items():
        if name in value:
            yield from value_faults(kind, argument, value[name], prefix + name)
        elif not optional:
            yield AT_MISSING, prefix + name


def value_faults(kind, argument, value, path):
    """Faults of one value."""
    if kind in ARRAYS:
        yield from _array_faults(kind, value, path)
    elif kind in INNER or kind in ("ref", "profile", "facts", "command_ref", "command_range", "object"):
        if isinstance(value, dict):
            yield from _inner_faults(kind, argument, value, path)
        else:
            yield AT_TYPE, path
    elif not _right_type(kind, value):
        yield AT_TYPE, path
    elif not _in_range(kind, argument, value):
        yield AT_RANGE, path


def _right_type(kind, value):
    """The JSON type of a scalar or of a policy document."""
    if kind in ("int", "instant"):
        return type(value) is int
    if kind == "bool":
        return type(value) is bool
    return isinstance(value, dict if kind == "document" else str)


def _in_range(kind, argument, value):
    """A value of the right JSON type is one that 05 allows."""
    if kind == "code" and argument is not None:
        return value in argument.split("|")
    if kind in PATTERNS:
        return bool(PATTERNS[kind].match(value))
    if kind == "day":
        return day_number(value) is not None
    if kind == "instant":
        return FIRST_INSTANT <= value <= LAST_INSTANT
    if kind == "text":
        low, high = argument.split("..")
        return int(low) <= len(value.encode()) <= int(high)
    if kind == "int" and argument:
        low, high = argument.split("..")
        return int(low) <= value <= int(high or LIMIT)
    return True


def _array_faults(kind, value, path):
    """Type of the array and its elements, then their number, values and order."""
    low, high, item_type, good = ARRAYS[kind]
    if not isinstance(value, list) or any(type(item) is not item_type for item in value):
        yield AT_TYPE, path
    elif not low <= len(value) <= high or not all(map(good, value)) or not ascending(value):
        yield AT_RANGE, path


def ascending(values):
    """Strictly ascending (strings by their bytes)."""
    keys = [item.encode() if isinstance(item, str) else item for item in values]
    return all(a < b for a, b in zip(keys, keys[1:]))


def _inner_faults(kind, argument, value, path):
    """References, ranges, commitments."""
    prefix = path + "."
    if kind == "ref":
        yield from object_faults(INNER["by_offset" if "offset" in value else "by_index"], value, prefix)
    elif kind == "command_ref":
        yield from object_faults(INNER["by_command" if "command" in value else "by_index"], value, prefix)
    elif kind == "command_range":
        yield from object_faults(INNER["range_by_command" if "command" in value else "range"], value, prefix)
    elif kind in INNER:
        yield from object_faults(INNER[kind], value, prefix)
    elif kind == "object":
        yield from object_faults(argument, value, prefix)
    else:
        yield from object_faults(tag_fields(kind, argument, "hex64", None), value, prefix)
        if not value:
            yield AT_RANGE, path


def tag_fields(kind, argument, item_kind, item_argument):
    """Fields of a commitments object (or of the values behind it); `?` marks a tag that may be left out."""
    tags = [tag + "?" for tag in PROFILE_TAGS] if kind == "profile" else argument.split(",")
    return {tag.rstrip("?"): (item_kind, item_argument, tag.endswith("?")) for tag in tags}
