"""The part of JSON Schema 2020-12 that schemas of statements need, with codes of spec 06 §1.

Ledger/schema is used when it is there, besides the built-in table: a statement that the table accepts
and the schema refuses is a finding too.
"""
import json
import os
import re

from .fields import COMBINATION, MISSING, RANGE, TYPE, UNKNOWN

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "Ledger", "schema")
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def load(folder=FOLDER):
    """type -> schema of every readable file NAME.schema.json in the folder; empty if there is none."""
    schemas = {}
    try:
        names = os.listdir(folder)
    except OSError:
        return schemas
    for name in names:
        if name.endswith(".schema.json"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                schemas[name.removesuffix(".schema.json")] = json.load(file)
    return schemas


def fault(schema, value, root=None):
    """Code of the first keyword that refuses the value, or None."""
    root = schema if root is None else root
    if schema is True or schema is False:
        return None if schema else UNKNOWN
    if "$ref" in schema:
        code = fault(_resolve(schema["$ref"], root), value, root)
        if code:
            return code
    return _basic(schema, value) or _object(schema, value, root) or _array(schema, value, root) \
        or _logic(schema, value, root)


def _resolve(reference, root):
    """A reference inside the same document; anything else accepts all."""
    if not reference.startswith("#"):
        return True
    for part in reference[1:].split("/")[1:]:
        root = root.get(part, True)
    return root


def _is(kind, value):
    """JSON type of a value; integers are not booleans."""
    if kind in ("integer", "number"):
        return type(value) is int
    return isinstance(value, TYPES[kind])


def _basic(schema, value):
    """type, const, enum, pattern, lengths and limits."""
    kinds = schema.get("type")
    if kinds is not None and not any(_is(kind, value) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        return TYPE
    if "const" in schema and (type(value) is not type(schema["const"]) or value != schema["const"]):
        return RANGE
    if "enum" in schema and value not in schema["enum"]:
        return RANGE
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            return RANGE
        return RANGE if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 2 ** 53) else None
    if type(value) is int:
        low, high = schema.get("minimum", -2 ** 53), schema.get("maximum", 2 ** 53)
        return None if low <= value <= high else RANGE
    return None


def _object(schema, value, root):
    """Keys, then the values of properties."""
    if not isinstance(value, dict):
        return None
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    if others is False and set(value) - set(known):
        return UNKNOWN
    if set(schema.get("required", ())) - set(value):
        return MISSING
    if len(value) < schema.get("minProperties", 0):
        return RANGE
    for name, needed in schema.get("dependentRequired", {}).items():
        if name in value and set(needed) - set(value):
            return COMBINATION
    for name, item in value.items():
        code = fault(known.get(name, others), item, root)
        if not code and "propertyNames" in schema:
            code = UNKNOWN if fault(schema["propertyNames"], name, root) else None
        if code:
            return code
    return None


def _array(schema, value, root):
    """Length, uniqueness, items."""
    if not isinstance(value, list):
        return None
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 2 ** 53):
        return RANGE
    if schema.get("uniqueItems") and len({repr(item) for item in value}) != len(value):
        return RANGE
    codes = (fault(schema["items"], item, root) for item in value) if "items" in schema else ()
    return next((code for code in codes if code), None)


def _logic(schema, value, root):
    """allOf, anyOf, oneOf, not, if/then/else."""
    for part in schema.get("allOf", ()):
        code = fault(part, value, root)
        if code:
            return code
    for name, low, high in (("anyOf", 1, 10 ** 6), ("oneOf", 1, 1)):
        if name in schema and not low <= sum(fault(part, value, root) is None for part in schema[name]) <= high:
            return COMBINATION
    if "not" in schema and fault(schema["not"], value, root) is None:
        return COMBINATION
    if "if" in schema:
        branch = "then" if fault(schema["if"], value, root) is None else "else"
        return COMBINATION if fault(schema.get(branch, True), value, root) else None
    return None
