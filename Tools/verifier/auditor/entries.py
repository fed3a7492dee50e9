"""Entries: header, GENESIS, LOG acts (spec 02)."""
from . import ed25519, json_profile
from .encoding import FIRST_INSTANT, HEX32, HEX64, HEX128, LAST_INSTANT, sha256

GENESIS, BATCH, STATEMENT, LOG = range(4)
HEADER = 50


class Entry:
    """One leaf with its header fields."""
    __slots__ = ("at", "raw", "version", "kind", "index", "time", "prev")

    def __init__(self, at, raw):
        self.at, self.raw = at, raw
        self.version, self.kind = raw[0], raw[1]
        self.index = int.from_bytes(raw[2:10], "big")
        self.time = int.from_bytes(raw[10:18], "big")
        self.prev = raw[18:50]

    @property
    def body(self):
        """The bytes after the header."""
        return self.raw[HEADER:]


def genesis_prev(origin):
    """`prev` of entry 0."""
    return sha256(b"xinshi/v1/genesis\0" + origin.encode())


def header_faults(entry, prev, last_time):
    """(code, at) of the header in the order of spec 10 §2 step 4."""
    if entry.prev != prev:
        yield "entry_prev", [18, 50]
    if entry.version != 1:
        yield "entry_version", [0, 1]
    if entry.kind > LOG or (entry.kind == GENESIS) != (entry.at == 0):
        yield "entry_kind", [1, 2]
    if entry.index != entry.at:
        yield "entry_index", [2, 10]
    seconds = entry.time // 1000
    if entry.time < last_time or not FIRST_INSTANT <= seconds <= LAST_INSTANT:
        yield "entry_time", [10, 18]


def _integer(low=0, high=json_profile.LIMIT):
    """Test for an integer in a range."""
    return lambda value: type(value) is int and low <= value <= high


def _text(low, high):
    """Test for a string of so many bytes."""
    return lambda value: isinstance(value, str) and low <= len(value.encode()) <= high


def _hex(pattern):
    """Test for a string of hex digits."""
    return lambda value: isinstance(value, str) and bool(pattern.match(value))


def _equal(constant):
    """Test for one value."""
    return lambda value: type(value) is type(constant) and value == constant


def origin_ok(value):
    """1...255 bytes, no white space, no plus, no control character."""
    if not _text(1, 255)(value):
        return False
    return not any(char == "+" or char.isspace() or char < " " or "\x7f" <= char <= "\x9f" for char in value)


def digests_ok(value):
    """Names to digests; which names is for step 10 to judge."""
    return isinstance(value, dict) and bool(value) and all(map(_hex(HEX64), value.values()))


GENESIS_FIELDS = {
    "created": _integer(FIRST_INSTANT, LAST_INSTANT), "hash": _equal("sha-256"), "log_key": _hex(HEX64),
    "nonce": _hex(HEX32), "origin": origin_ok, "policy": _hex(HEX64), "retention": _text(1, 500),
    "root_key": _hex(HEX64), "root_organisation": _hex(HEX32), "root_subject": _hex(HEX32),
    "signature": _equal("ed25519"), "type": _equal("genesis"), "v": _equal(1),
}
LOG_FIELDS = {
    "log_key_rotated": {"log_key": _hex(HEX64), "proof": _hex(HEX128)},
    "projections_digested": {"size": _integer(), "digests": digests_ok},
    "federation_anchored": {"origin": origin_ok, "size": _integer(), "root": _hex(HEX64)},
    "successor_named": {"origin": origin_ok, "genesis": _hex(HEX64), "reason": _text(1, 500)},
}


def _object_fault(value, fields):
    """Why an object does not have exactly these fields, or None."""
    if set(value) != set(fields):
        return "keys " + ",".join(sorted(set(value) ^ set(fields)))
    wrong = [name for name, test in fields.items() if not test(value[name])]
    return "field " + wrong[0] if wrong else None


def read_object(body, fields_of):
    """(object, fault): profile and fields of a GENESIS or LOG body."""
    try:
        value = json_profile.parse(body)
    except json_profile.ProfileError as error:
        return None, error.code
    fields = fields_of(value)
    if fields is None:
        return None, "unknown type"
    fault = _object_fault(value, fields)
    return (None, fault) if fault else (value, None)


def read_genesis(entry):
    """(object, fault) of entry 0."""
    return read_object(entry.body, lambda value: GENESIS_FIELDS)


def read_log_act(entry, genesis_leaf):
    """(object, fault) of a LOG entry."""
    value, fault = read_object(entry.body, log_fields)
    if fault:
        return None, fault
    if value["type"] == "projections_digested" and value["size"] != entry.at:
        return None, "size is not this index"
    if value["type"] == "log_key_rotated":
        message = b"xinshi/v1/log-key\0" + genesis_leaf + bytes.fromhex(value["log_key"])
        if not ed25519.verify(bytes.fromhex(value["log_key"]), message, bytes.fromhex(value["proof"])):
            return None, "proof does not verify"
    return value, None


def log_fields(value):
    """Fields of the act's type, with type and v."""
    kind = value.get("type")
    fields = LOG_FIELDS.get(kind) if isinstance(kind, str) else None
    return None if fields is None else dict(fields, type=_equal(kind), v=_equal(1))
