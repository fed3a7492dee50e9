"""Histories that part before the log's key is rotated: the new key must not hide what was accepted (spec 10 §1)."""
from .case import Forged, case
from .cases_bytes import small
from .writer import Signer

FIRST, NEXT, LAST = Signer("log"), Signer("next log"), Signer("last log")


def rotate(world, new):
    """Hand the log to another key."""
    world.wait()
    proof = new.sign(b"xinshi/v1/log-key\0" + world.log.genesis_leaf + new.public)
    world.log.act("log_key_rotated", log_key=new.public.hex(), proof=proof.hex())
    world.log.key = new


def vkeys(world, *keys):
    """The text of `former`."""
    return "".join(key.vkey(world.log.origin, 1) + "\n" for key in keys)


def honest(new=None):
    """The book that was accepted: entries that the other one does not have, and another key in between when one is named."""
    world = small()
    if new:
        rotate(world, new)
    world.batch("desk-station", [world.volunteer("ann")])
    return world


def parted(new):
    """The book that is shown afterwards, under another key."""
    world = small()
    rotate(world, new)
    for name in ("ben", "cat"):
        world.batch("desk-station", [world.volunteer(name)])
    return world


@case("former-keys", "trust accepted")
def _former():
    world = small()
    accepted = world.note()
    rotate(world, NEXT)
    return Forged(world, accepted=accepted, former=vkeys(world, FIRST, LAST))


@case("fork-behind-a-rotation", "accepted fork", "fork")
def _fork():
    world = parted(NEXT)
    return Forged(world, accepted=honest().note(), former=vkeys(world, FIRST))


@case("fork-behind-a-rotation-without-former", "accepted fork", "fork")
def _fork_by_genesis():
    return Forged(parted(NEXT), accepted=honest().note())


@case("fork-between-two-rotations", "accepted fork", "fork")
def _fork_between():
    world = parted(LAST)
    return Forged(world, accepted=honest(NEXT).note(), former=vkeys(world, FIRST, NEXT))


@case("accepted-by-a-key-of-nobody", "trust accepted", "trust_unreadable")
def _unknown_key():
    return Forged(parted(LAST), accepted=honest(NEXT).note())


@case("former-of-another-log", "trust", "trust_unreadable")
def _other_log():
    return Forged(small(), former=FIRST.vkey("other.example/log", 1) + "\n")


@case("former-without-newline", "trust", "trust_unreadable")
def _no_newline():
    world = small()
    return Forged(world, former=vkeys(world, FIRST)[:-1])


@case("former-with-a-witness", "trust", "trust_unreadable")
def _witness():
    world = small()
    return Forged(world, former=FIRST.vkey(world.log.origin, 4) + "\n")
