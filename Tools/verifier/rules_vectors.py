"""Runs Ledger/vectors/rules.json: writes each case as a log with real keys and audits it (specs 05, 06, 10)."""
import json
import os
import re
import tempfile

from auditor import projections
from auditor.audit import Audit
from auditor.encoding import sha256
from auditor.json_profile import canonical
from forge import case as packing
from forge.replay import state_of
from forge.world import instant
from forge.writer import Log, Signer, checkpoint_text, cosign, digest, export_tree, identity, sign_note


class Written:
    """A log written from the steps of a case."""

    def __init__(self, documents, steps):
        self.documents, self.signers, self.steps, self.commands = documents, {}, {}, 0
        self.log = Log()
        self.log.time = instant(steps[0]["at"]) * 1000
        first = [documents[s["document"][1:]] for s in steps[0]["statements"] if s["type"] == "policy_adopted"]
        self.log.genesis({
            "created": self.log.time // 1000, "hash": "sha-256", "log_key": self.log.key.public.hex(),
            "nonce": identity("nonce"), "origin": self.log.origin, "policy": sha256(b"".join(map(canonical, first))).hex(),
            "retention": "ten years, for tests", "root_key": self.signer("root").public.hex(),
            "root_organisation": identity("region"), "root_subject": identity("root"), "signature": "ed25519",
            "type": "genesis", "v": 1})
        for step in steps:
            self.append(step)

    def signer(self, name):
        """The key of a name."""
        return self.signers.setdefault(name, Signer(name))

    def append(self, step):
        """One batch; a repeated statement counts as often as it says."""
        self.log.time = instant(step["at"]) * 1000 if "at" in step else self.log.time + 60000
        statements = []
        for value in step["statements"]:
            value = dict(value)
            for _ in range(value.pop("repeat", 1)):
                statements.append(canonical(self.statement(value)))
        at = self.log.batch(self.signer(step["by"]), statements)
        self.last = at + len(statements)
        if "as" in step:
            self.steps[step["as"]] = at

    def statement(self, value):
        """Envelope and words of one statement."""
        self.commands += 1
        made = {"command": f"@command/{self.commands}", "v": 1}
        made.update(value)
        return {name: self.told(item, made) for name, item in made.items()}

    def told(self, item, statement):
        """The value that a word stands for."""
        if isinstance(item, dict):
            return {name: self.told(inner, statement) for name, inner in item.items()}
        if isinstance(item, list):
            return [self.told(inner, statement) for inner in item]
        if not isinstance(item, str) or item[:1] not in WORDS:
            return item
        return WORDS[item[0]](self, item[1:], statement)

    def reference(self, words, _):
        """`&step+k` is a statement, `&step -k` a batch range without offset k, `&step+k!` a reference with another leaf."""
        match = re.fullmatch(r"(\w+)\+(\d+)(!?)", words)
        if match:
            at = self.steps[match[1]] + 1 + int(match[2])
            return {"index": at, "leaf": digest("another leaf") if match[3] else self.log.leaf(at).hex()}
        label, *without = words.split(" -")
        raw = self.log.entries[self.steps[label]]
        value = {"author_key": raw[50:82].hex(), "count": int.from_bytes(raw[90:94], "big"),
                 "first_seq": int.from_bytes(raw[82:90], "big"), "statements_root": raw[126:158].hex()}
        return dict(value, **{"except": [int(offset) for offset in without]}) if without else value

    def index(self, words, _):
        """`^step+k` is an index; `step_k` where a state names a record."""
        label, offset = re.split(r"[+_]", words)
        return self.steps[label] + 1 + int(offset)

    def of_key(self, words, statement):
        """`!key`, `!public`, `!proof`, `!last` (digest of the last batch), `!next` (sequence number) of a key."""
        what, name = words.split(" ")
        signer = self.signer(name)
        if what == "proof":
            organisation = bytes.fromhex(identity(statement["organisation"][1:]))
            return signer.sign(b"xinshi/v1/enrol\0" + self.log.genesis_leaf + organisation + signer.public).hex()
        return {"key": signer.author_key.hex(), "public": signer.public.hex(), "last": signer.last_digest.hex(),
                "next": signer.next_seq}[what]

    def entries_of(self):
        """Audit folder: trust, log."""
        files = export_tree(self.log.entries)
        note = sign_note(checkpoint_text(self.log.origin, len(self.log.entries), self.log.tree().root()), self.log.origin,
                         self.log.key)
        files["checkpoint"] = cosign(note, "w", Signer("w"), self.log.time // 1000).encode()
        files["genesis"] = self.log.genesis_leaf.hex().encode() + b"\n"
        policy = f"log {self.log.key.vkey(self.log.origin, 1)}\nwitness w {Signer('w').vkey('w', 4)}\nquorum w\n"
        return {"trust": {"policy": policy, "genesis": self.log.genesis_leaf.hex()}, "views": [],
                "files": {path: packing.encoded(data, {}) for path, data in files.items()}}


WORDS = {"@": lambda w, name, _: identity(name), "#": lambda w, name, _: digest(name), "&": Written.reference,
         "^": Written.index, "%": lambda w, name, _: w.documents[name], "!": Written.of_key}


def audit(written):
    """Report of an audit over the log."""
    with tempfile.TemporaryDirectory() as folder:
        trust, log, _ = packing.unpack(written.entries_of(), folder, {})
        return Audit(trust, log, []).run()


def state_words(written, wanted):
    """What the state says of what a case names, in its form."""
    state, names = state_of(written), {}
    for name in {*wanted.get("hours", {}), *wanted.get("stars", {}), *wanted.get("credit", {})} - {"issuance"}:
        names[identity(name)] = name
    found = {"records": {name: state.records[Written.index(written, name, None)].state for name in wanted.get("records", {})}}
    found["flags"] = {name: sorted(state.records[Written.index(written, name, None)].flags) for name in wanted.get("flags", {})}
    found["credit"] = {names.get(line["account"], line["account"]): line["balance"] for line in projections.credit(state)}
    for table in ("hours", "stars"):
        lines = {names.get(line["subject"]): line for line in getattr(projections, table)(state)}
        found[table] = {name: {key: lines[name].get(key, 0) for key in keys} for name, keys in wanted.get(table, {}).items()
                        if name in lines}
    return {name: found[name] for name in wanted} if "credit" not in wanted else dict(
        {name: found[name] for name in wanted}, credit={name: found["credit"].get(name, 0) for name in wanted["credit"]})


def run(file, case):
    """(code or "ok", outputs) of one case; the index of the finding must be that of the last statement."""
    written = Written(file["documents"], file["worlds"][case["world"]] + case.get("given", []) + [case["when"]])
    first = audit(written).first()
    if first is None:
        return "ok", {"state": state_words(written, case.get("state", {}))} if "state" in case else {}
    if first[0] != written.last:
        return f"{first[1]} at {first[0]}, not at {written.last}", {}
    return first[1][0].removeprefix("rule:"), {}


def check(path):
    """(number of cases, disagreements)."""
    with open(path, encoding="utf-8") as text:
        file = json.load(text)
    wrong = []
    for case in file["cases"]:
        code, outputs = run(file, case)
        same = code == case["expect"] and outputs.get("state") == case.get("state")
        if not same:
            wrong.append(f"{os.path.basename(path)}: {case['name']}: expected {case['expect']} {case.get('state', '')}, "
                         f"got {code} {outputs.get('state', '')}")
    return len(file["cases"]), wrong
