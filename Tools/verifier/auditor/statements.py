"""Form of statements: profile, envelope, schema, ids and references (spec 05; audit step 8)."""
from . import fields, merkle, schema
from .entries import HEADER, STATEMENT
from .table import ALSO, RANGED, TARGETS, TYPES


def form_fault(value):
    """(code, field) of envelope, fields and combinations of a statement in the profile, or None."""
    kind = value.get("type")
    if "type" not in value:
        return fields.MISSING, "type"
    if not isinstance(kind, str):
        return fields.TYPE, "type"
    if kind not in TYPES:
        return "unknown_type", "type"
    if type(value.get("v")) is int and value["v"] != 1:
        return "unknown_type", "v"
    return fields.first(fields.object_faults(TYPES[kind][1], value)) or _combination_fault(kind, value)


def _combination_fault(kind, value):
    """Fields that exclude or demand one another: (code, first field by bytes)."""
    names = [name for name, good in COMBINATIONS.get(kind, {}).items() if not good(value)]
    return (fields.COMBINATION, min(names)) if names else None


def _days(first, last):
    """The last day is not before the first."""
    return {last: lambda value: value[first] <= value[last]}


def _policy(value):
    """The document's name and version are those of the statement."""
    document = value["document"]
    return document.get("name") == value["policy"] and type(document.get("version")) is int \
        and document["version"] == value["version"]


def _offsets(value):
    """The offsets of `except` are below `count`."""
    return all(offset < value["range"]["count"] for offset in value["range"].get("except", ()))


INTERVAL = {"start": lambda value: ("start" in value) == ("end" in value),
            "break": lambda value: "break" not in value or "start" in value}
RECORDED = {"end": lambda value: "end" not in value or "start" in value,
            "seconds": lambda value: ("seconds" in value) != ("start" in value and "end" not in value),
            "break": lambda value: "break" not in value or "start" in value and "end" in value}
RANGE = {"range.except": _offsets}
# type -> field that is named when the test fails -> test (spec 06 §1)
COMBINATIONS = {
    "session_recorded": RECORDED, "session_corrected": INTERVAL,
    "records_approved": RANGE, "records_declined": RANGE, "records_voided": RANGE,
    "activity_opened": _days("first_day", "last_day"), "activity_amended": _days("first_day", "last_day"),
    "recorded_elsewhere": _days("first_day", "last_day"),
    "student_evaluated": _days("publicity_first", "publicity_last"),
    "roster_opened": {"file": lambda value: value["evidence"] != "back_office" or "file" in value},
    "volunteer_registered": {
        "consent_evidence": lambda value: value["entered_by"] != "staff" or "consent_evidence" in value},
    "key_enrolled": {"subject": lambda value: (value["key_kind"] == "person") == ("subject" in value)},
    "policy_adopted": {"document": _policy},
    "certificate_issued": {
        "records": lambda value: ("records" in value) != ("records_commitment" in value),
        "records_commitment": lambda value: ("records_commitment" in value) == ("records_count" in value)},
}


class Statements:
    """All statements of a log with what references need."""

    def __init__(self, batches, entries, leaves):
        self.entries, self.leaves = entries, leaves
        self.batches, self.schemas = batches, schema.load()
        self.by_index = {s.index: s for batch in batches for s in batch.statements}
        self.by_start, self._seen, self._before = {}, set(), None
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

    def check_reference(self, statement, report):
        """Statement id, references and batch range of a statement of good form, the next in order; takes `ok` away where broken.

        What it refers to must be `ok` still: a statement that broke a rule has no effect.
        """
        command, ordinal = statement.value["command"], statement.value.get("ordinal", 0)
        before, self._before = self._before, (statement.batch, command, ordinal)
        follows = before is not None and before[:2] == (statement.batch, command) and ordinal > before[2]
        reused = command in self._seen and not follows
        fault = "statement_id_reused" if reused else self._reference_fault(statement)
        self._seen.add(command)
        if fault:
            report(8, statement.index, fault, [HEADER, len(statement.entry.raw)], "see the code")
            statement.ok = False

    def _reference_fault(self, statement):
        """reference_broken, range_broken or None."""
        for name, target_type in TARGETS.items():
            if name in statement.value:
                target = self.resolve(statement, statement.value[name])
                allowed = (target_type, ALSO.get((statement.value["type"], name)))
                if target is None or not target.ok or target.value.get("type") not in allowed:
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
        value = statement.value["range"]
        for batch in self.by_start.get((bytes.fromhex(value["author_key"]), value["first_seq"]), ()):
            same = batch.count == value["count"] and batch.root.hex() == value["statements_root"]
            if same and batch.index + batch.count < statement.index and batch is not statement.batch:
                return batch if self._except_ok(batch, value.get("except", ())) else None
        return None

    @staticmethod
    def _except_ok(batch, offsets):
        """Every offset in `except` is that of a session that stands."""
        types = [s.value.get("type") if s.ok else None for s in batch.statements]
        return all(offset < batch.count and types[offset] == "session_recorded" for offset in offsets)


def leaf_hashes(raw_entries):
    """Leaf hash of every entry."""
    return [merkle.leaf_hash(raw) for raw in raw_entries]
