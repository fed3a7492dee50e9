"""Reader and writer of the JSON profile (spec 01 §2); every prohibition is checked by itself."""
import json
import re

LIMIT = 2 ** 53 - 1
DEPTH = 8
KEY = re.compile(r"[a-z0-9_]{1,64}\Z")
STRING = re.compile(r'"((?:[^"\\\x00-\x1f\x7f-\x9f]|\\["\\])*)"')
NUMBER = re.compile(r"-?[0-9]+")
ESCAPE = re.compile(r'\\(["\\])')
WHITE = " \t\n\r"
LITERALS = (("true", True), ("false", False), ("null", None))


class ProfileError(Exception):
    """A refusal: code of spec 01 §2 and the byte offset in the text."""

    def __init__(self, code, offset):
        super().__init__(code)
        self.code = code
        self.offset = offset


def parse(data):
    """The object of a text in the profile; raises ProfileError."""
    try:
        text = data.decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        raise ProfileError("json_utf8", error.start) from None
    try:
        return _parse_text(text)
    except ProfileError as error:
        raise ProfileError(error.code, len(text[:error.offset].encode())) from None


def _parse_text(text):
    """Parse decoded text; offsets of errors count characters."""
    if text.startswith("\ufeff"):
        raise ProfileError("json_utf8", 0)
    if text[:1] in tuple(WHITE):
        raise ProfileError("json_whitespace", 0)
    if text[:1] != "{":
        raise ProfileError("json_not_object", 0)
    value, end = _object(text, 0, 1)
    if end != len(text):
        raise ProfileError("json_trailing", end)
    return value


def _syntax(text, at):
    """The error for an unexpected character."""
    white = at < len(text) and text[at] in WHITE
    return ProfileError("json_whitespace" if white else "json_syntax", at)


def _value(text, at, depth):
    """One value at the offset: (value, offset after it)."""
    first = text[at:at + 1]
    if first == '"':
        return _string(text, at)
    if first == "{":
        return _object(text, at, depth + 1)
    if first == "[":
        return _array(text, at, depth + 1)
    if first and first in "-+.0123456789":
        return _number(text, at)
    for word, value in LITERALS:
        if text.startswith(word, at):
            return value, at + len(word)
    raise _syntax(text, at)


def _object(text, at, depth):
    """An object whose opening brace stands at the offset."""
    if depth > DEPTH:
        raise ProfileError("json_depth", at)
    result, last, at = {}, None, at + 1
    if text[at:at + 1] == "}":
        return result, at + 1
    while True:
        key, after = _key(text, at)
        if last is not None and key <= last:
            raise ProfileError("json_key_order", at)
        if text[after:after + 1] != ":":
            raise _syntax(text, after)
        result[key], at = _value(text, after + 1, depth)
        last = key
        if text[at:at + 1] == "}":
            return result, at + 1
        if text[at:at + 1] != ",":
            raise _syntax(text, at)
        at += 1


def _array(text, at, depth):
    """An array whose opening bracket stands at the offset."""
    if depth > DEPTH:
        raise ProfileError("json_depth", at)
    result, at = [], at + 1
    if text[at:at + 1] == "]":
        return result, at + 1
    while True:
        value, at = _value(text, at, depth)
        result.append(value)
        if text[at:at + 1] == "]":
            return result, at + 1
        if text[at:at + 1] != ",":
            raise _syntax(text, at)
        at += 1


def _key(text, at):
    """A key of an object: (key, offset after its closing quote)."""
    if text[at:at + 1] != '"':
        raise _syntax(text, at)
    end = at + 1
    while end < len(text) and text[end] != '"':
        if text[end] not in "abcdefghijklmnopqrstuvwxyz0123456789_" or end - at > 64:
            raise ProfileError("json_key", end)
        end += 1
    if end == len(text):
        raise ProfileError("json_syntax", end)
    if end == at + 1:
        raise ProfileError("json_key", at)
    return text[at + 1:end], end + 1


def _string(text, at):
    """A string value: (text, offset after its closing quote)."""
    found = STRING.match(text, at)
    if not found:
        raise _string_error(text, at)
    raw = found.group(1)
    return (ESCAPE.sub(r"\1", raw) if "\\" in raw else raw), found.end()


def _string_error(text, at):
    """The first fault of a string that is not in the profile."""
    at += 1
    while at < len(text):
        char = text[at]
        if char == "\\":
            if at + 1 < len(text) and text[at + 1] not in '"\\':
                return ProfileError("json_escape", at)
            at += 1
        elif char < "\x20" or "\x7f" <= char <= "\x9f":
            return ProfileError("json_control_character", at)
        at += 1
    return ProfileError("json_syntax", len(text))


def _number(text, at):
    """An integer of the profile: (value, offset after it)."""
    found = NUMBER.match(text, at)
    if not found or text[found.end():found.end() + 1] in tuple(".eE"):
        raise ProfileError("json_number", at)
    digits = found.group()
    bare = digits.lstrip("-")
    if digits == "-0" or (len(bare) > 1 and bare[0] == "0"):
        raise ProfileError("json_number", at)
    if len(bare) > 16 or abs(int(digits)) > LIMIT:
        raise ProfileError("json_number_range", at)
    return int(digits), found.end()


def canonical(value):
    """Canonical bytes of a value made of the profile's types."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True,
                      separators=(",", ":"), allow_nan=False).encode()
