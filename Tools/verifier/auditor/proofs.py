"""Proof files and receipts, c2sp.org/tlog-proof@v1 (spec 03 §4)."""
from .encoding import decode_base64, decode_size
from .merkle import inclusion_fault
from .notes import NoteError, parse_checkpoint_text, parse_note

HEADER = "c2sp.org/tlog-proof@v1"
MAX_HASHES = 63


class Proof:
    """Index, path, optional extra data and the checkpoint note's bytes."""

    def __init__(self, index, path, extra, checkpoint):
        self.index, self.path, self.extra, self.checkpoint = index, path, extra, checkpoint


def parse_proof(data):
    """Proof of a file; raises NoteError with a code of spec 03 §4."""
    head, separator, checkpoint = data.partition(b"\n\n")
    lines = head.decode("utf-8", "replace").split("\n")
    if lines[0] != HEADER:
        raise NoteError("proof_header")
    lines, extra = lines[1:], None
    if lines and lines[0].startswith("extra"):
        extra = decode_base64(lines[0][6:]) if lines[0].startswith("extra ") else None
        if not extra:
            raise NoteError("proof_extra")
        lines = lines[1:]
    index = decode_size(lines[0][6:]) if lines and lines[0].startswith("index ") else None
    if index is None:
        raise NoteError("proof_index")
    path = [decode_base64(line) for line in lines[1:]]
    if any(node is None or len(node) != 32 for node in path):
        raise NoteError("proof_hash")
    if len(path) > MAX_HASHES or not separator:
        raise NoteError("proof_length")
    return Proof(index, path, extra, checkpoint)


def check_proof(proof, leaf, origin):
    """The proof is one for this leaf under its checkpoint (signatures are checked elsewhere)."""
    checkpoint = parse_checkpoint_text(parse_note(proof.checkpoint).text, origin)
    fault = inclusion_fault(leaf, proof.index, checkpoint.size, proof.path, checkpoint.root)
    if fault:
        raise NoteError(fault)
    return checkpoint
