"""A small writer of logs: deterministic keys, entries, checkpoints, export (spec 02, 03)."""
import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from auditor import merkle, tiles
from auditor.encoding import author_key_of, encode_base64, sha256
from auditor.json_profile import canonical

ORIGIN = "forge.example/xinshi"


def identity(label):
    """16 deterministic bytes as 32 hex digits."""
    return hashlib.sha256(b"xinshi-forge/id/" + label.encode()).hexdigest()[:32]


def digest(label):
    """32 deterministic bytes as 64 hex digits."""
    return hashlib.sha256(b"xinshi-forge/digest/" + label.encode()).hexdigest()


class Signer:
    """An Ed25519 key made from a label."""

    def __init__(self, label):
        self.label = label
        self.private = Ed25519PrivateKey.from_private_bytes(sha256(b"xinshi-forge/key/" + label.encode()))
        self.public = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.author_key = author_key_of(self.public)
        self.organisation = self.subject = None
        self.kind = "person"
        self.next_seq, self.last_digest = 0, bytes(32)

    def sign(self, message):
        """Signature over the message."""
        return self.private.sign(message)

    def key_id(self, name, kind):
        """Key ID of a note signature."""
        return sha256(name.encode() + b"\n" + bytes([kind]) + self.public)[:4]

    def vkey(self, name, kind):
        """Verifier key in text form."""
        return f"{name}+{self.key_id(name, kind).hex()}+{encode_base64(bytes([kind]) + self.public)}"


class Log:
    """Entries as bytes; every method appends what an honest log would."""

    def __init__(self, origin=ORIGIN, key=None):
        self.origin, self.key = origin, key or Signer("log")
        self.entries, self.time, self.genesis_leaf = [], 0, None

    def append(self, kind, body, version=1, index=None, prev=None):
        """Append one entry at the current time; its index."""
        at = len(self.entries)
        self.entries.append(bytes([version, kind]) + (at if index is None else index).to_bytes(8, "big")
                            + self.time.to_bytes(8, "big") + (prev or self.head()) + body)
        return at

    def head(self):
        """`prev` of the next entry."""
        if self.entries:
            return merkle.leaf_hash(self.entries[-1])
        return sha256(b"xinshi/v1/genesis\0" + self.origin.encode())

    def genesis(self, body):
        """Append entry 0."""
        self.append(0, canonical(body))
        self.genesis_leaf = merkle.leaf_hash(self.entries[0])

    def act(self, kind, **fields):
        """Append a LOG entry."""
        return self.append(3, canonical(dict(fields, type=kind, v=1)))

    def batch(self, signer, bodies, first_seq=None, prev_batch=None, root=None, count=None, alg=1,
              genesis=None, signature=None, remember=True):
        """Append a BATCH and its statements; the arguments override what is honest."""
        first_seq = signer.next_seq if first_seq is None else first_seq
        count = len(bodies) if count is None else count
        signed = signer.author_key + first_seq.to_bytes(8, "big") + count.to_bytes(4, "big") \
            + (prev_batch or signer.last_digest) + (root or merkle.root_of(bodies)) \
            + self.time.to_bytes(8, "big")
        message = b"xinshi/v1/batch\0" + (genesis or self.genesis_leaf) + signed
        at = self.append(1, signed + bytes([alg]) + (signature or signer.sign(message)))
        for body in bodies:
            self.append(2, body)
        if remember:
            signer.next_seq, signer.last_digest = first_seq + count, sha256(signed)
        return at

    def leaf(self, at):
        """Leaf hash of an entry."""
        return merkle.leaf_hash(self.entries[at])

    def rechain(self, start=1):
        """Recompute `prev` from an entry on, as a log that rewrites its past would."""
        for at in range(max(start, 1), len(self.entries)):
            raw = self.entries[at]
            self.entries[at] = raw[:18] + merkle.leaf_hash(self.entries[at - 1]) + raw[50:]

    def tree(self):
        """Tree over all entries."""
        return merkle.Tree([merkle.leaf_hash(raw) for raw in self.entries])


def checkpoint_text(origin, size, root):
    """Text of a checkpoint."""
    return f"{origin}\n{size}\n{encode_base64(root)}\n"


def sign_note(text, name, signer):
    """A note with one signature."""
    line = encode_base64(signer.key_id(name, 1) + signer.sign(text.encode()))
    return f"{text}\n\u2014 {name} {line}\n"


def cosign(note, name, signer, stamp):
    """The note with one more cosignature."""
    text = note[:note.rindex("\n\n") + 1]
    message = f"cosignature/v1\ntime {stamp}\n".encode() + text.encode()
    line = encode_base64(signer.key_id(name, 4) + stamp.to_bytes(8, "big") + signer.sign(message))
    return f"{note}\u2014 {name} {line}\n"


def export_tree(entries):
    """Paths and bytes of all tiles and bundles."""
    tree = merkle.Tree([merkle.leaf_hash(raw) for raw in entries])
    files = {}
    for level, number, width in tiles.hash_tiles(len(entries), len(entries)):
        files[tiles.tile_path(level, number, width)] = tiles.expected_tile(tree, level, number, width)
    for number in range((len(entries) + 255) // 256):
        part = entries[256 * number:256 * number + 256]
        bundle = b"".join(len(raw).to_bytes(2, "big") + raw for raw in part)
        files[tiles.tile_path("entries", number, len(part))] = bundle
    return files
