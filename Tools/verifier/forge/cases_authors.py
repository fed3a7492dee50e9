"""Authors, the JSON profile, schema and references in perfectly signed batches (steps 6 to 8)."""
from auditor import ed25519
from auditor.json_profile import canonical

from .case import Forged, case
from .cases_bytes import LAST, small
from .writer import Signer, digest, identity

NEXT = LAST + 1          # the first BATCH after the small log


def volunteers(world, *names):
    """Statements that register people."""
    return [world.volunteer(name) for name in names]


@case("replayed-batch", "author sequence", "author_sequence", NEXT + 2)
def _replay():
    world = small()
    world.batch("desk-station", volunteers(world, "ann"))
    body, statement = world.log.entries[NEXT][50:], world.log.entries[NEXT + 1][50:]
    world.log.append(1, body)
    world.log.append(2, statement)
    return world


@case("batch-of-another-log", "author signature", "author_signature", NEXT)
def _other_log():
    world = small()
    world.batch("desk-station", volunteers(world, "ann"), genesis=bytes.fromhex(digest("another G")))
    return world


@case("used-sequence", "author sequence", "author_sequence", NEXT + 5)
def _used():
    world = small()
    world.batch("desk-station", volunteers(world, "ann"))
    world.batch("desk-station", volunteers(world, "bo", "eve"))
    world.batch("desk-station", volunteers(world, "kim"), first_seq=1)
    return world


@case("sequence-gap", "author sequence", "author_sequence", NEXT + 2)
def _gap():
    world = small()
    world.batch("desk-station", volunteers(world, "ann"))
    world.batch("desk-station", volunteers(world, "bo"), first_seq=2)
    return world


@case("previous-batch", "author sequence", "author_previous_batch", NEXT + 2)
def _previous():
    world = small()
    world.batch("desk-station", volunteers(world, "ann"))
    world.batch("desk-station", volunteers(world, "bo"), prev_batch=bytes.fromhex(digest("other")))
    return world


@case("signature-malleated", "author signature", "author_signature", NEXT)
def _malleated():
    world = small()
    world.batch("desk-station", volunteers(world, "ann"))
    raw = world.log.entries[NEXT]
    scalar = int.from_bytes(raw[199:], "little") + ed25519.L
    world.log.entries[NEXT] = raw[:199] + scalar.to_bytes(32, "little")
    world.log.rechain(NEXT + 1)
    return world


@case("stranger", "author", "author_unknown", NEXT)
def _stranger():
    world = small()
    world.signer("stranger", "station")
    world.batch("stranger", volunteers(world, "ann"))
    return world


@case("key-not-yet-enrolled", "author", "author_unknown", NEXT)
def _not_yet():
    world = small()
    world.signer("late", "station")
    world.batch("late", volunteers(world, "ann"))
    world.batch("manager", [world.enrol("late")])
    return world


@case("key-revoked", "author", "author_revoked", NEXT + 2)
def _revoked():
    world = small()
    world.batch("manager", [key_statement(world, "key_revoked")])
    world.batch("desk-station", volunteers(world, "ann"))
    return world


@case("key-frozen", "author", "author_frozen", NEXT + 2)
def _frozen():
    world = small()
    world.batch("manager", [key_statement(world, "key_frozen")])
    world.batch("desk-station", volunteers(world, "ann"))
    return world


@case("key-replaced", "author", "author_revoked", NEXT + 2)
def _replaced():
    world = small()
    old, new = world.signers["desk-station"], world.signer("desk-new", "station")
    predecessor = {"author_key": old.author_key.hex(), "batch_digest": old.last_digest.hex(), "next_seq": 0}
    world.batch("manager", [world.enrol(new.label, predecessor=predecessor)])
    world.batch("desk-station", volunteers(world, "ann"))
    return world


@case("credential-key-signs", "author", "author_key_kind", NEXT + 2)
def _credential():
    world = small()
    world.signer("seal", "station").kind = "credential"
    world.batch("manager", [world.enrol("seal")])
    world.batch("seal", volunteers(world, "ann"))
    return world


def key_statement(world, kind, label="desk-station"):
    """key_revoked and the like."""
    return world.s(kind, author_key=world.signers[label].author_key.hex(), reason_code="device_lost")


def _sorted_body(world):
    """Canonical bytes of a good statement."""
    return canonical(world.volunteer("ann"))


def _nested(depth):
    """A commitments object nested too deep."""
    return b'{"a":' * depth + b"1" + b"}" * depth


JSON = {
    "duplicate-key": ("json_key_order", lambda b: b.replace(b'"type":', b'"subject":"x","type":', 1)),
    "unsorted": ("json_key_order", lambda b: b.replace(b',"v":1}', b',"a":1}')),
    "float": ("json_number", lambda b: b.replace(b'"v":1}', b'"v":1.0}')),
    "exponent": ("json_number", lambda b: b.replace(b'"v":1}', b'"v":1e0}')),
    "minus-zero": ("json_number", lambda b: b.replace(b'"v":1}', b'"v":-0}')),
    "leading-zero": ("json_number", lambda b: b.replace(b'"v":1}', b'"v":01}')),
    "number-range": ("json_number_range", lambda b: b.replace(b'"v":1}', b'"v":9007199254740992}')),
    "white-space": ("json_whitespace", lambda b: b.replace(b'"v":1}', b'"v": 1}')),
    "trailing": ("json_trailing", lambda b: b + b"{}"),
    "escape": ("json_escape", lambda b: b.replace(b'"staff"', b'"st\\u0061ff"')),
    "escaped-solidus": ("json_escape", lambda b: b.replace(b'"staff"', b'"st\\/ff"')),
    "control": ("json_control_character", lambda b: b.replace(b'"staff"', b'"st\x1fff"')),
    "control-c1": ("json_control_character", lambda b: b.replace(b'"staff"', b'"st\xc2\x85ff"')),
    "utf8": ("json_utf8", lambda b: b.replace(b'"staff"', b'"st\xed\xa0\x80ff"')),
    "bom": ("json_utf8", lambda b: b"\xef\xbb\xbf" + b),
    "not-object": ("json_not_object", lambda b: b"[" + b + b"]"),
    "key-upper": ("json_key", lambda b: b.replace(b'"v":1}', b'"V":1}')),
    "depth": ("json_depth", lambda b: _nested(9)),
    "syntax": ("json_syntax", lambda b: b[:-1]),
}
for _name, (_code, _change) in JSON.items():
    @case("json-" + _name, "json", _code, NEXT + 1)
    def _json(change=_change):
        world = small()
        world.batch("desk-station", [change(_sorted_body(world))])
        return world

FORM = {
    "unknown-type": ("unknown_type", {"type": "volunteer_praised"}),
    "version-2": ("unknown_type", {"v": 2}),
    "unknown-field": ("schema_unknown_field", {"nickname": "a"}),
    "missing-field": ("schema_missing_field", {"consents": None}),
    "no-type": ("schema_missing_field", {"type": None}),
    "type-of-field": ("schema_field_type", {"entered_by": 1}),
    "id-upper-case": ("schema_field_range", {"subject": "AB" * 16}),
    "enumeration": ("schema_field_range", {"entered_by": "nobody"}),
    "ordinal-0": ("schema_field_range", {"ordinal": 0}),
    "not-ascending": ("schema_field_range", {"consents": ["b", "a"]}),
    "profile-tag": ("schema_unknown_field", {"profile": {"shoe_size": digest("x")}}),
    "evidence-missing": ("schema_combination", {"consent_evidence": None}),
}
for _name, (_code, _fields) in FORM.items():
    @case("form-" + _name, "schema", _code, NEXT + 1)
    def _form(fields=_fields):
        world = small()
        value = dict(world.volunteer("ann"), **fields)
        world.batch("desk-station", [{k: v for k, v in value.items() if v is not None}])
        return world


@case("form-null", "schema", "schema_field_type", NEXT + 1)
def _null():
    world = small()
    world.batch("desk-station", [dict(world.volunteer("ann"), guardian=None)])
    return world


@case("statement-id-reused", "schema", "statement_id_reused", NEXT + 2)
def _id_reused():
    world = small()
    first = world.volunteer("ann")
    world.batch("desk-station", [first, dict(world.volunteer("bo"), command=first["command"])])
    return world


@case("statement-id-ordinal-is-enough", "schema good")
def _id_ordinal():
    world = small()
    first = world.volunteer("ann")
    world.batch("desk-station", [first, dict(world.volunteer("bo"), command=first["command"], ordinal=1)])
    return world


def _opened(world):
    """An activity and a roster; index of the roster."""
    world.batch("desk-station", volunteers(world, "lead", "ann") + [world.activity()])
    return world.batch("desk-station", [world.roster()]) + 1


REFERENCES = {
    "other-leaf": lambda w, at: {"index": at, "leaf": digest("leaf")},
    "not-below": lambda w, at: {"index": at + 2, "leaf": digest("leaf")},
    "another-type": lambda w, at: w.ref(at - 2),
    "offset-not-below": lambda w, at: {"offset": 0},
    "batch-entry": lambda w, at: w.ref(at - 1),
}
for _name, _ref in REFERENCES.items():
    @case("reference-" + _name, "reference", "reference_broken", "made")
    def _reference(ref=_ref):
        world = small()
        at = _opened(world)
        reference = ref(world, at)
        session = dict(world.session("ann", "2026-03-01 08:00", 1), roster=reference)
        index = world.batch("desk-station", [session]) + 1
        return Forged(world, index=index)

RANGES = {"count": {"count": 2}, "root": {"statements_root": digest("r")}, "first-seq": {"first_seq": 40},
          "key": {"author_key": digest("k")}, "except-other-type": {"except": [0]}}
for _name, _fields in RANGES.items():
    @case("range-" + _name, "reference", "range_broken", "made")
    def _range(fields=_fields):
        world = small()
        at = _opened(world)
        value = world.s("records_approved", range=dict(world.range(at - 1), **fields))
        return Forged(world, index=world.batch("manager", [value]) + 1)


@case("key-without-proof", "author proof", "author_unknown", NEXT + 2)
def _no_proof():
    world = small()
    world.signer("thief", "station")
    proof = Signer("someone else").sign(b"anything").hex()
    world.batch("manager", [world.enrol("thief", proof=proof)])
    world.batch("thief", volunteers(world, "ann"))
    return world


@case("key-of-small-order", "author proof", "rule:key_proof_invalid", NEXT + 1)
def _small_order():
    world = small()
    world.signer("thief", "station")
    value = dict(world.enrol("thief"), public_key="01" + "00" * 31, proof="01" + "00" * 63)
    world.batch("manager", [value])
    return world


@case("proof-for-another-organisation", "author proof", "rule:key_proof_invalid", NEXT + 1)
def _other_organisation():
    world = small()
    world.signer("desk-new", "station2")
    value = dict(world.enrol("desk-new"), organisation=world.org["station"])
    world.batch("manager", [value])
    return world


@case("command-of-another", "schema", "schema_field_range", NEXT + 1)
def _command():
    world = small()
    world.batch("desk-station", [dict(world.volunteer("ann"), command=identity("x")[:-1])])
    return world
