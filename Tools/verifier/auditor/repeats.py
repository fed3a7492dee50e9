"""A command that the log knows: whether it asks again for what stands there (spec 12 §2)."""
from .table import ENVELOPE, TYPES


def difference(line, statement, commitments, places, batch):
    """The first field in which a line differs from the statement, or None.

    commitments: what the line's values and files are committed to; places: offset in `batch` of each command named.
    """
    kind = line["becomes"]
    if statement["type"] != kind:
        return "becomes"
    for name, (form, _, _) in sorted(TYPES[kind][1].items()):
        if name in ENVELOPE:
            continue
        if form in ("profile", "facts"):
            given = {tag: commitments[tag] for tag in line.get("values", {})}
            logged = statement.get(name, {})
            differing = [tag for tag in sorted(given.keys() | logged.keys()) if given.get(tag) != logged.get(tag)]
            if differing:
                return differing[0]
            continue
        if name in line["fields"]:
            made = _resolved(line["fields"][name], form, places, batch)
        elif name in line.get("values", {}) or name in line.get("files", {}):
            made = commitments[name]
        else:
            made = None
        if made != statement.get(name):
            return name
    return None


def _resolved(value, form, places, batch):
    """A field with the commands that it names replaced; None when one is not known."""
    if form not in ("ref", "range") or "command" not in value:
        return value
    named = [value["command"], *value.get("except", [])]
    if not all(command in places for command in named):
        return None
    if form == "ref":
        return {"offset": places[value["command"]]}
    left_out = sorted(places[command] for command in value.get("except", []))
    return {**batch, **({"except": left_out} if left_out else {})}
