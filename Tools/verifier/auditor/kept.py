"""Kept checkpoints and other observers' views (spec 10 §2, step 11)."""
import os
from bisect import bisect_right
from functools import partial
from itertools import accumulate

from . import notes
from .encoding import decode_size
from .trust import read_file

SLACK_MS = 15 * 60 * 1000


def check_kept(audit):
    """Signatures, prefix, forks, backdated and postdated entries."""
    try:
        kept = _kept_files(audit.folder)
    except OSError:
        audit.report.add(11, None, "checkpoint_unverified", None, "checkpoints: the folder cannot be read")
        kept = []
    seen = [(None, view) for view in audit.views] + kept
    beyond = {}
    if audit.accepted is not None:
        _beyond(audit, 3, audit.accepted, beyond)
    for name, data in seen:
        checkpoint = _verified(audit, name, data)
        if checkpoint is not None:
            _joined(audit, name, checkpoint)
            _beyond(audit, _step(name), checkpoint, beyond)
    notes_seen = [audit.trust.accepted or b""] + [data for name, data in seen if _has_own_name(audit, name, data)]
    _check_times(audit, [audit.checkpoint] + [timed for timed in map(partial(_timed, audit), notes_seen) if timed])


def _step(name):
    """A view that the caller names belongs to step 3, a kept checkpoint to step 11."""
    return 3 if name is None else 11


def _timed(audit, data):
    """The note's checkpoint with the times of known witnesses' lines, whether or not the log signed it (spec 10 §3)."""
    policy = audit.trust.policy
    try:
        note = notes.parse_note(data or b"")
        checkpoint = notes.parse_checkpoint_text(note.text, policy.log.name)
        lines = notes.verified_lines(note, policy.witnesses.values())
    except notes.NoteError:
        return None
    checkpoint.times = {key.public_key: stamp for key, stamp in lines}
    return checkpoint


def _has_own_name(audit, name, data):
    """Whether a kept file has the name of the size it holds."""
    timed = None if name is None else _timed(audit, data)
    return timed is None or decode_size(name) == timed.size


def _kept_files(folder):
    """(name, bytes) of every file in checkpoints/, by size; raises OSError for a folder that is there and unreadable."""
    try:
        names = os.listdir(os.path.join(folder, "checkpoints"))
    except FileNotFoundError:
        return []
    names.sort(key=lambda name: (decode_size(name) is None, decode_size(name) or 0, name))
    return [(name, read_file(os.path.join(folder, "checkpoints", name))) for name in names]


def _verified(audit, name, data):
    """The verified checkpoint, or None after a finding."""
    label = "a view" if name is None else f"checkpoints/{ascii(name)}"
    try:
        checkpoint = read_dated(audit, data or b"")
        if name is not None and decode_size(name) != checkpoint.size:
            raise notes.NoteError("checkpoint_size")
        return checkpoint
    except notes.NoteError as error:
        audit.report.add(_step(name), None, "checkpoint_unverified", None, f"{label}: {error.code}")
        return None


def read_dated(audit, data):
    """Read with the log key in force at the note's own size."""
    log = audit.trust.policy.log
    text = notes.parse_note(data).text.split("\n")
    size = decode_size(text[1]) if len(text) > 1 else None
    key = audit.log_key_at(size) if size is not None else None
    return audit.read_checkpoint(data, [notes.VerifierKey(log.name, 1, key)] if key else [log])


def _joined(audit, name, checkpoint):
    """Is it a prefix of this log? A larger view shows that something is missing here."""
    report = audit.report
    if checkpoint.size > audit.checkpoint.size:
        if name is None:
            report.add(3, None, "shrunk", None, f"{audit.checkpoint.size} < {checkpoint.size} of a view that the log signed")
        else:
            report.add(11, None, "checkpoint_unverified", None, f"checkpoints/{name} is ahead of checkpoint")
        return
    if not audit.is_prefix(checkpoint):
        report.add(_step(name), None, "fork", None, f"two signed checkpoints that do not join at size {checkpoint.size}: "
                   f"{checkpoint.root.hex()} is not in this log")
    for batch in audit.batches if name is not None else ():
        if batch.index < checkpoint.size < batch.index + batch.count + 1:
            report.add(11, batch.index, "batch_truncated", None, f"a checkpoint of size {checkpoint.size} cuts it")


def _beyond(audit, step, checkpoint, beyond):
    """Two checkpoints of one size above this log that the log signed with different roots."""
    if checkpoint.size > audit.checkpoint.size:
        if beyond.get(checkpoint.size, checkpoint.root) != checkpoint.root:
            audit.report.add(step, None, "fork", None, f"two checkpoints of size {checkpoint.size} differ")
        beyond[checkpoint.size] = checkpoint.root


def _check_times(audit, checkpoints):
    """backdated and postdated against witness times, each told once for a run of entries, at its first."""
    times = [entry.time for entry in audit.entries]
    seen = sorted((checkpoint.size, stamp * 1000) for checkpoint in checkpoints for stamp in checkpoint.times.values())
    sizes = [size for size, _ in seen]
    latest = list(accumulate((stamp for _, stamp in seen), max))
    earliest = list(accumulate((stamp for _, stamp in reversed(seen)), min))[::-1]
    before = {"backdated": False, "postdated": False}
    for at, time in enumerate(times):
        split = bisect_right(sizes, at)
        now = {"backdated": split > 0 and latest[split - 1] - time > SLACK_MS,
               "postdated": split < len(seen) and time - earliest[split] > SLACK_MS}
        for code in now:
            if now[code] and not before[code]:
                audit.report.add(11, at, code, [10, 18], "the time of a witness")
        before = now
