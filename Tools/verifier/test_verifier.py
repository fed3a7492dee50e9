#!/usr/bin/env python3
"""Tests of the readers, of every forged log and of the command; prints `N passed, N failed`."""
import filecmp
import json
import os
import subprocess
import sys
import tempfile
import traceback

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from auditor import audit, ed25519, json_profile, merkle, notes, policies, policy_shapes, schema, tiles, trust  # noqa: E402
from auditor.encoding import day_number, day_text, sha256, shanghai_day  # noqa: E402
import verify  # noqa: E402
from forge import case, fuzz, make, make_rules  # noqa: E402
from forge.writer import Signer, checkpoint_text, cosign, sign_note  # noqa: E402

LOGS = os.path.normpath(make.LOGS)
TESTS = []


def test(function):
    """Register a test."""
    TESTS.append((function.__name__, function))
    return function


def refused(data):
    """Code with which the JSON reader refuses."""
    try:
        json_profile.parse(data)
    except json_profile.ProfileError as error:
        return error.code
    return None


@test
def json_reader():
    assert json_profile.parse(b'{"a":[1,-2,"\\"\\\\\xc3\xa9",true,null,{}]}')["a"][2] == '"\\é'
    for text, code in (('{"b":1,"a":1}', "json_key_order"), ('{"a":1,"a":1}', "json_key_order"), ('{"a":-0}', "json_number"),
                       ('{"a":1.5}', "json_number"), ('{"a": 1}', "json_whitespace"), ('{}x', "json_trailing"),
                       ('[]', "json_not_object"), ('{"a":"\\n"}', "json_escape"), ('{"a":9007199254740992}', "json_number_range"),
                       ('{"A":1}', "json_key"), ('{"a":"\x7f"}', "json_control_character"), ('{"a"', "json_syntax")):
        assert refused(text.encode()) == code, (text, refused(text.encode()))
    deep = b'{"a":' * 8 + b"1" + b"}" * 8
    assert refused(deep) is None and refused(b'{"a":' + deep + b"}") == "json_depth"
    assert refused(b'{"a":"\xed\xa0\x80"}') == "json_utf8" and refused(b"") == "json_not_object"


@test
def bundles_that_are_there_and_cannot_be_read():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, tiles.tile_path("entries", 0, 2))
        os.makedirs(os.path.dirname(path))
        assert tiles.read_entries(folder, 2) == ([], [("entries_missing", 0)], True)
        with open(path, "wb") as file:
            file.write(b"\0\1a\0\1b")
        assert tiles.read_entries(folder, 2) == ([b"a", b"b"], [], False)
        os.truncate(path, tiles.BUNDLE_LIMIT + 1)
        unreadable = ([], [("bundle_unreadable", 0)], True)
        assert tiles.read_entries(folder, 2) == unreadable
        for make_it in (os.mkdir, os.mkfifo, lambda name: os.symlink("/nowhere/at/all", name), lambda name: os.symlink(name, name)):
            (os.rmdir if os.path.isdir(path) else os.remove)(path)
            make_it(path)
            assert tiles.read_entries(folder, 2) == unreadable, make_it


@test
def json_reader_survives_cuts_and_flips():
    text = b'{"a":[1,-2,"\\"x\\\\"],"b":{"c":true,"d":null},"e":"\xe5\xbf\x97"}'
    for at in range(len(text)):
        refused(text[:at])
        for bit in range(8):
            changed = text[:at] + bytes([text[at] ^ 1 << bit]) + text[at + 1:]
            if refused(changed) is None:
                assert json_profile.canonical(json_profile.parse(changed)) == changed


@test
def small_order_points():
    edwards = (-121665 * pow(121666, -1, ed25519.P)) % ed25519.P
    for y in ed25519.SMALL_ORDER_Y:
        x2 = (y * y - 1) * pow(edwards * y * y + 1, -1, ed25519.P) % ed25519.P
        assert _times_eight(_root(x2), y, edwards) == (0, 1)


def _root(square):
    """Square root modulo P."""
    root = pow(square, (ed25519.P + 3) // 8, ed25519.P)
    return root if root * root % ed25519.P == square else root * pow(2, (ed25519.P - 1) // 4, ed25519.P) % ed25519.P


def _times_eight(x, y, d):
    """[8](x, y) by three doublings."""
    for _ in range(3):
        product = d * x * x * y * y
        x, y = (2 * x * y * pow(1 + product, -1, ed25519.P) % ed25519.P,
                (y * y + x * x) * pow(1 - product, -1, ed25519.P) % ed25519.P)
    return x, y


@test
def strict_signatures():
    key = Signer("test")
    signature = key.sign(b"m")
    assert ed25519.verify(key.public, b"m", signature) and not ed25519.verify(key.public, b"n", signature)
    scalar = int.from_bytes(signature[32:], "little") + ed25519.L
    assert not ed25519.verify(key.public, b"m", signature[:32] + scalar.to_bytes(32, "little"))
    identity = (1).to_bytes(32, "little")
    assert not ed25519.verify(identity, b"m", identity + bytes(32))


@test
def trees_and_proofs():
    leaves = [merkle.leaf_hash(bytes([i])) for i in range(40)]
    tree = merkle.Tree(leaves)
    for size in range(1, 41):
        assert tree.root(size) == merkle.Tree(leaves[:size]).root()
        for index in range(size):
            path = tree.inclusion(index, size)
            assert merkle.inclusion_fault(leaves[index], index, size, path, tree.root(size)) is None
            assert merkle.inclusion_fault(leaves[index], index, size, path + [leaves[0]], tree.root(size))
        for old in range(size + 1):
            proof = tree.consistency(old, size)
            assert merkle.consistency_fault(old, size, tree.root(old), tree.root(size), proof) is None
            assert not merkle.verify_consistency(old, size, sha256(b"x"), tree.root(size), proof)


@test
def tile_paths():
    assert tiles.tile_path(0, 1234067) == "tile/0/x001/x234/067"
    assert tiles.tile_path("entries", 5, 7) == "tile/entries/005.p/7"
    assert list(tiles.hash_tiles(256, 256)) == [(0, 0, 256), (1, 0, 1)]
    assert tiles.parse_path("tile/0/000.p/256") is None and tiles.parse_path("tile/1/x001/000") == (1, 1000, 256)


@test
def signed_notes():
    key, witness = Signer("log"), Signer("w1")
    note = cosign(sign_note(checkpoint_text("o", 1, bytes(32)), "o", key), "w", witness, 7)
    keys = [notes.parse_vkey(key.vkey("o", 1))], [notes.parse_vkey(witness.vkey("w", 4))]
    assert notes.read_checkpoint(note.encode(), *keys).times == {witness.public: 7}
    for at in range(len(note.encode())):
        data = note.encode()
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]
        try:
            assert notes.read_checkpoint(changed, *keys).size == 1
        except notes.NoteError:
            pass


@test
def policy_quorum():
    lines = ["log " + Signer("log").vkey("o", 1)]
    lines += [f"witness {w} " + Signer(w).vkey(w, 4) for w in ("a", "b", "c")]
    policy = trust.parse_policy("\n".join(lines + ["group g 2 a b c", "quorum g", ""]).encode())
    assert not policy.met({Signer("a").public}) and policy.met({Signer("a").public, Signer("c").public})
    for last in ("quorum x", "quorum none\nquorum none", "group g 4 a b c\nquorum g", "log x\nquorum none", ""):
        try:
            trust.parse_policy("\n".join(lines + [last, ""]).encode())
            raise AssertionError(last)
        except trust.TrustError:
            pass


@test
def days_and_deadlines():
    assert shanghai_day(694195200) == "1992-01-01" and shanghai_day(694195199) is None
    assert day_number("2026-02-29") is None and day_number("1991-12-31") is None
    calendar = policies.Calendar({"provisional_from": "2027-01-01", "years": [
        {"year": 2026, "days_off": ["2026-10-01", "2026-10-02"], "workdays": ["2026-10-10"]}]})
    due, provisional = policies.deadline(calendar, day_number("2026-09-30"), 3)
    assert (day_text(due), provisional) == ("2026-10-07", False)
    assert day_text(policies.deadline(calendar, day_number("2026-10-09"), 1)[0]) == "2026-10-10"
    assert policies.deadline(calendar, day_number("2026-12-30"), 10) == (None, True)


@test
def digest_is_due():
    from auditor import rules
    from forge.cases_bytes import small
    before, rules.DIGEST_EVERY = rules.DIGEST_EVERY, 10
    try:
        with tempfile.TemporaryDirectory() as folder:
            value = case.pack(case.Forged(small()), [], {}, {})
            first = audit.Audit(*case.unpack(value, folder, {})).run().first()
        assert first is None, first
        world = small()
        world.batch("desk-station", [world.volunteer("ann")])
        assert make.audit(case.pack(case.Forged(world), [], {}, {}), {}).first() == (14, ["digest_missing"])
    finally:
        rules.DIGEST_EVERY = before


@test
def schema_keywords():
    rules = {"type": "object", "required": ["a"], "additionalProperties": False, "dependentRequired": {"b": ["c"]},
             "properties": {"a": {"$ref": "#/$defs/id"}, "b": {"type": "integer", "minimum": 1}, "c": {"enum": ["x"]},
                            "d": {"type": "array", "items": {"type": "boolean"}, "maxItems": 1}},
             "$defs": {"id": {"type": "string", "pattern": "^[0-9a-f]{4}$"}}}
    for value, code in (({"a": "00ff"}, None), ({"a": "00FF"}, "schema_field_range"), ({}, "schema_missing_field"),
                        ({"a": "00ff", "z": 1}, "schema_unknown_field"), ({"a": "00ff", "b": 1}, "schema_combination"),
                        ({"a": "00ff", "b": 0, "c": "x"}, "schema_field_range"), ({"a": "00ff", "b": True, "c": "x"}, "schema_field_type"),
                        ({"a": "00ff", "d": [1]}, "schema_field_type"), ({"a": "00ff", "c": "y"}, "schema_field_range")):
        assert schema.fault(rules, value) == code, value


@test
def policies_of_the_repository():
    folder = os.path.join(os.path.dirname(LOGS), "..", "policy")
    if not os.path.isdir(folder):
        return
    documents = {}
    for name in ("recording", "calendar", "stars", "categories", "organisation_types"):
        with open(os.path.join(folder, name + ".json"), encoding="utf-8") as file:
            documents[name] = json.load(file)
    assert all(policy_shapes.good(name, document) for name, document in documents.items())
    values = policies.Recording(documents["recording"])
    assert values.working_days == 10 and values.approvals("back_office", False) == (2, True)
    assert values.unsigned == 2 and values.approvals("roster", False) == (1, False) and values.approvals("roster", True) == (2, True)
    for end, due in (("2020-01-23", "2020-02-14"), ("2022-09-30", "2022-10-19"), ("2026-02-13", "2026-03-05")):
        assert day_text(policies.deadline(policies.Calendar(documents["calendar"]), day_number(end), 10)[0]) == due
    assert policies.star_rules(documents["stars"], "2026-03-01", "150102")["stars"][0]["threshold_seconds"] == 360000
    assert policies.category_allowed(documents["categories"], "elder_care")
    assert policies.type_entry(documents["organisation_types"], "station")["legal_recorder"] is False


@test
def hostile_bytes_and_statements():
    assert fuzz.bytes_of_a_log(1, 40) == [] and fuzz.statements_of_a_log(1, 40) == []


def loaded():
    """Name -> log.json of every committed log."""
    result = {}
    for name in sorted(set(os.listdir(LOGS)) - {"README.md"}):
        with open(os.path.join(LOGS, name, "log.json"), encoding="utf-8") as file:
            result[name] = json.load(file)
    return result


@test
def forged_logs_are_as_committed():
    with tempfile.TemporaryDirectory() as folder:
        make.make(folder)
        assert sorted(os.listdir(folder)) == sorted(os.listdir(LOGS))
        for name in set(os.listdir(folder)) - {"README.md"}:
            same = filecmp.cmp(os.path.join(folder, name, "log.json"), os.path.join(LOGS, name, "log.json"), False)
            assert same, name


@test
def rules_are_as_committed():
    with open(make_rules.TARGET, encoding="utf-8") as file:
        committed = file.read()
    assert committed == make_rules.text()
    assert json_profile.parse(committed.replace("\n", "").encode())


def check_log(value, bases):
    """Verdict, index and code of the first finding; canonical report."""
    report = make.audit(value, bases)
    expect, first = value["expect"], report.first()
    assert report.verdict == expect["verdict"], report.text()
    if first is None:
        assert expect["code"] is None and expect["codes"] == []
    else:
        assert first[0] == expect["index"] and expect["code"] in first[1] and first[1] == expect["codes"], report.text()
    assert json_profile.canonical(json_profile.parse(report.json())) == report.json()


def log_tests():
    """One test for each committed log."""
    logs = loaded()
    bases = make.bases_of({name: logs[name] for name in make.BASES})
    return [(name, lambda value=value: check_log(value, bases)) for name, value in logs.items()]


def command(*arguments):
    """(exit code, output) of verify.py."""
    done = subprocess.run([sys.executable, os.path.join(HERE, "verify.py"), *arguments], capture_output=True, check=False)
    assert b"Traceback" not in done.stdout + done.stderr, done.stderr.decode()
    return done.returncode, done.stdout


@test
def command_line():
    logs = loaded()
    bases = make.bases_of({name: logs[name] for name in make.BASES})
    with tempfile.TemporaryDirectory() as folder:
        trust_folder, log, _ = case.unpack(logs["good-served"], folder, bases)
        assert command("--trust", trust_folder, log)[0] == 0
        assert command("--trust", trust_folder, log, "--json", "--accept")[0] == 0
        accepted = trust.read_file(os.path.join(trust_folder, "accepted"))
        assert accepted == trust.read_file(os.path.join(log, "checkpoint"))
        assert command("--trust", trust_folder, log, "--view", os.path.join(log, "checkpoint"))[0] == 0
        assert command("--trust", trust_folder)[0] == 2
        assert command("--trust", trust_folder, os.path.join(log, "nothing"))[0] == 3
        assert command("--trust", log, log)[0] == 3
        folder = os.path.join(log, "tile/entries/000.p")
        with open(os.path.join(folder, os.listdir(folder)[0]), "ab") as file:
            file.write(b"x")
        assert command("--trust", trust_folder, log)[0] == 1
        checkpoint_files(trust_folder, log)


@test
def an_overtaken_audit_accepts_nothing():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "accepted")
        assert verify.write_accepted(folder, None, b"one") is None and trust.read_file(path) == b"one"
        assert "another run" in verify.write_accepted(folder, None, b"two") and trust.read_file(path) == b"one"
        assert verify.write_accepted(folder, None, b"one") is None
        assert verify.write_accepted(folder, b"one", b"two") is None and trust.read_file(path) == b"two"
        os.mkdir(path + ".new")
        assert "cannot be written" in verify.write_accepted(folder, b"two", b"three") and trust.read_file(path) == b"two"


@test
def what_has_the_name_and_cannot_be_read():
    """A full file serves only where nothing has the partial one's name (spec 10 §3)."""
    with tempfile.TemporaryDirectory() as folder:
        partial, full = (os.path.join(folder, tiles.tile_path(0, 0, width)) for width in (3, 256))
        os.makedirs(os.path.dirname(partial))
        assert tiles.read_tile(folder, 0, 0, 3) == (None, "tile_missing")
        case.write(full, bytes(8192))
        assert tiles.read_tile(folder, 0, 0, 3) == (bytes(96), None)
        for make_it in (os.mkdir, os.mkfifo, lambda name: os.symlink("/nowhere/at/all", name), lambda name: os.symlink(name, name)):
            make_it(partial)
            assert tiles.read_tile(folder, 0, 0, 3) == (None, "tile_missing")
            os.rmdir(partial) if os.path.isdir(partial) else os.remove(partial)
        bundles = os.path.join(folder, "tile/entries")
        case.write(os.path.join(bundles, "000"), b"bytes")
        assert tiles.find_bundle(folder, 0, 3) == (b"bytes", False)
        os.symlink("000.p", os.path.join(bundles, "000.p"))
        assert tiles.read_entries(folder, 3) == ([], [("bundle_unreadable", 0)], True)


def checkpoint_files(trust_folder, log):
    """A checkpoint that is missing, no file or too long (spec 10 §3)."""
    path = os.path.join(log, "checkpoint")

    def found(wanted_exit, folder=log):
        code, output = command("--trust", trust_folder, folder, "--json")
        report = json.loads(output)
        assert code == wanted_exit and report["checked"] == ["trust"] and report["quorum"] == "not met", report
        assert report["verdict"] == {1: "findings", 3: "unreadable"}[code] and report["root"] == "0" * 64, report
        return report["findings"][0]["code"]

    os.remove(path)
    assert found(1) == "checkpoint_missing"
    assert found(3, os.path.join(log, "nothing")) == "checkpoint_missing"
    for make_it in (os.mkdir, os.mkfifo, lambda name: os.symlink("/nowhere/at/all", name)):
        make_it(path)
        assert found(3) == "checkpoint_unreadable"
        os.rmdir(path) if os.path.isdir(path) else os.remove(path)
    with open(path, "wb") as file:
        file.write(bytes((1 << 20) + 1))
    assert found(3) == "checkpoint_unreadable"


@test
def vectors_of_others():
    folder = os.path.dirname(LOGS)
    done = subprocess.run([sys.executable, os.path.join(HERE, "vectors.py"), folder], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def main():
    """Run everything."""
    passed = failed = 0
    for name, function in TESTS + log_tests():
        try:
            function()
            passed += 1
        except Exception:
            failed += 1
            print(f"FAILED {name}")
            traceback.print_exc(limit=-2)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
