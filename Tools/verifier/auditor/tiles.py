"""Paths and contents of an exported tlog-tiles folder (spec 03 §3)."""
import os
import re
import stat

from .trust import read_file

WIDTH = 256
BUNDLE_LIMIT = WIDTH * (2 + 65535)


def tile_number(number):
    """<N> in groups of three digits, all but the last with prefix x."""
    text = str(number)
    text = text.zfill((len(text) + 2) // 3 * 3)
    groups = [text[i:i + 3] for i in range(0, len(text), 3)]
    return "/".join(["x" + group for group in groups[:-1]] + groups[-1:])


def tile_path(level, number, width=WIDTH):
    """Path of a hash tile (level 0...) or a bundle (level `entries`)."""
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{tile_number(number)}{partial}"


PATH = re.compile(r"tile/(0|[1-9][0-9]?|entries)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?\Z")


def parse_path(text):
    """(level or None for entries, number, width) of a tile's path, or None."""
    found = PATH.match(text)
    if not found or found.group(2).startswith("x000"):
        return None
    level = None if found.group(1) == "entries" else int(found.group(1))
    width = int(found.group(3)) if found.group(3) else WIDTH
    number = int(found.group(2).replace("x", "").replace("/", ""))
    bad = (level or 0) > 63 or (found.group(3) and width >= WIDTH) or number >= 2 ** 63
    return None if bad else (level, number, width)


def hash_tiles(size, limit):
    """(level, number, width) of the hash tiles of a tree of this size that begin at or below limit."""
    level, span = 0, WIDTH
    while size:
        for number in range(min((size + WIDTH - 1) // WIDTH, limit // span + 1)):
            yield level, number, min(WIDTH, size - number * WIDTH)
        size //= WIDTH
        level, span = level + 1, span * WIDTH


def expected_tile(tree, level, number, width):
    """Contents of a tile recomputed from a tree."""
    hashes = tree.levels[8 * level]
    return b"".join(hashes[number * WIDTH:number * WIDTH + width])


def read_tile(folder, level, number, width):
    """Contents of a tile or bundle; a full tile stands in for a partial one. None if absent."""
    data = read_file(os.path.join(folder, tile_path(level, number, width)))
    if data is None and width < WIDTH:
        data = read_file(os.path.join(folder, tile_path(level, number)))
        if data is not None and level != "entries" and len(data) == 32 * WIDTH:
            data = data[:32 * width]
    return data


class BundleError(Exception):
    """A bundle that cannot be cut into entries: code and the entry's offset in it."""

    def __init__(self, code, position):
        super().__init__(code)
        self.code = code
        self.position = position


def split_bundle(data, width):
    """The entries of a bundle, and the error that ended reading, if any."""
    entries, at = [], 0
    while len(entries) < width:
        if at == len(data):
            return entries, BundleError("entries_missing", len(entries))
        if at + 2 > len(data):
            return entries, BundleError("bundle_malformed", len(entries))
        length = int.from_bytes(data[at:at + 2], "big")
        if length == 0 or at + 2 + length > len(data):
            return entries, BundleError("bundle_malformed", len(entries))
        entries.append(data[at + 2:at + 2 + length])
        at += 2 + length
    return entries, None


class Unreadable(Exception):
    """A bundle that is there and cannot be read."""


def read_bundle(path):
    """Bytes of a bundle, None if nothing has its name; raises Unreadable for what is no file of its size (spec 10 §3)."""
    if not os.path.lexists(path):
        return None
    try:
        state = os.stat(path)
    except OSError as error:
        raise Unreadable(path) from error
    if not stat.S_ISREG(state.st_mode) or state.st_size > BUNDLE_LIMIT:
        raise Unreadable(path)
    data = read_file(path)
    if data is None:
        raise Unreadable(path)
    return data


def find_bundle(folder, number, width):
    """(bytes or None, whether they are of the partial bundle that the size demands or of a full one that ends there)."""
    exact = read_bundle(os.path.join(folder, tile_path("entries", number, width)))
    if exact is not None or width == WIDTH:
        return exact, True
    return read_bundle(os.path.join(folder, tile_path("entries", number))), False


def read_entries(folder, size):
    """All entries below size: (entries, [(code, index)], True if reading had to stop)."""
    entries, faults = [], []
    if size == 0:
        return entries, [("entries_missing", 0)], True
    for number in range((size + WIDTH - 1) // WIDTH):
        width = min(WIDTH, size - number * WIDTH)
        try:
            data, exact = find_bundle(folder, number, width)
        except Unreadable:
            return entries, faults + [("bundle_unreadable", len(entries))], True
        if data is None:
            return entries, faults + [("entries_missing", len(entries))], True
        some, error = split_bundle(data, width)
        entries.extend(some)
        if error:
            return entries, faults + [(error.code, number * WIDTH + error.position)], True
        if exact and len(data) != sum(len(entry) + 2 for entry in some):
            faults.append(("bundle_malformed", number * WIDTH + width - 1))
    return entries, faults, False
