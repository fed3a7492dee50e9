"""Form of statements: profile, envelope, schema, ids and references (spec 05; audit step 8)."""
from . import fields, merkle, schema
from .entries import HEADER, STATEMENT
from .table import RANGED, TARGETS, TYPES


def form_fault(value):
    """(code, what) of envelope and schema of a statement in the profile, or None."""
    kind = value.get("type")
    if kind is None and "type" not in value:
        return fields.MISSING, "type"
    if not isinstance(kind, str):
        return fields.TYPE, "type"
    if kind not in TYPES or ("v" in value and type(value["v"]) is int and value["v"] != 1):
        return "unknown_type", f"{kind} v {value.get('v')}"
    known = TYPES[kind][1]
    for name in value:
        if name not in known:
            return fields.UNKNOWN, name
    for name, (_, _, optional) in known.items():
        if not optional and name not in value:
            return fields.MISSING, name
    return _values_fault(value, known) or _combination_fault(kind, value)


def _values_fault(value, known):
    """Notations of all fields, then ranges of all fields."""
    for name in value:
        code = fields.notation_fault(known[name][0], known[name][1], value[name])
        if code:
            return code, name
    for name in value:
        if fields.value_fault(known[name][0], known[name][1], value[name]):
            return fields.RANGE, name
    return None


def _combination_fault(kind, value):
    """Fields that exclude or demand one another."""
    test = COMBINATIONS.get(kind)
    return ("schema_combination", test.__doc__) if test and not test(value) else None


def _interval(value):
    """either none or all of start, end, break"""
    has = ("start" in value, "end" in value)
    return has[0] == has[1] and (has[0] or "break" not in value) and value.get("break") != 0


def _key(value):
    """subject exactly for kind person"""
    return ("subject" in value) == (value["key_kind"] == "person")


def _policy(value):
    """name and version of the document are those of the statement"""
    document = value["document"]
    return document["name"] == value["policy"] and type(document["version"]) is int \
        and document["version"] == value["version"]


def _registration(value):
    """consent_evidence is required with entered_by staff"""
    return value["entered_by"] != "staff" or "consent_evidence" in value


def _days(value):
    """last_day not before first_day"""
    return value["first_day"] <= value["last_day"]


def _roster(value):
    """file is required for back_office"""
    return value["evidence"] != "back_office" or "file" in value


def _certificate(value):
    """records, or records_commitment and records_count"""
    hidden = ("records_commitment" in value, "records_count" in value)
    return hidden == (True, True) if "records" not in value else hidden == (False, False)


COMBINATIONS = {
    "session_recorded": _interval, "session_corrected": _interval, "key_enrolled": _key,
    "policy_adopted": _policy, "volunteer_registered": _registration, "activity_opened": _days,
    "activity_amended": _days, "roster_opened": _roster, "certificate_issued": _certificate,
}


class Statements:
    """All statements of a log with what references need."""

    def __init__(self, batches, entries, leaves):
        self.entries, self.leaves = entries, leaves
        self.batches, self.schemas = batches, schema.load()
        self.by_index = {s.index: s for batch in batches for s in batch.statements}
        self.by_start = {}
        for batch in batches:
            self.by_start.setdefault((batch.author_key, batch.first_seq), []).append(batch)

    def check_form(self, report):
        """Profile, envelope and schema of every statement; sets `ok`."""
        for statement in self.by_index.values():
            if statement.error:
                at = HEADER + statement.error.offset
                report(8, statement.index, statement.error.code, [at, at + 1], "not in the JSON profile")
                continue
            fault = form_fault(statement.value) or self._schema_fault(statement.value)
            if fault:
                report(8, statement.index, fault[0], [HEADER, len(statement.entry.raw)], fault[1])
            statement.ok = fault is None

    def _schema_fault(self, value):
        """A second opinion by Ledger/schema, where it is there."""
        code = schema.fault(self.schemas.get(value["type"], True), value)
        return (code, "by Ledger/schema") if code else None

    def check_references(self, report):
        """Statement ids, references and batch ranges; takes `ok` away where broken."""
        seen = set()
        for statement in self.by_index.values():
            if statement.value is None or not statement.ok:
                continue
            identity = statement.value["command"], statement.value.get("ordinal", 0)
            fault = "statement_id_reused" if identity in seen else self._reference_fault(statement)
            seen.add(identity)
            if fault:
                report(8, statement.index, fault, [HEADER, len(statement.entry.raw)], "see the code")
                statement.ok = False

    def _reference_fault(self, statement):
        """reference_broken, range_broken or None."""
        for name, target_type in TARGETS.items():
            if name in statement.value:
                target = self.resolve(statement, statement.value[name])
                if target is None or target.value is None or target.value.get("type") != target_type:
                    return "reference_broken"
        if statement.value["type"] in RANGED and self.range_of(statement) is None:
            return "range_broken"
        return None

    def resolve(self, statement, reference):
        """The statement that a reference names, or None if it is broken."""
        if "offset" in reference:
            offset = reference["offset"]
            return statement.batch.statements[offset] if offset < statement.position else None
        index = reference["index"]
        if index >= statement.index or self.entries[index].kind != STATEMENT:
            return None
        return self.by_index.get(index) if self.leaves[index].hex() == reference["leaf"] else None

    def range_of(self, statement):
        """The batch that a batch range names, or None if it is broken."""
        value = statement.value
        for batch in self.by_start.get((bytes.fromhex(value["author_key"]), value["first_seq"]), ()):
            same = batch.count == value["count"] and batch.root.hex() == value["statements_root"]
            if same and batch.index + batch.count < statement.index and batch is not statement.batch:
                return batch if self._except_ok(batch, value["except"]) else None
        return None

    @staticmethod
    def _except_ok(batch, offsets):
        """Every offset in `except` is that of a session."""
        types = [(s.value or {}).get("type") for s in batch.statements]
        return all(offset < batch.count and types[offset] == "session_recorded" for offset in offsets)


def leaf_hashes(raw_entries):
    """Leaf hash of every entry."""
    return [merkle.leaf_hash(raw) for raw in raw_entries]
