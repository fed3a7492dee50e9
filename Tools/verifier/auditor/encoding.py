"""Bytes, digests, strict base64 and hex, days and instants (spec 01 §1, 03 §2)."""
import base64
import binascii
import datetime
import hashlib
import re

FIRST_INSTANT = 694195200          # 1992-01-01T00:00:00+08:00
LAST_INSTANT = 253402271999        # 9999-12-31T23:59:59+08:00
HEX32 = re.compile(r"[0-9a-f]{32}\Z")
HEX64 = re.compile(r"[0-9a-f]{64}\Z")
HEX128 = re.compile(r"[0-9a-f]{128}\Z")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
DECIMAL = re.compile(r"(?:0|[1-9][0-9]{0,18})\Z")
BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\Z")
EPOCH_ORDINAL = datetime.date(1970, 1, 1).toordinal()


def sha256(data):
    """SHA-256 of the bytes."""
    return hashlib.sha256(data).digest()


def decode_base64(text):
    """Bytes of strict standard base64, or None (padding, alphabet, zero trailing bits)."""
    if not BASE64.match(text):
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == text else None


def encode_base64(data):
    """Standard base64 with padding."""
    return base64.b64encode(data).decode()


def decode_size(text):
    """Non-negative decimal without leading zero, below 2^63, or None."""
    if not DECIMAL.match(text):
        return None
    value = int(text)
    return value if value < 2 ** 63 else None


def shanghai_day_number(instant):
    """Number of the Shanghai day of an instant, counted from 1970-01-01."""
    return (instant + 28800) // 86400


def shanghai_day(instant):
    """Shanghai day of an instant as YYYY-MM-DD, or None outside 1992...9999."""
    if not FIRST_INSTANT <= instant <= LAST_INSTANT:
        return None
    return day_text(shanghai_day_number(instant))


def day_text(number):
    """YYYY-MM-DD of a day number."""
    return datetime.date.fromordinal(number + EPOCH_ORDINAL).isoformat()


def day_number(text):
    """Day number of YYYY-MM-DD; None if it is no real day of 1992...9999."""
    if not DAY.match(text):
        return None
    try:
        date = datetime.date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        return None
    return date.toordinal() - EPOCH_ORDINAL if date.year >= 1992 else None


def author_key_of(public_key, algorithm=1):
    """author_key of a public key (02 §3)."""
    return sha256(b"xinshi/v1/author-key\0" + bytes([algorithm]) + public_key)
