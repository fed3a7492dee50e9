"""Tests of single fields: notation first (schema_field_type), then value (schema_field_range)."""
import re

from .encoding import DAY, FIRST_INSTANT, HEX32, HEX64, HEX128, LAST_INSTANT, day_number
from .json_profile import LIMIT

CODE = re.compile(r"[a-z0-9_]{1,40}\Z")
REGION = re.compile(r"(?:[0-9]{6}|[0-9]{9}|[0-9]{12})\Z")
POLICY_REGION = re.compile(r"(?:default|[0-9]{2,12})\Z")
ROLES = ("approver", "inspector", "manager", "recorder")
PROFILE_TAGS = ("name", "sex", "birth_date", "id_type", "id_number", "residence", "contact",
                "skills", "service_categories", "volunteer_number")
PATTERNS = {"id": HEX32, "hex64": HEX64, "hex128": HEX128, "day": DAY, "code": CODE,
            "region": REGION, "policy_region": POLICY_REGION}
TYPE, RANGE = "schema_field_type", "schema_field_range"
UNKNOWN, MISSING = "schema_unknown_field", "schema_missing_field"


def notation_fault(kind, argument, value):
    """Code of a value that is not in the notation of its field, or None."""
    if kind in PATTERNS:
        return None if isinstance(value, str) and PATTERNS[kind].match(value) else TYPE
    if kind in ("name", "string"):
        return None if isinstance(value, str) else TYPE
    if kind in ("int", "instant"):
        return None if type(value) is int else TYPE
    if kind == "bool":
        return None if type(value) is bool else TYPE
    if kind in ("codes", "roles"):
        good = isinstance(value, list) and all(isinstance(x, str) and CODE.match(x) for x in value)
        return None if good else TYPE
    if kind in ("offsets", "indexes"):
        return None if isinstance(value, list) and all(type(x) is int for x in value) else TYPE
    return _object_fault(kind, argument, value)


def _object_fault(kind, argument, value):
    """Objects: references, predecessor, commitments, policy documents."""
    if not isinstance(value, dict):
        return TYPE
    if kind == "ref":
        return _reference_fault(value)
    if kind == "predecessor":
        return _keys_fault(value, ("author_key", "batch_digest", "next_seq"), ()) or \
            _typed(value, {"author_key": HEX64, "batch_digest": HEX64}, ("next_seq",))
    if kind == "document":
        return TYPE if _holds_null(value) else _keys_fault(value, ("name", "version"), None)
    tags = PROFILE_TAGS if kind == "profile" else argument.split(",")
    needed = () if kind == "profile" else [tag for tag in tags if not tag.endswith("?")]
    return _keys_fault(value, needed, [tag.rstrip("?") for tag in tags]) or \
        _typed(value, dict.fromkeys(value, HEX64), ())


def _reference_fault(value):
    """{"index","leaf"} or {"offset"}."""
    if "offset" in value:
        return _keys_fault(value, ("offset",), ()) or _typed(value, {}, ("offset",))
    return _keys_fault(value, ("index", "leaf"), ()) or _typed(value, {"leaf": HEX64}, ("index",))


def _keys_fault(value, needed, others):
    """Unknown keys first, then missing ones; `others` None allows any."""
    if others is not None and set(value) - set(needed) - set(others):
        return UNKNOWN
    return MISSING if set(needed) - set(value) else None


def _typed(value, patterns, integers):
    """Notation of the members of an object."""
    for name, pattern in patterns.items():
        if not isinstance(value[name], str) or not pattern.match(value[name]):
            return TYPE
    return TYPE if any(type(value[name]) is not int for name in integers) else None


def _holds_null(value):
    """True if null stands anywhere inside."""
    if isinstance(value, dict):
        return any(map(_holds_null, value.values()))
    if isinstance(value, list):
        return any(map(_holds_null, value))
    return value is None


def _ascending(values):
    """Strictly ascending."""
    return all(a < b for a, b in zip(values, values[1:]))


def value_fault(kind, argument, value):
    """True if a value in its notation lies outside what its field allows."""
    if kind == "code":
        return argument is not None and value not in argument.split("|")
    if kind == "day":
        return day_number(value) is None
    if kind == "instant":
        return not FIRST_INSTANT <= value <= LAST_INSTANT
    if kind == "name":
        return not 1 <= len(value.encode()) <= 200
    if kind == "int" and argument:
        low, high = argument.split("..")
        return not int(low) <= value <= int(high or LIMIT)
    if kind == "roles":
        return not 1 <= len(value) <= 4 or not _ascending(value) or not set(value) <= set(ROLES)
    if kind == "codes":
        return not _ascending(value)
    if kind in ("offsets", "indexes"):
        limit = 1500 if kind == "offsets" else 700
        return len(value) > limit or not _ascending(value) or any(x < 0 for x in value)
    if kind == "ref":
        return any(type(x) is int and x < 0 for x in value.values())
    return kind == "predecessor" and value["next_seq"] < 0
