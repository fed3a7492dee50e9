"""Batches: layout, extent, root, sizes, signatures (spec 02 §3-4, audit steps 5 and 6)."""
from . import ed25519, json_profile, merkle
from .encoding import sha256
from .entries import BATCH, HEADER, LOG, STATEMENT

LENGTH = 231
MAX_COUNT = 16384
MAX_BYTES = 16 * 1024 * 1024
MAX_STATEMENT = 8192
MAX_POLICY = 60000


class Batch:
    """Fields of a BATCH entry; statements are added while reading."""

    def __init__(self, entry):
        raw = entry.raw
        self.entry, self.index = entry, entry.at
        self.author_key = raw[50:82]
        self.first_seq = int.from_bytes(raw[82:90], "big")
        self.count = int.from_bytes(raw[90:94], "big")
        self.prev_batch, self.root = raw[94:126], raw[126:158]
        self.algorithm, self.signature = raw[166], raw[167:231]
        self.digest = sha256(raw[50:166])
        self.statements, self.author = [], None

    @property
    def fault(self):
        """Refusal of the reader (spec 02 §7) by the ranges and by first_seq and prev_batch, or None."""
        if self.first_seq + self.count >= 2 ** 63:
            return "batch_sequence"
        if (self.first_seq == 0) != (self.prev_batch == bytes(32)):
            return "batch_previous"
        return "batch_time" if int.from_bytes(self.entry.raw[158:166], "big") >= 2 ** 63 else None

    def message(self, genesis_leaf):
        """What the author signed."""
        return b"xinshi/v1/batch\0" + genesis_leaf + self.entry.raw[50:166]


class Statement:
    """One STATEMENT entry: value is None unless it is in the profile; ok while it has a good form and breaks no rule."""
    __slots__ = ("entry", "index", "batch", "position", "value", "error", "ok")

    def __init__(self, entry, batch):
        self.entry, self.index = entry, entry.at
        self.batch, self.position = batch, len(batch.statements)
        self.value, self.error, self.ok = None, None, False
        try:
            self.value = json_profile.parse(entry.body)
        except json_profile.ProfileError as error:
            self.error = error


def read_batches(entries, finish, report):
    """Cut entries into batches. `finish`: the log really ends there (not stopped before).

    Returns (batches, index at which reading stopped or None).
    """
    batches, at = [], 1
    while at < len(entries):
        entry = entries[at]
        if entry.kind == LOG:
            at += 1
            continue
        if entry.kind == STATEMENT:
            report(5, at, "statement_outside_batch", [1, 2], "statement after the last of its batch")
            return batches, at
        batch = _open(entry, report)
        if batch is None:
            return batches, at
        batches.append(batch)
        at = _fill(batch, entries, finish, report)
    return batches, None


def _open(entry, report):
    """Batch of a BATCH entry, or None if its extent is unknown."""
    if len(entry.raw) != LENGTH:
        report(5, entry.at, "batch_layout", [HEADER, len(entry.raw)], "a batch entry has 231 bytes")
        return None
    batch = Batch(entry)
    if not 1 <= batch.count <= MAX_COUNT:
        report(5, entry.at, "batch_count", [90, 94], f"count {batch.count}")
        return None
    if batch.fault:
        report(5, entry.at, "batch_layout", [82, 126], batch.fault)
        return None
    return batch


def _fill(batch, entries, finish, report):
    """Take the statements of a batch and check them as bytes; the index after the last."""
    at = batch.index + 1
    while at < len(entries) and len(batch.statements) < batch.count and entries[at].kind == STATEMENT:
        batch.statements.append(Statement(entries[at], batch))
        at += 1
    if len(batch.statements) < batch.count:
        if finish or at < len(entries):
            report(5, batch.index, "batch_truncated", [90, 94],
                   f"{len(batch.statements)} of {batch.count} statements")
        return at
    _check_bytes(batch, report)
    _check_times(batch, report)
    return at


def _check_times(batch, report):
    """A batch is committed in one turn: all its entries have one log time (02 §1; of step 4)."""
    for statement in batch.statements:
        if statement.entry.time != batch.entry.time:
            report(4, statement.index, "entry_time", [10, 18], "differs from the time of its batch")
            return


def _check_bytes(batch, report):
    """Root and size limits of a complete batch."""
    bodies = [statement.entry.body for statement in batch.statements]
    if merkle.root_of(bodies) != batch.root:
        report(5, batch.index, "batch_root", [126, 158], "statements_root differs from the statements")
    if sum(map(len, bodies)) > MAX_BYTES:
        report(5, batch.index, "batch_too_large", None, "more than 16 MiB")
    for statement in batch.statements:
        if len(statement.entry.body) > statement_limit(statement):
            report(5, statement.index, "statement_too_large", [HEADER, len(statement.entry.raw)], "too long")


def statement_limit(statement):
    """8,192 bytes, 60,000 for policy_adopted."""
    policy = statement.value is not None and statement.value.get("type") == "policy_adopted"
    return MAX_POLICY if policy else MAX_STATEMENT


def check_signatures(batches, public_keys, genesis_leaf, report):
    """Step 6: algorithm and signature of every batch whose public key the log names."""
    for batch in batches:
        if batch.algorithm != 1:
            report(6, batch.index, "author_algorithm", [166, 167], f"algorithm {batch.algorithm}")
            continue
        key = public_keys.get(batch.author_key)
        if key is not None and not ed25519.verify(key, batch.message(genesis_leaf), batch.signature):
            report(6, batch.index, "author_signature", [167, 231], "signature does not verify")
