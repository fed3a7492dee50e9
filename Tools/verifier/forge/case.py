"""Registry of forged logs and their compact form."""
import base64
import json
import os
import re

CASES = []
FOLDER = None               # in place of bytes: a folder has the file's name
RUN = re.compile(rb"(.)\1{4095,}", re.DOTALL)
SOURCE = "spec 02 to 10; made by Tools/verifier/forge/make.py from fixed seeds"


def case(name, flags, code=None, index=None):
    """Register a function that returns a Forged (or a World); code None: a clean log.

    index "made": the function sets it on the result, for cases where it is computed.
    """
    def register(function):
        CASES.append((name, flags.split(), code, index, function))
        return function
    return register


class Link:
    """In place of bytes: a symbolic link has the file's name."""

    def __init__(self, target):
        self.target = target


class Forged:
    """A folder to audit, with what an auditor brings along."""

    def __init__(self, world, files=None, views=(), accepted=None, index=None, policy=None, genesis=None,
                 former=None):
        self.files = dict(files if files is not None else world.export())
        self.policy = policy or world.trust()
        self.genesis = genesis or world.log.genesis_leaf.hex()
        self.views, self.accepted, self.former, self.index = list(views), accepted, former, index


def encoded(data, bases):
    """Text where that is short and safe; otherwise base64, after a prefix of a base's file if that pays.

    A folder or a link in place of a file, and long runs of one byte, have forms of their own. bases: (log, path) -> bytes.
    """
    if isinstance(data, Link):
        return {"link": data.target}
    if data is FOLDER:
        return {"folder": True}
    if RUN.search(data):
        return {"parts": list(parts(data))}
    try:
        text = data.decode()
        if len(data) < 4096 and all(char >= " " or char == "\n" for char in text):
            return {"text": text}
    except UnicodeDecodeError:
        pass
    shared = max(((prefix(data, other), key) for key, other in bases.items()), default=(0, None))
    if shared[0] < 512:
        return {"base64": base64.b64encode(data).decode()}
    rest = base64.b64encode(data[shared[0]:]).decode()
    return {"base64": rest, "bytes": shared[0], "of": shared[1][0], "path": shared[1][1]}


def parts(data):
    """The data as bytes and runs of one byte."""
    at = 0
    for run in RUN.finditer(data):
        yield {"base64": base64.b64encode(data[at:run.start()]).decode()}
        yield {"byte": run.group(1)[0], "times": run.end() - run.start()}
        at = run.end()
    yield {"base64": base64.b64encode(data[at:]).decode()}


def joined(values):
    """Bytes of parts."""
    return b"".join(base64.b64decode(part["base64"]) if "base64" in part else bytes([part["byte"]]) * part["times"]
                    for part in values)


def prefix(data, other):
    """Length of the common prefix."""
    length = min(len(data), len(other))
    if data[:length] == other[:length]:
        return length
    return next(i for i in range(length) if data[i] != other[i])


def decoded(value, bases):
    """Bytes of a file in compact form; FOLDER for a folder."""
    if "folder" in value:
        return FOLDER
    if "link" in value:
        return Link(value["link"])
    if "parts" in value:
        return joined(value["parts"])
    if "text" in value:
        return value["text"].encode()
    start = bases[value["of"], value["path"]][:value["bytes"]] if "of" in value else b""
    return start + base64.b64decode(value["base64"])


def pack(forged, flags, expect, bases):
    """The object of a log.json."""
    trust = {"genesis": forged.genesis, "policy": forged.policy}
    if forged.accepted is not None:
        trust["accepted"] = forged.accepted
    if forged.former is not None:
        trust["former"] = forged.former
    return {"expect": expect, "files": {path: encoded(data, bases) for path, data in forged.files.items()},
            "flags": flags, "source": SOURCE, "trust": trust, "views": forged.views}


def dump(value):
    """Text of a log.json."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=0) + "\n"


def unpack(value, folder, bases):
    """Write trust folder, log folder and views; returns (trust, log, view bytes)."""
    trust, log = os.path.join(folder, "trust"), os.path.join(folder, "log")
    os.makedirs(log)
    write(os.path.join(trust, "policy"), value["trust"]["policy"].encode())
    write(os.path.join(trust, "genesis"), value["trust"]["genesis"].encode() + b"\n")
    for name in ("accepted", "former"):
        if name in value["trust"]:
            write(os.path.join(trust, name), value["trust"][name].encode())
    for path, data in value["files"].items():
        write(os.path.join(log, *path.split("/")), decoded(data, bases))
    return trust, log, [view.encode() for view in value["views"]]


def write(path, data):
    """Write a file and its folders."""
    os.makedirs(os.path.dirname(path) if data is not FOLDER else path, exist_ok=True)
    if data is FOLDER:
        return
    if isinstance(data, Link):
        return os.symlink(data.target, path)
    with open(path, "wb") as file:
        file.write(data)
