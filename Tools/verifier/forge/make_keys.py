#!/usr/bin/env python3
"""make_keys.py: write Ledger/vectors/key_files.json anew (spec 08 §4). Fixed seeds; no key of anybody."""
import json
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from auditor import key_files  # noqa: E402
from auditor.encoding import sha256  # noqa: E402

TARGET = os.path.normpath(os.path.join(HERE, "..", "..", "..", "Ledger", "vectors", "key_files.json"))
NUMBERS = {name: number for number, name in key_files.KINDS.items()}
PASSPHRASE = "four quiet words"
CASES = []


def drawn(name, count=32):
    """Bytes that stand for random ones."""
    return sha256(b"xinshi-forge/key-file/" + name.encode())[:count]


def plain(kind):
    """A file of form 0."""
    secret = drawn(kind)
    return key_files.MAGIC + bytes([NUMBERS[kind], 0]) + key_files.name_of(kind, secret) + secret


def sealed(kind, passes=1, memory=8 << 20, passphrase=PASSPHRASE, name=None):
    """A file of form 1."""
    secret, salt, nonce = drawn(kind), drawn(kind + " salt", 16), drawn(kind + " nonce", 24)
    head = key_files.MAGIC + bytes([NUMBERS[kind], 1]) + (name or key_files.name_of(kind, secret))
    head += passes.to_bytes(4, "big") + memory.to_bytes(8, "big") + salt
    key = key_files.derive(passphrase.encode(), salt, min(max(passes, 1), 16), 8 << 20)
    return head + nonce + key_files.seal_box(key, nonce, secret, head)


def changed(data, offset, value):
    """The bytes with one of them replaced."""
    return data[:offset] + bytes([value]) + data[offset + 1:]


def case(name, flags, data, kind, expect="ok", **more):
    """Register a case."""
    value = {"name": name, "flags": flags.split(), "expect": expect, "hex": data.hex(), "kind": kind, **more}
    if expect == "ok":
        value |= {"secret": drawn(kind).hex(), "key_name": data[21:53].hex()}
    CASES.append(value)


def accepted():
    """Every kind in the forms that it may have."""
    for kind in ("desk", "log", "credential", "vault"):
        case(f"{kind}, plain", "accepted plain", plain(kind), kind)
    for kind in ("person", "credential", "vault"):
        case(f"{kind}, sealed", "accepted sealed", sealed(kind), kind, passphrase=PASSPHRASE)
    case("a passphrase of Chinese words", "accepted sealed", sealed("person", passphrase="四个安静的词"), "person",
         passphrase="四个安静的词")
    longest = "x" * 1024
    case("the longest passphrase", "accepted sealed", sealed("person", passphrase=longest), "person", passphrase=longest)


def malformed():
    """Everything that a writer would not write."""
    desk, person = plain("desk"), sealed("person")
    refused = "key_file_malformed"
    for name, data in (("empty", b""), ("shorter than the head", desk[:52]), ("the head alone", desk[:53]),
                       ("one byte short", desk[:84]), ("one byte over", desk + b"\0"), ("another magic", changed(desk, 0, 0x58)),
                       ("without the zero byte", changed(desk, 18, 0x20)), ("kind 0", changed(desk, 19, 0)),
                       ("kind 6", changed(desk, 19, 6)), ("form 2", changed(desk, 20, 2)),
                       ("plain bytes called sealed", changed(desk, 20, 1)), ("name of another secret", changed(desk, 21, desk[21] ^ 1)),
                       ("another secret", changed(desk, 84, desk[84] ^ 1))):
        case("desk: " + name, "refused layout", data, "desk", refused)
    case("a person's key in plain", "refused form", plain("person"), "person", refused)
    for kind in ("desk", "log"):
        case(f"a sealed {kind} key", "refused form", sealed(kind), kind, refused, passphrase=PASSPHRASE)
    for name, data in (("one byte short", person[:-1]), ("one byte over", person + b"\0"), ("no passes", sealed("person", passes=0)),
                       ("17 passes", sealed("person", passes=17)), ("less than 8 MiB", sealed("person", memory=(8 << 20) - 1)),
                       ("more than 1 GiB", sealed("person", memory=(1 << 30) + 1)),
                       ("name of another secret", sealed("person", name=drawn("other")))):
        case("person: " + name, "refused sealed", data, "person", refused, passphrase=PASSPHRASE)
    case("vault: name of another secret", "refused layout", changed(plain("vault"), 21, 0), "vault", refused)
    case("malformed goes before another kind", "refused order", changed(desk, 20, 2), "person", refused, passphrase=PASSPHRASE)
    case("the cost goes before the passphrase", "refused order", sealed("person", passes=17), "person", refused, passphrase="")


def others():
    """Another kind, and passphrases that do not fit."""
    person = sealed("person")
    case("a desk key where a log key is sought", "refused kind", plain("desk"), "log", "key_file_kind")
    case("a person's key where a credential key is sought", "refused kind", person, "credential", "key_file_kind",
         passphrase=PASSPHRASE)
    case("sealed, and no passphrase", "refused kind", person, "person", "key_file_kind")
    case("plain, and a passphrase", "refused kind", plain("desk"), "desk", "key_file_kind", passphrase=PASSPHRASE)
    case("no byte of passphrase", "refused sealed", person, "person", "passphrase_length", passphrase="")
    case("a passphrase of 1,025 bytes", "refused sealed", person, "person", "passphrase_length", passphrase="x" * 1025)
    case("another passphrase", "refused sealed", person, "person", "wrong_passphrase", passphrase=PASSPHRASE + " ")
    for name, offset in (("head", 21), ("salt", 65), ("nonce", 81), ("ciphertext", 105), ("authenticator", 152)):
        case(f"a changed byte of the {name}", "refused sealed", changed(person, offset, person[offset] ^ 1), "person",
             "wrong_passphrase", passphrase=PASSPHRASE)


def text():
    """Text of the file: one case a line."""
    lines = [json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for value in CASES]
    return '{"cases":[\n' + ",\n".join(lines) + '\n],"source":"spec 08; made by Tools/verifier/forge/make_keys.py from fixed seeds"}\n'


if __name__ == "__main__":
    accepted()
    malformed()
    others()
    with open(TARGET, "w", encoding="utf-8", newline="\n") as file:
        file.write(text())
    print(f"{len(CASES)} cases")
