"""credential.json: JCS reader, keys, signature (spec 09 §1, §2)."""
import json
import re

from . import ed25519
from .encoding import sha256
from .json_profile import canonical as jcs  # keys are ASCII, numbers integers: RFC 8785 writes the same

MAX_BYTES = 2 ** 20
DEPTH = 8
LIMIT = 2 ** 53 - 1
KEY = re.compile(r"[\x20-\x7e]{1,64}\Z")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]


class CredentialError(Exception):
    """A refusal: which check, and why."""

    def __init__(self, check, reason):
        super().__init__(reason)
        self.check, self.reason = check, reason


def need(condition, check, reason):
    """Raise unless the condition holds."""
    if not condition:
        raise CredentialError(check, reason)


def parse(data):
    """The object of a JCS text of spec 09 §1; CredentialError credential_syntax."""
    try:
        text = data.decode("utf-8", "strict")
        value = json.loads(text, object_pairs_hook=_pairs, parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise CredentialError("form", "credential_syntax") from None
    need(isinstance(value, dict) and len(data) <= MAX_BYTES and _plain(value, 1), "form", "credential_syntax")
    need(jcs(value) == data, "form", "credential_syntax")
    return value


def _refuse(text):
    """Numbers that are no integers."""
    raise ValueError(text)


def _pairs(pairs):
    """An object without repeated or odd keys."""
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names) or not all(KEY.match(name) and not set('"\\') & set(name) for name in names):
        raise ValueError("key")
    return dict(pairs)


def _plain(value, depth):
    """Strings, integers and nesting within the limits."""
    if isinstance(value, dict):
        return depth <= DEPTH and all(_plain(item, depth + 1) for item in value.values())
    if isinstance(value, list):
        return depth <= DEPTH and all(_plain(item, depth + 1) for item in value)
    if isinstance(value, str):
        return not CONTROL.search(value)
    return value is None or type(value) is bool or abs(value) <= LIMIT


def base58(text):
    """Bytes of base58btc, or empty if it is none."""
    number = 0
    for char in text:
        if char not in ALPHABET:
            return b""
        number = number * 58 + ALPHABET.index(char)
    zeros = len(text) - len(text.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def public_key_of(multikey):
    """Ed25519 public key of a multikey, or None."""
    data = base58(multikey[1:]) if multikey[:1] == "z" else b""
    return data[2:] if len(data) == 34 and data[:2] == b"\xed\x01" else None


def issuer_key(document):
    """Public key of issuer.id."""
    prefix, _, multikey = document["issuer"]["id"].rpartition(":")
    public = public_key_of(multikey) if prefix == "did:key" else None
    need(public is not None, "form", "credential_form")
    return public


def verify(document):
    """The signature of the one proof covers document and proof (eddsa-jcs-2022)."""
    proof = dict(document["proof"][0])
    signature = proof.pop("proofValue")
    rest = {name: value for name, value in document.items() if name != "proof"}
    raw = base58(signature[1:]) if signature[:1] == "z" else b""
    hashes = sha256(jcs(proof)) + sha256(jcs(rest))
    return ed25519.verify(issuer_key(document), hashes, raw)
