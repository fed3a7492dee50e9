"""The audit of spec 10 §2, its steps in order."""
import os

from . import authors, batches, entries, merkle, notes, tiles
from .kept import check_kept
from .report import STEPS, Report
from .rules import check_rules
from .statements import Statements, leaf_hashes
from .trust import NOTE_LIMIT, TrustError, is_named, read_file, read_trust


class Audit:
    """State of one audit over an exported folder."""

    def __init__(self, trust_folder, folder, views=(), bytes_only=False):
        self.trust_folder, self.folder, self.views = trust_folder, folder, list(views)
        self.report = Report(bytes_only=bytes_only)
        self.trust = self.checkpoint = self.genesis = self.tree = None
        self.raw, self.entries, self.leaves, self.stop = [], [], [], None
        self.acts, self.accepted = {}, None

    def run(self):
        """All steps; the finished report."""
        try:
            self.trust = read_trust(self.trust_folder)
        except TrustError as error:
            self.report.add(1, None, error.code, None, str(error))
            return self.report.finish()
        self.report.origin = self.trust.policy.log.name
        self.report.genesis = self.trust.genesis.hex()
        self.report.accepted = self._accepted_size()
        self._done(1)
        self.checkpoint = self._newest()
        if self.checkpoint is not None and self.checkpoint.size == 0:
            # Nothing could be held against the pinned GENESIS.
            self.report.add(4, 0, "entries_missing", None, "a log begins with its GENESIS")
        elif self.checkpoint is not None:
            self._read_entries()
            self._entries()
            self._accepted()
            self._contents()
            check_kept(self)
            if self._is_whole():
                self._done(11)
        return self.report.finish()

    def _done(self, step):
        """Name a step as checked."""
        self.report.checked.append(STEPS[step - 1])

    def _is_whole(self):
        """Every entry below the size was read: steps that stopped before are not named as checked (spec 10 §4)."""
        return len(self.raw) == self.checkpoint.size

    def read_checkpoint(self, data, log_keys=None):
        """Verified checkpoint of a note."""
        policy = self.trust.policy
        return notes.read_checkpoint(data, log_keys or [policy.log], policy.witnesses.values())

    def _newest(self):
        """Step 2: the folder's checkpoint; without one that the log signed nothing further is checked."""
        report, policy = self.report, self.trust.policy
        path = os.path.join(self.folder, "checkpoint")
        data = read_file(path, NOTE_LIMIT)
        if data is None:
            named = is_named(path)
            report.add(2, None, "checkpoint_unreadable" if named else "checkpoint_missing", None, "file checkpoint")
            report.unreadable = named or not os.path.isdir(self.folder)
            return None
        try:
            checkpoint = self.read_checkpoint(data)
        except notes.NoteError as error:
            report.add(2, None, error.code, None, "checkpoint refused")
            return None
        report.size, report.root = checkpoint.size, checkpoint.root.hex()
        met = policy.met(set(checkpoint.times))
        report.quorum = "none" if policy.quorum == "none" else "met" if met else "not met"
        if not met:
            report.add(2, None, "quorum_not_met", None, "too few cosignatures")
        self._done(2)
        return checkpoint

    def _read_entries(self):
        """Entries, leaf hashes and tree, as far as bundles can be read."""
        self.raw, faults, ended = tiles.read_entries(self.folder, self.checkpoint.size)
        for code, index in faults:
            self.report.add(4, index, code, None, "entry bundle")
        self.stop = len(self.raw) if ended else None
        self.leaves = leaf_hashes(self.raw)
        self.tree = merkle.Tree(self.leaves)

    def _accepted_size(self):
        """Size that the accepted checkpoint names, or None."""
        try:
            return notes.parse_checkpoint_text(notes.parse_note(self.trust.accepted or b"").text,
                                               self.trust.policy.log.name).size
        except notes.NoteError:
            return None

    def _accepted(self):
        """Step 3: consistency with the accepted checkpoint."""
        if self.trust.accepted is None:
            if self._is_whole():
                self._done(3)
            return
        try:
            accepted = self._signed_accepted()
        except notes.NoteError as error:
            self.report.add(1, None, "trust_unreadable", None, f"accepted: {error.code}")
            self.report.unreadable = True
            if self._is_whole():
                self._done(3)
            return
        self.accepted = accepted
        if accepted.size > self.checkpoint.size:
            self.report.add(3, None, "shrunk", None, f"{self.checkpoint.size} < accepted {accepted.size}")
        elif not self.is_prefix(accepted):
            self.report.add(3, None, "fork", None, f"accepted root of size {accepted.size} is no prefix")
        if self._is_whole():
            self._done(3)

    def _signed_accepted(self):
        """By any key that was trusted or that the log names: nobody else writes in the auditor's folder (spec 10 §1)."""
        log = self.trust.policy.log
        acts = [act["log_key"] for _, act in sorted(self.acts.items()) if act["type"] == "log_key_rotated"]
        named = ([self.genesis["log_key"]] if self.genesis else []) + acts
        keys = [log] + self.trust.former + [notes.VerifierKey(log.name, 1, bytes.fromhex(key)) for key in named]
        error = notes.NoteError("note_unverified")
        for key in keys:
            try:
                return self.read_checkpoint(self.trust.accepted, [key])
            except notes.NoteError as problem:
                error = problem
        raise error

    def is_prefix(self, checkpoint):
        """False if the checkpoint's root is known to differ from the prefix of this log."""
        if checkpoint.size == self.checkpoint.size:
            return checkpoint.root == self.checkpoint.root
        return checkpoint.size > len(self.tree) or self.tree.root(checkpoint.size) == checkpoint.root

    def _entries(self):
        """Step 4: headers, GENESIS, LOG acts, tiles, root, pinned G."""
        self._headers()
        if self.stop is None or self.stop >= self.checkpoint.size:
            if self.tree.root() != self.checkpoint.root and len(self.raw) == self.checkpoint.size:
                self.report.add(4, None, "root_mismatch", None, "root of the entries")
        self._tiles()
        if self.leaves and self.leaves[0] != self.trust.genesis:
            self.report.add(4, 0, "genesis_mismatch", None, "entry 0 is not the pinned one")
        self._log_key()
        if self._is_whole():
            self._done(4)

    def _headers(self):
        """Chain, header fields and kinds, up to the first entry that cannot be interpreted."""
        prev, time, ended = entries.genesis_prev(self.trust.policy.log.name), 0, False
        level0 = self._level0()
        for at, raw in enumerate(self.raw):
            if at in level0 and level0[at] != self.leaves[at]:
                self.report.add(4, at, "tile_mismatch", None, "leaf hash differs from the level-0 tile")
            if self.stop is not None and at >= self.stop:
                continue
            if len(raw) < entries.HEADER:
                self.report.add(4, at, "entry_too_short", [0, len(raw)], "less than a header")
                self.stop = at
                continue
            entry = entries.Entry(at, raw)
            ended = self._header(entry, prev, time, ended)
            prev, time = self.leaves[at], max(time, entry.time)

    def _header(self, entry, prev, time, ended):
        """One entry; True if a successor was named up to here."""
        unreadable = False
        for code, span in entries.header_faults(entry, prev, time):
            self.report.add(4, entry.at, code, span, "header")
            unreadable = unreadable or code in ("entry_version", "entry_kind")
        if ended and "after_successor" not in {f.code for f in self.report.findings}:
            self.report.add(4, entry.at, "after_successor", None, "the log ended before")
        if unreadable or ended:
            self.stop = entry.at
            return ended
        self.entries.append(entry)
        if entry.at == 0:
            self._genesis(entry)
        elif entry.kind == entries.LOG:
            ended = self._act(entry) or ended
        return ended

    def _genesis(self, entry):
        """Body of entry 0; nothing after it can be interpreted without it."""
        self.genesis, fault = entries.read_genesis(entry)
        if fault is None and self.genesis["origin"] != self.trust.policy.log.name:
            fault = "origin differs from the policy's"
        if fault:
            self.report.add(4, 0, "genesis_invalid", [entries.HEADER, len(entry.raw)], fault)
        if self.genesis is None:
            self.stop = 0
            self.entries.clear()

    def _act(self, entry):
        """Body of a LOG entry; True if it names a successor."""
        act, fault = entries.read_log_act(entry, self.leaves[0])
        if fault:
            self.report.add(4, entry.at, "log_act_invalid", [entries.HEADER, len(entry.raw)], fault)
            return False
        self.acts[entry.at] = act
        return act["type"] == "successor_named"

    def _level0(self):
        """Leaf hash by index from the level-0 tiles that exist."""
        found = {}
        for number in range((len(self.raw) + 255) // 256):
            width = min(256, self.checkpoint.size - 256 * number)
            data, _ = tiles.read_tile(self.folder, 0, number, width)
            for offset in range(len(data or b"") // 32):
                found[256 * number + offset] = data[32 * offset:32 * offset + 32]
        return found

    def _tiles(self):
        """Presence, length and (above level 0) contents of hash tiles."""
        for level, number, width in tiles.hash_tiles(self.checkpoint.size, len(self.raw)):
            span = 256 ** level
            first = 256 * number * span
            data, fault = tiles.read_tile(self.folder, level, number, width)
            name = tiles.tile_path(level, number, width)
            if fault:
                self.report.add(4, first, fault, None, name + " cannot be read or has a wrong length")
            elif level and first + width * span <= len(self.raw):
                wanted = tiles.expected_tile(self.tree, level, number, width)
                if data != wanted:
                    hash_at = next(i for i in range(width) if data[32 * i:32 * i + 32] != wanted[32 * i:32 * i + 32])
                    self.report.add(4, first + hash_at * span, "tile_mismatch", None, name)

    def log_key_at(self, size):
        """The key that signs checkpoints of this size (02 §5), or None without GENESIS."""
        if self.genesis is None:
            return None
        key = self.genesis["log_key"]
        for index, act in self.acts.items():
            if act["type"] == "log_key_rotated" and index < size:
                key = act["log_key"]
        return bytes.fromhex(key)

    def _log_key(self):
        """The policy's log key is the one in force at the checkpoint's size."""
        key = self.log_key_at(self.checkpoint.size)
        if key is not None and self.stop is None and key != self.trust.policy.log.public_key:
            rotations = [i for i, act in self.acts.items() if act["type"] == "log_key_rotated"]
            code = "log_act_invalid" if rotations else "genesis_invalid"
            self.report.add(4, max(rotations, default=0), code, None, "log key differs from the policy's")

    def _contents(self):
        """Steps 5 to 10."""
        report = self.report
        finish = self.stop is None
        batch_list, stopped = batches.read_batches(self.entries, finish, report.add)
        self.batches = batch_list
        other = next((batch.index for batch in batch_list if batch.algorithm != 1), None)
        stops = [at for at in (self.stop, stopped, other) if at is not None]
        report.stopped_at = min(stops, default=None)
        whole = report.stopped_at is None
        if whole:
            self._done(5)
        if self.genesis is None:
            return
        table = Statements(batch_list, self.entries, self.leaves)
        table.check_form(_silent if report.bytes_only else report.add)
        statements = table.by_index.values()
        keys = authors.public_keys(self.genesis, statements)
        batches.check_signatures(batch_list, keys, self.leaves[0], report.add)
        if report.bytes_only:
            self._unknown_authors(batch_list)
            if whole:
                self._done(6)
            return
        reaches_end = check_rules(self, table)
        for step in (6,) + ((7, 8, 9, 10) if reaches_end else ()):
            if whole:
                self._done(step)

    def _unknown_authors(self, batch_list):
        """Batches whose key no entry below names: there is nothing to check their signature with."""
        known = set(authors.public_keys(self.genesis, ()))
        for batch in batch_list:
            if batch.algorithm == 1 and batch.author_key not in known:
                self.report.add(7, batch.index, "author_unknown", [50, 82], "no entry below names this key")
            known |= set(authors.public_keys(self.genesis, batch.statements))


def _silent(*_):
    """The byte steps alone tell nothing of the form of statements."""
