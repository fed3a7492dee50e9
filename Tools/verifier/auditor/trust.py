"""The auditor's trust folder: policy, pinned genesis, accepted checkpoint (spec 10 §1)."""
import contextlib
import fcntl
import os
import stat
from dataclasses import dataclass, field

from .encoding import HEX64, decode_size
from .notes import parse_vkey

LIMIT = 64


class TrustError(Exception):
    """Trust folder not usable: code of spec 10 §3, step 1."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


@dataclass
class Policy:
    """A tlog-policy with one log; groups: name -> (threshold, members)."""
    log: object = None
    witnesses: dict = field(default_factory=dict)
    groups: dict = field(default_factory=dict)
    quorum: str = None

    def met(self, public_keys, name=None):
        """True if these witness keys satisfy the quorum."""
        name = self.quorum if name is None else name
        if name == "none":
            return True
        if name in self.witnesses:
            return self.witnesses[name].public_key in public_keys
        threshold, members = self.groups[name]
        return sum(self.met(public_keys, member) for member in members) >= threshold


@dataclass
class Trust:
    """Everything an audit trusts."""
    policy: Policy
    genesis: bytes
    accepted: bytes = None
    former: list = field(default_factory=list)


def parse_policy(data):
    """Policy of the file's bytes; raises TrustError trust_policy."""
    if any(byte < 32 and byte not in (9, 10) or byte == 127 for byte in data):
        raise TrustError("trust_policy", "control character")
    if data and not data.endswith(b"\n"):
        raise TrustError("trust_policy", "last line has no newline")
    policy, members = Policy(), set()
    for number, line in enumerate(data.decode("utf-8", "surrogateescape").split("\n"), 1):
        words = line.replace("\t", " ").split(" ")
        words = [word for word in words if word]
        if words and not words[0].startswith("#"):
            if not _policy_line(policy, words, members):
                raise TrustError("trust_policy", f"line {number}")
    if policy.quorum is None:
        raise TrustError("trust_policy", "no quorum line")
    return policy


def _policy_line(policy, words, members):
    """Apply one line; False if it is not well-formed."""
    if words[0] == "log" and len(words) in (2, 3):
        policy.log, first = parse_vkey(words[1]), policy.log is None
        return first and policy.log is not None and policy.log.kind == 1
    if words[0] == "witness" and len(words) in (3, 4):
        return _witness_line(policy, words)
    if words[0] == "group" and len(words) >= 4:
        return _group_line(policy, words, members)
    if words[0] == "quorum" and len(words) == 2:
        known = words[1] == "none" or words[1] in policy.witnesses or words[1] in policy.groups
        first, policy.quorum = policy.quorum is None, words[1]
        return first and known
    return False


def _witness_line(policy, words):
    """witness <name> <vkey> [<url>]"""
    key, name = parse_vkey(words[2]), words[1]
    if key is None or key.kind != 4 or _taken(policy, name) or len(policy.witnesses) == LIMIT:
        return False
    if any(other.public_key == key.public_key for other in policy.witnesses.values()):
        return False
    policy.witnesses[name] = key
    return True


def _group_line(policy, words, members):
    """group <name> all|any|<k> <name>..."""
    name, rule, names = words[1], words[2], words[3:]
    defined = policy.witnesses.keys() | policy.groups.keys()
    if _taken(policy, name) or not set(names) <= defined or len(policy.groups) == LIMIT:
        return False
    if len(set(names)) != len(names) or members & set(names):
        return False
    threshold = {"any": 1, "all": len(names)}.get(rule, decode_size(rule))
    if threshold is None or not 1 <= threshold <= len(names):
        return False
    members.update(names)
    policy.groups[name] = (threshold, names)
    return True


def _taken(policy, name):
    """Names share one space; `none` is reserved."""
    return name == "none" or name in policy.witnesses or name in policy.groups


FILE_LIMIT, NOTE_LIMIT = 1 << 25, 1 << 20


def read_file(path, limit=FILE_LIMIT):
    """Bytes of a file, or None if there is none (or it cannot be read, is no regular file, or longer than any of ours)."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except (OSError, ValueError):
        return None
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode) or state.st_size > limit:
        os.close(descriptor)
        return None
    with open(descriptor, "rb") as file:
        return file.read()


def is_named(path):
    """Whether something has the name: no file, a link to nothing, or what links in a loop or rights keep from being seen."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


@contextlib.contextmanager
def locked(folder):
    """The lock of a trust folder: held from reading one of its files until it is replaced (spec 10 §1)."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def read_trust(folder):
    """Trust of a folder; raises TrustError."""
    policy = read_file(os.path.join(folder, "policy"))
    genesis = read_file(os.path.join(folder, "genesis"))
    if policy is None or genesis is None:
        raise TrustError("trust_unreadable", "policy or genesis cannot be read")
    parsed = parse_policy(policy)
    if parsed.log is None:
        raise TrustError("trust_policy", "no log line")
    text = genesis.decode("latin-1")
    if not text.endswith("\n") or not HEX64.match(text[:-1]):
        raise TrustError("trust_genesis", "not 64 hex digits and a newline")
    accepted_path = os.path.join(folder, "accepted")
    accepted = read_file(accepted_path)
    if accepted is None and is_named(accepted_path):
        raise TrustError("trust_unreadable", "accepted cannot be read")
    return Trust(parsed, bytes.fromhex(text[:-1]), accepted, _former(folder, parsed.log.name))


def _former(folder, origin):
    """Keys of this log that the policy named before, one vkey a line."""
    path = os.path.join(folder, "former")
    data = read_file(path, NOTE_LIMIT)
    if data is None:
        if is_named(path):
            raise TrustError("trust_unreadable", "former cannot be read")
        return []
    keys = [parse_vkey(line) for line in data[:-1].decode("utf-8", "surrogateescape").split("\n")]
    if not data.endswith(b"\n") or any(key is None or key.kind != 1 or key.name != origin for key in keys):
        raise TrustError("trust_unreadable", "former is not a list of vkeys of this log")
    return keys
