"""Samples for inspections (spec 10 §5): the folder by itself, and against the exported log."""
import os
import re

from . import entries as layout
from . import json_profile, merkle, notes, proofs, tiles
from .encoding import HEX32, HEX64, author_key_of, sha256
from .notes import NoteError
from .trust import read_file

MEMBERS = {"drawn", "genesis", "log_size", "origin", "population", "root", "seed", "size", "type", "v"}
OPTIONAL = {"first_day", "last_day", "organisation"}
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class SampleError(Exception):
    """What is wrong with a sample."""


def need(condition, text):
    """Raise unless it holds."""
    if not condition:
        raise SampleError(text)


def draw(root, index, seed):
    """The number by which a record is drawn."""
    return sha256(b"xinshi/v1/sample\0" + root + index.to_bytes(8, "big") + seed.encode())


def check_folder(trust, folder):
    """(sample, entry bytes by index) of a folder whose checkpoint, proofs and draws hold."""
    sample = _read_sample(folder)
    need(sample["origin"] == trust.policy.log.name, "another origin than the trust folder's")
    need(bytes.fromhex(sample["genesis"]) == trust.genesis, "another GENESIS than the trust folder's")
    root = bytes.fromhex(sample["root"])
    found = {}
    for line in sample["drawn"]:
        need(draw(root, line["record"], sample["seed"]).hex() == line["draw"], f"draw of record {line['record']}")
        need(line["record"] in line["entries"], f"record {line['record']} without its own entry")
        for index in line["entries"]:
            if index not in found:
                found[index] = _proven(trust, folder, index, sample, root)
        _check_record(line, sample, found)
    order = [(line["draw"], line["record"]) for line in sample["drawn"]]
    need(order == sorted(set(order)), "records are not in the order of their draws")
    need(len(order) == min(sample["size"], sample["population"]), "another number of records than asked for")
    return sample, found


def _read_sample(folder):
    data = read_file(os.path.join(folder, "sample.json"))
    need(data is not None and data.endswith(b"\n"), "sample.json cannot be read")
    try:
        sample = json_profile.parse(data[:-1])
    except json_profile.ProfileError as error:
        raise SampleError(f"sample.json: {error.code}") from None
    need(MEMBERS <= set(sample) <= MEMBERS | OPTIONAL, "sample.json has other members")
    need(("first_day" in sample) == ("last_day" in sample), "one day without the other")
    numbers = all(type(sample[name]) is int for name in ("log_size", "population", "size", "v"))
    texts = all(type(sample[name]) is str for name in ("genesis", "origin", "root", "seed"))
    need(numbers and texts and (sample["type"], sample["v"]) == ("sample", 1), "sample.json: a value of another type")
    need(HEX64.match(sample["root"]) and HEX64.match(sample["genesis"]), "sample.json: root or genesis")
    need(1 <= len(sample["seed"].encode()) <= 200 and sample["size"] >= 1, "sample.json: seed or size")
    need("organisation" not in sample or HEX32.match(sample["organisation"]), "sample.json: organisation")
    need(all(DAY.match(sample.get(name, "1992-01-01")) for name in ("first_day", "last_day")), "sample.json: a day")
    for line in sample["drawn"]:
        need(set(line) == {"draw", "entries", "record"} and line["entries"] == sorted(set(line["entries"])),
             "sample.json: drawn")
    return sample


def _proven(trust, folder, index, sample, root):
    """Bytes of an entry whose proof leads to the sample's checkpoint."""
    data = read_file(os.path.join(folder, "entries", f"{index}.tlog-proof"))
    need(data is not None, f"entry {index} has no proof file")
    policy = trust.policy
    try:
        proof = proofs.parse_proof(data)
        checkpoint = notes.read_checkpoint(proof.checkpoint, [policy.log], policy.witnesses.values())
        need(policy.met(set(checkpoint.times)), "too few cosignatures under the checkpoint")
        need((checkpoint.size, checkpoint.root) == (sample["log_size"], root), f"entry {index}: another checkpoint")
        need(proof.extra is not None and proof.index == index, f"entry {index}: another entry")
        proofs.check_proof(proof, merkle.leaf_hash(proof.extra), policy.log.name)
    except NoteError as error:
        raise SampleError(f"entry {index}: {error.code}") from None
    return proof.extra


def _statement(raw):
    """The statement of an entry, None for another kind."""
    entry = layout.Entry(0, raw)
    return json_profile.parse(entry.body) if entry.kind == layout.STATEMENT else None


def _check_record(line, sample, found):
    """The record answers the description, and each of its statements comes with a BATCH below it."""
    value = _statement(found[line["record"]])
    need(value is not None and value["type"] == "session_recorded", f"entry {line['record']} is no record")
    day = value["day"]
    need(sample.get("first_day", day) <= day <= sample.get("last_day", day), f"record {line['record']}: its day")
    kinds = {index: layout.Entry(0, found[index]).kind for index in line["entries"]}
    for index, kind in kinds.items():
        batch = max((at for at, other in kinds.items() if other == layout.BATCH and at < index), default=None)
        need(kind == layout.BATCH or batch is not None, f"entry {index} without its BATCH")


def check_against_log(trust, sample, found, folder):
    """The population, the lowest draws, and all entries about each record, from the exported log."""
    raw, faults, _ = tiles.read_entries(folder, sample["log_size"])
    need(not faults and len(raw) == sample["log_size"], "the exported log lacks entries")
    root = merkle.Tree([merkle.leaf_hash(entry) for entry in raw]).root()
    need(root.hex() == sample["root"], "the exported log is another than the sample's")
    log = _Log(raw)
    population = [index for index in log.sessions if log.answers(index, sample)]
    need(len(population) == sample["population"], f"the population is {len(population)}")
    draws = sorted((draw(root, index, sample["seed"]), index) for index in population)[:sample["size"]]
    need([index for _, index in draws] == [line["record"] for line in sample["drawn"]], "other records have lower draws")
    for line in sample["drawn"]:
        need(set(line["entries"]) == log.trail(line["record"]), f"entries of record {line['record']} are not all there")


class _Log:
    """What of a log a sample is checked by."""

    def __init__(self, raw):
        self.values, self.batch_of, self.keys, self.starts, self.authors = {}, {}, {}, {}, {}
        self.sessions = []
        batch = None
        for index, data in enumerate(raw):
            entry = layout.Entry(index, data)
            if index == 0:
                genesis = json_profile.parse(entry.body)
                self.keys[author_key_of(bytes.fromhex(genesis["root_key"]))] = genesis["root_organisation"]
            elif entry.kind == layout.BATCH:
                batch = index
                self.authors[index] = entry.body[:32]
                self.starts[entry.body[:32], int.from_bytes(entry.body[32:40], "big")] = index
            elif entry.kind == layout.STATEMENT:
                self._statement(index, json_profile.parse(entry.body), batch)

    def _statement(self, index, value, batch):
        self.values[index], self.batch_of[index] = value, batch
        if value["type"] == "session_recorded":
            self.sessions.append(index)
        if value["type"] == "key_enrolled":
            self.keys[author_key_of(bytes.fromhex(value["public_key"]))] = value["organisation"]

    def answers(self, index, sample):
        """The record is of the population."""
        day = self.values[index]["day"]
        mine = self.keys[self.authors[self.batch_of[index]]]
        in_days = sample.get("first_day", day) <= day <= sample.get("last_day", day)
        return in_days and sample.get("organisation", mine) == mine

    def target(self, index, name):
        """Index that a reference of a statement means, or None."""
        reference = self.values[index].get(name)
        if reference is None:
            return None
        return reference["index"] if "index" in reference else self.batch_of[index] + 1 + reference["offset"]

    def trail(self, record):
        """Every entry about a record, with the BATCH of each."""
        about = {record, self.target(record, "roster")}
        objections = set()
        for index, value in self.values.items():
            if self.target(index, "record") == record:
                about.add(index)
                if value["type"] == "objection_opened":
                    objections.add(index)
            elif self.target(index, "objection") in objections:
                about.add(index)
            elif "range" in value and self._covers(value["range"], record):
                about.add(index)
        return about | {self.batch_of[index] for index in about}

    def _covers(self, span, record):
        start = self.starts.get((bytes.fromhex(span["author_key"]), span["first_seq"]))
        offset = None if start is None else record - start - 1
        return offset is not None and 0 <= offset < span["count"] and offset not in span.get("except", ())
