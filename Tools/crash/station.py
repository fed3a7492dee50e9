"""A ledger in a temporary folder, driven through the programs as a station drives them."""

import base64
import hashlib
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile

ORIGIN = "crash.example/station"
LOCK_MAGIC = b"xinshi/v1/lock\0"
SLOT = 4096


def preload():
    """The library of faults, built once for this process."""
    if not hasattr(preload, "folder"):
        preload.folder = tempfile.TemporaryDirectory(prefix="xinshi-preload.")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "faults.c")
        path = os.path.join(preload.folder.name, "faults.so")
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-Wall", "-o", path, source, "-ldl"], check=True)
    return os.path.join(preload.folder.name, "faults.so")


class Station:
    def __init__(self, programs, folder):
        self.programs = programs
        self.folder = folder
        self.data = os.path.join(folder, "data")
        self.lock = os.path.join(folder, "lock")
        self.trust = os.path.join(folder, "trust")
        self.passphrase = os.path.join(folder, "passphrase")

    def begin(self):
        """Creates the ledger and the trust folder of an auditor."""
        with open(self.passphrase, "w") as file:
            file.write("crash test\n")
        os.chmod(self.passphrase, 0o600)
        self.write("consent.txt", "yes")
        self.run(*self.creation).check_returncode()
        self.pin()

    @property
    def creation(self):
        """The command by which the ledger begins."""
        return "init", "--lock", self.lock, "--origin", ORIGIN, "--name", "Crash", "--region", "150105"

    def pin(self):
        """Writes the trust folder for the log that is there now."""
        os.makedirs(self.trust, exist_ok=True)
        genesis = self.entries()[0]
        key = bytes.fromhex(json.loads(genesis[50:])["log_key"])
        name = ORIGIN.encode()
        identity = hashlib.sha256(name + b"\n\x01" + key).digest()[:4].hex()
        vkey = f"{ORIGIN}+{identity}+{base64.b64encode(bytes([1]) + key).decode()}"
        self.write("trust/policy", f"log {vkey}\nquorum none\n")
        self.write("trust/genesis", hashlib.sha256(b"\0" + genesis).hexdigest() + "\n")

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w") as file:
            file.write(text)
        return path

    def command(self, *arguments):
        program = os.path.join(self.programs, "xinshi")
        return [program, *arguments, "--data", self.data, "--passphrase-file", self.passphrase, "--lang", "en"]

    def run(self, *arguments):
        return subprocess.run(self.command(*arguments), capture_output=True, text=True, errors="replace")

    def apply(self, path):
        return self.run("apply", path)

    def audit(self, tiles=None, trust=None, *more):
        # Whatever was clean before is read again: what is asked here is whether the bytes hold now.
        program = os.path.join(self.programs, "xinshi-audit")
        arguments = [program, tiles or os.path.join(self.data, "tiles"), "--trust", trust or self.trust, "--json",
                     "--from-start", *more]
        return subprocess.run(arguments, capture_output=True, text=True, errors="replace")

    def locked_size(self):
        """Size of the newest checkpoint in the lock: whatever was answered lies below it."""
        with open(self.lock, "rb") as file:
            image = file.read()
        best = (0, 0)
        for start in (0, SLOT):
            slot = image[start:start + SLOT]
            if len(slot) < SLOT or not slot.startswith(LOCK_MAGIC):
                continue
            if hashlib.sha256(slot[:-32]).digest() != slot[-32:]:
                continue
            generation, length = struct.unpack_from(">QH", slot, len(LOCK_MAGIC))
            note = slot[len(LOCK_MAGIC) + 10:][:length].decode()
            best = max(best, (generation, int(note.split("\n")[1])))
        return best[1]

    def published_size(self):
        with open(os.path.join(self.data, "tiles", "checkpoint")) as file:
            return int(file.read().split("\n")[1])

    def entries(self):
        """Every exported entry, in order."""
        found = []
        size = self.published_size()
        for number in range((size + 255) // 256):
            width = min(256, size - number * 256)
            with open(self.bundle(number, width), "rb") as file:
                bundle = file.read()
            offset = 0
            for _ in range(width):
                count = struct.unpack_from(">H", bundle, offset)[0]
                found.append(bundle[offset + 2:offset + 2 + count])
                offset += 2 + count
        return found

    def bundle(self, number, width):
        parts = [f"x{number // 1000 ** place % 1000:03d}" for place in (2, 1, 0)]
        while len(parts) > 1 and parts[0] == "x000":
            parts.pop(0)
        parts[-1] = parts[-1][1:]
        path = os.path.join(self.data, "tiles", "tile", "entries", *parts)
        return path if width == 256 else f"{path}.p/{width}"


class Checks:
    """Counts what held and says what did not."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, is_met, sentence):
        self.passed += bool(is_met)
        self.failed += not is_met
        if not is_met:
            print("✗", sentence)


def run_checks(name, make):
    """The main program of a test `name_test.py SEED [folder of the programs]`; `make(station, folder, rng)` has `run_all`."""
    if len(sys.argv) < 2:
        sys.exit(f"usage: {name}_test.py SEED [folder of the programs]")
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    programs = sys.argv[2] if len(sys.argv) > 2 else os.path.join(root, ".build", "debug")
    print(f"seed {sys.argv[1]}")
    folder = tempfile.mkdtemp(prefix=f"xinshi-{name}.")
    try:
        station = Station(programs, folder)
        station.begin()
        test = make(station, folder, random.Random(int(sys.argv[1])))
        test.run_all()
    finally:
        shutil.rmtree(folder)
    print(f"{test.passed} passed, {test.failed} failed")
    sys.exit(1 if test.failed else 0)


def registrations(rng, count, batch):
    """Lines of an itemised command file that registers volunteers, so many a batch."""
    lines = [json.dumps({"mode": "itemised", "xinshi_commands": 1}, separators=(",", ":"))]
    commands = []
    for number in range(count):
        command = f"{rng.getrandbits(128):032x}"
        commands.append(command)
        lines.append(json.dumps({
            "author": "root",
            "batch": f"b{number // batch}",
            "becomes": "volunteer_registered",
            "command": command,
            "fields": {"consents": ["personal_information"], "entered_by": "staff", "subject": f"{rng.getrandbits(128):032x}"},
            "files": {"consent_evidence": "consent.txt"},
            "values": {"name": f"V{number}"},
        }, separators=(",", ":"), sort_keys=True))
    return "\n".join(lines) + "\n", commands
