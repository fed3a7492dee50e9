"""Command files: every fault that shows in the file alone (spec 12 §1 to §4)."""
from . import fields, json_profile
from .table import ENVELOPE, TYPES

HEADER_MODES = ("atomic", "itemised")
MAX_BATCH = 16384
VALUES = ("reason", "comment", "number", "source", "recipient")
FILES = ("file", "evidence", "consent_evidence")


def line_fields(kind):
    """Fields of a line that becomes a statement of this type."""
    plain, values, files = {}, {}, {}
    for name, (form, argument, optional) in TYPES[kind][1].items():
        if name in ENVELOPE:
            continue
        if form in ("profile", "facts"):
            values.update(fields.tag_fields(form, argument, "text", "0..16384"))
        elif form == "hex64" and name in VALUES:
            values[name] = ("text", "0..16384", optional)
        elif form == "hex64" and name in FILES:
            files[name] = ("text", "1..1000", optional)
        else:
            plain[name] = ({"ref": "command_ref", "range": "command_range"}.get(form, form), argument, optional)
    known = {"author": ("text", "1..200", False), "batch": ("code", None, True), "becomes": ("code", None, False),
             "command": ("id", None, False), "fields": ("object", plain, False)}
    for name, inner in (("values", values), ("files", files)):
        if inner:
            known[name] = ("object", inner, all(optional for _, _, optional in inner.values()))
    return known


LINES = {kind: line_fields(kind) for kind in TYPES}


def faults(data):
    """[(line number, code, field or None)] of a whole file, ordered by line."""
    lines = data.split(b"\n")
    if len(lines) > 1 and lines[-1] == b"":
        lines.pop()
    mode = _mode(lines[0])
    if mode is None:
        return [(1, "commands_header", None)]
    found, numbers, parsed = [], {}, []
    for number, line in enumerate(lines[1:], 2):
        value, fault = _line(line)
        if fault is None and value["command"] in numbers:
            fault = "command_repeated", "command"
        if value is not None and isinstance(value.get("command"), str):
            numbers.setdefault(value["command"], number)
        parsed.append((number, value))
        if fault:
            found.append((number, *fault))
    found += _references(parsed, numbers) + _batches(parsed, mode)
    return sorted(found, key=lambda fault: fault[0])


def _mode(line):
    """Mode of the header, or None."""
    try:
        value = json_profile.parse(line)
    except json_profile.ProfileError:
        return None
    right = set(value) == {"mode", "xinshi_commands"} and value["mode"] in HEADER_MODES
    return value["mode"] if right and type(value["xinshi_commands"]) is int and value["xinshi_commands"] == 1 else None


def _line(line):
    """(value, fault) of one command line; the value of a line with a fault of form is None."""
    try:
        value = json_profile.parse(line)
    except json_profile.ProfileError as error:
        return None, (error.code, None)
    kind = value.get("becomes")
    if "becomes" not in value:
        return None, (fields.MISSING, "becomes")
    if not isinstance(kind, str):
        return None, (fields.TYPE, "becomes")
    if kind not in LINES:
        return None, ("unknown_type", "becomes")
    fault = fields.first(fields.object_faults(LINES[kind], value))
    return (None, fault) if fault else (value, None)


def _references(parsed, numbers):
    """References and ranges that name a command of this line or of one below."""
    found = []
    for number, value in parsed:
        for name, field in (value or {"fields": {}})["fields"].items():
            named = field.get("command") if isinstance(field, dict) and name != "document" else None
            if named is not None and numbers.get(named, 0) >= number:
                found.append((number, "command_below", "fields." + name))
    return found


def _batches(parsed, mode):
    """batch_split, atomic_split, batch_too_large."""
    found, before, labels, size = [], None, set(), 0
    authors = [value["author"] for _, value in parsed if value]
    for number, value in parsed:
        if value is None:
            continue
        label, author = value.get("batch"), value["author"]
        if mode == "atomic":
            size += 1
            if author != authors[0] or label is not None:
                found.append((number, "atomic_split", "author" if author != authors[0] else "batch"))
        else:
            same = label is not None and before is not None and before[0] == label
            size = size + 1 if same else 1
            if (same and before[1] != author) or (label in labels and not same):
                found.append((number, "batch_split", "batch"))
            if label is not None:
                labels.add(label)
            before = label, author
        if size == MAX_BATCH + 1:
            found.append((number, "batch_too_large", None))
    return found
