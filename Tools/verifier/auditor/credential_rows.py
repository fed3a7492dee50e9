"""certificate.rows: the records of a certificate that commits to them (spec 09 §6)."""
import re

from . import credential_form, credentials, merkle
from .credentials import CredentialError, need

MAX_BYTES, MAX_LINES = 16 * 2 ** 20, 20_000


def check(data, document, sums, committed):
    """Raise unless the file is the one that the credential names; None as data is no file."""
    if data is None:
        return
    need(committed is not None, "rows", "rows_differ")
    items = _read(data)
    try:
        credential_form.lines(items, document, sums)
    except CredentialError:
        need(False, "rows", "rows_differ")
    salt = bytes.fromhex(document["proof"][0]["nonce"])
    leaves = [salt + line for line in data[:-1].split(b"\n")]
    need((len(leaves), merkle.root_of(leaves).hex()) == committed, "rows", "rows_differ")


def _read(data):
    """The objects of the lines, each of the form of §1."""
    need(len(data) <= MAX_BYTES and data[-1:] == b"\n", "rows", "rows_unreadable")
    texts = data[:-1].split(b"\n")
    need(len(texts) <= MAX_LINES, "rows", "rows_unreadable")
    items = []
    try:
        for text in texts:
            item = credentials.parse(text)
            need(credential_form.evidence(item) == item, "rows", "rows_unreadable")
            items.append(item)
    except (CredentialError, KeyError, TypeError):
        need(False, "rows", "rows_unreadable")
    return items
