"""Signed notes, checkpoints, cosignatures and verifier keys (spec 03 §2)."""
from dataclasses import dataclass, field

from . import ed25519
from .encoding import decode_base64, decode_size, sha256

MAX_BYTES = 65536
MAX_LINES = 64
DASH = "\u2014 "
SPACES = frozenset("\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | \
    {chr(code) for code in range(0x2000, 0x200B)}


class NoteError(Exception):
    """A refusal with a code of spec 03 §2."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class VerifierKey:
    """A vkey: name, signature type, public key."""
    name: str
    kind: int
    public_key: bytes

    @property
    def key_id(self):
        """First four bytes of the key hash."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public_key)[:4]


@dataclass
class Note:
    """Text and signature lines (name, key ID, signature) of a note, not yet verified."""
    text: str
    lines: list


@dataclass
class Checkpoint:
    """A verified checkpoint; times: witness public key -> cosignature timestamp."""
    origin: str
    size: int
    root: bytes
    times: dict = field(default_factory=dict)


def good_name(name):
    """A key name is not empty and has no white space, no plus and no control character."""
    return bool(name) and not any(char in SPACES or char == "+" or char < " " or "\x7f" <= char <= "\x9f" for char in name)


def parse_vkey(text):
    """VerifierKey of name+hex8+base64(type || key), or None."""
    parts = text.split("+", 2)
    if len(parts) != 3 or not good_name(parts[0]):
        return None
    data = decode_base64(parts[2])
    if data is None or len(data) != 33:
        return None
    key = VerifierKey(parts[0], data[0], data[1:])
    return key if key.key_id.hex() == parts[1] else None


def parse_note(data):
    """Syntax of a signed note; raises NoteError."""
    if len(data) > MAX_BYTES:
        raise NoteError("note_too_large")
    try:
        whole = data.decode("utf-8", "strict")
    except UnicodeDecodeError:
        raise NoteError("note_utf8") from None
    if any(char < " " and char != "\n" for char in whole):
        raise NoteError("note_control_character")
    split = whole.rfind("\n\n")
    if split < 0 or split + 2 == len(whole):
        raise NoteError("note_no_signature")
    if not whole.endswith("\n"):
        raise NoteError("note_signature_line")
    lines = whole[split + 2:-1].split("\n")
    if len(lines) > MAX_LINES:
        raise NoteError("note_too_large")
    return Note(whole[:split + 1], _signature_lines(lines))


def _signature_lines(lines):
    """Parse signature lines; a repeated (name, key ID) is refused."""
    result, seen = [], set()
    for line in lines:
        parsed = _signature_line(line)
        if parsed[:2] in seen:
            raise NoteError("note_duplicate_signature")
        seen.add(parsed[:2])
        result.append(parsed)
    return result


def _signature_line(line):
    """(name, key ID, signature) of one line."""
    if not line.startswith(DASH):
        raise NoteError("note_signature_line")
    name, space, encoded = line[len(DASH):].rpartition(" ")
    if not space:
        raise NoteError("note_signature_line")
    if not good_name(name):
        raise NoteError("note_key_name")
    data = decode_base64(encoded)
    if data is None or len(data) < 5:
        raise NoteError("note_base64")
    return name, data[:4], data[4:]


def _verify_line(key, text, signature):
    """Timestamp (0 for a plain signature) if the line verifies, otherwise None."""
    if key.kind == 4:
        return verify_cosignature(key.public_key, text, signature)
    good = key.kind == 1 and ed25519.verify(key.public_key, text.encode(), signature)
    return 0 if good else None


def cosignature_message(text, stamp):
    """What a witness signs."""
    return f"cosignature/v1\ntime {stamp}\n{text}".encode()


def verify_cosignature(public_key, text, data):
    """Timestamp of u64 timestamp || signature if it verifies, otherwise None."""
    stamp = int.from_bytes(data[:8], "big")
    if len(data) != 72 or stamp >= 2 ** 63:
        return None
    good = ed25519.verify(public_key, cosignature_message(text, stamp), data[8:])
    return stamp if good else None


def verified_lines(note, keys):
    """(key, timestamp) of every line by a known key, in order; NoteError if one is bad or none is there."""
    known = {(key.name, key.key_id): key for key in keys}
    result = []
    for name, key_id, signature in note.lines:
        key = known.get((name, key_id))
        if key is not None:
            stamp = _verify_line(key, note.text, signature)
            if stamp is None:
                raise NoteError("note_bad_signature")
            result.append((key, stamp))
    if not result:
        raise NoteError("note_unverified")
    return result


def verify_note(note, log_keys, witnesses):
    """Cosignature times by witness key; NoteError unless a log key signed."""
    lines = verified_lines(note, list(log_keys) + list(witnesses))
    if not any(key in log_keys for key, _ in lines):
        raise NoteError("note_unverified")
    return {key.public_key: stamp for key, stamp in lines if key.kind == 4}


def parse_checkpoint_text(text, origin):
    """Exactly three lines: origin, size, root; raises NoteError."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3]:
        raise NoteError("checkpoint_lines")
    if lines[0] != origin or not good_name(lines[0]) or len(lines[0].encode()) > 255:
        raise NoteError("checkpoint_origin")
    size = decode_size(lines[1])
    if size is None:
        raise NoteError("checkpoint_size")
    root = decode_base64(lines[2])
    if root is None or len(root) != 32 or (size == 0 and root != sha256(b"")):
        raise NoteError("checkpoint_root")
    return Checkpoint(lines[0], size, root)


def read_checkpoint(data, log_keys, witnesses):
    """Syntax, then signatures, then text, in this order; raises NoteError."""
    note = parse_note(data)
    times = verify_note(note, log_keys, witnesses)
    checkpoint = parse_checkpoint_text(note.text, log_keys[0].name)
    checkpoint.times = times
    return checkpoint


def short_form(checkpoint):
    """Size and the first 16 bytes of the root in groups of four digits."""
    digits = checkpoint.root.hex()[:32]
    return " ".join([str(checkpoint.size)] + [digits[i:i + 4] for i in range(0, 32, 4)])
