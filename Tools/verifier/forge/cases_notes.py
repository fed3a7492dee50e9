"""Checkpoints, cosignatures, accepted and kept checkpoints, views, witness times (steps 2, 3, 11)."""
from auditor.encoding import encode_base64, sha256

from .case import Forged, case
from .cases_bytes import LAST, small
from .writer import Signer, checkpoint_text, cosign, sign_note

SIZE = LAST + 1
OTHER = sha256(b"another root")


def with_note(change, base=small):
    """The small log with its checkpoint changed."""
    world = base()
    forged = Forged(world)
    forged.files["checkpoint"] = change(world, world.note())
    if isinstance(forged.files["checkpoint"], str):
        forged.files["checkpoint"] = forged.files["checkpoint"].encode()
    return forged


def signed(world, text):
    """A note of any text, signed by the log and a witness."""
    note = sign_note(text, world.log.origin, world.log.key)
    return cosign(note, "witness.example/w1", Signer("w1"), world.log.time // 1000)


def text_of(world, **other):
    """Checkpoint text with some lines replaced."""
    lines = {"origin": world.log.origin, "size": str(SIZE), "root": encode_base64(world.log.tree().root())}
    lines.update(other)
    return "".join(line + "\n" for line in lines.values())


NOTES = {
    "utf8": ("note_utf8", lambda w, n: n.encode().replace(b"forge", b"forg\xff", 1)),
    "control": ("note_control_character", lambda w, n: n.replace("\n", "\r\n", 1)),
    "no-signature": ("note_no_signature", lambda w, n: n[:n.index("\n\n") + 2]),
    "signature-line": ("note_signature_line", lambda w, n: n.replace("\u2014", "-")),
    "last-newline": ("note_signature_line", lambda w, n: n[:-1]),
    "base64": ("note_base64", lambda w, n: n[:-2] + "!\n"),
    "key-name": ("note_key_name", lambda w, n: n.replace("witness.example/w1", "witness+w1")),
    "duplicate": ("note_duplicate_signature", lambda w, n: n + n[n.rindex("\u2014"):]),
    "too-large": ("note_too_large", lambda w, n: n + "".join(
        f"\u2014 x{i} {encode_base64(bytes(4) + bytes(64))}\n" for i in range(64))),
    "unverified": ("note_unverified", lambda w, n: sign_note(text_of(w), w.log.origin, Signer("thief"))),
    "size-altered": ("note_bad_signature", lambda w, n: n.replace(f"\n{SIZE}\n", f"\n{SIZE - 1}\n", 1)),
    "witness-altered": ("note_bad_signature", lambda w, n: n.replace(n.split(" ")[-1], _stamped(n.split(" ")[-1]))),
    "extension-line": ("checkpoint_lines", lambda w, n: signed(w, text_of(w) + "more\n")),
    "origin": ("checkpoint_origin", lambda w, n: signed(w, text_of(w, origin="other.example/log"))),
    "size-zero-led": ("checkpoint_size", lambda w, n: signed(w, text_of(w, size="0" + str(SIZE)))),
    "root-short": ("checkpoint_root", lambda w, n: signed(w, text_of(w, root=encode_base64(bytes(31))))),
    "quorum": ("quorum_not_met", lambda w, n: w.note(witnesses=())),
    "root-of-another-tree": ("root_mismatch", lambda w, n: w.note(root=OTHER)),
}


def _stamped(encoded):
    """A cosignature with another timestamp."""
    from auditor.encoding import decode_base64
    data = decode_base64(encoded.strip())
    return encode_base64(data[:11] + bytes([data[11] ^ 1]) + data[12:]) + "\n"


for _name, (_code, _change) in NOTES.items():
    case("checkpoint-" + _name, "checkpoint", _code)(lambda change=_change: with_note(change))


@case("checkpoint-missing", "checkpoint", "checkpoint_missing")
def _missing():
    forged = Forged(small())
    del forged.files["checkpoint"]
    return forged


@case("quorum-all", "checkpoint quorum", "quorum_not_met")
def _quorum_all():
    world = small()
    return Forged(world, policy=world.trust("all"))


@case("accepted-larger", "accepted", "shrunk")
def _shrunk():
    world = small()
    accepted = world.note()
    world.log.entries = world.log.entries[:8]
    return Forged(world, accepted=accepted)


@case("accepted-other-root", "accepted fork", "fork")
def _accepted_fork():
    world = small()
    return Forged(world, accepted=world.note(root=OTHER))


@case("accepted-no-prefix", "accepted fork", "fork")
def _accepted_no_prefix():
    world = small()
    return Forged(world, accepted=world.note(size=8, root=OTHER))


@case("fork-of-two-witnesses", "view fork", "fork")
def _fork():
    world, other = small(), small()
    other.batch("desk-station", [other.volunteer("eve")])
    world.batch("desk-station", [world.volunteer("ann")])
    return Forged(world, views=[other.note(witnesses=("w2",))])


@case("fork-inconsistent-pair", "view fork", "fork")
def _fork_pair():
    world, other = small(), small()
    other.batch("desk-station", [other.volunteer("eve")])
    world.batch("desk-station", [world.volunteer("ann"), world.volunteer("bo")])
    return Forged(world, views=[other.note(witnesses=("w2",))])


@case("view-of-a-longer-book", "view shrunk", "shrunk")
def _view_larger():
    world, other = small(), small()
    other.batch("desk-station", [other.volunteer("eve"), other.volunteer("joe")])
    return Forged(world, views=[other.note(witnesses=("w2",))])


@case("view-not-signed", "view", "checkpoint_unverified")
def _view_unsigned():
    world = small()
    return Forged(world, views=[sign_note(checkpoint_text(world.log.origin, 8, OTHER), world.log.origin, Signer("x"))])


@case("kept-fork", "kept fork", "fork")
def _kept_fork():
    world = small()
    world.checkpoints.append((8, world.note(size=8, root=OTHER)))
    return world


@case("kept-unverified", "kept", "checkpoint_unverified")
def _kept_unverified():
    world = small()
    world.checkpoints.append((8, world.note(size=8).replace("\n8\n", "\n4\n", 1)))
    return world


@case("kept-wrong-name", "kept", "checkpoint_unverified")
def _kept_name():
    world = small()
    world.checkpoints.append((4, world.note(size=8)))
    return world


@case("kept-cuts-batch", "kept", "batch_truncated", 8)
def _kept_cuts():
    world = small()
    world.checkpoints.append((10, world.note(size=10)))
    return world


@case("backdated", "times", "backdated", SIZE)
def _backdated():
    world = small()
    world.checkpoints.append((SIZE, world.note(stamp=world.log.time // 1000 + 7200)))
    world.batch("desk-station", [world.volunteer("ann")])
    return world


@case("postdated", "times", "postdated", SIZE)
def _postdated():
    world = small()
    before = world.log.time // 1000
    world.wait(7200)
    world.batch("desk-station", [world.volunteer("ann")])
    forged = Forged(world)
    forged.files["checkpoint"] = world.note(stamp=before).encode()
    return forged


@case("trust-policy-of-two-logs", "trust", "trust_policy")
def _two_logs():
    world = small()
    return Forged(world, policy="log " + Signer("other").vkey("other.example/log", 1) + "\n" + world.trust())


@case("trust-policy-without-quorum", "trust", "trust_policy")
def _no_quorum():
    world = small()
    return Forged(world, policy=world.trust().replace("quorum all-witnesses\n", ""))


@case("trust-genesis-short", "trust", "trust_genesis")
def _genesis_short():
    world = small()
    return Forged(world, genesis=world.log.genesis_leaf.hex()[:-1])


@case("trust-accepted-not-signed", "trust", "trust_unreadable")
def _accepted_unsigned():
    world = small()
    return Forged(world, accepted=sign_note(text_of(world), world.log.origin, Signer("thief")))
