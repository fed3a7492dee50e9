"""Registry of forged logs and their compact form."""
import base64
import json
import os

CASES = []
SOURCE = "spec 02 to 10; made by Tools/verifier/forge/make.py from fixed seeds"


def case(name, flags, code=None, index=None):
    """Register a function that returns a Forged (or a World); code None: a clean log.

    index "made": the function sets it on the result, for cases where it is computed.
    """
    def register(function):
        CASES.append((name, flags.split(), code, index, function))
        return function
    return register


class Forged:
    """A folder to audit, with what an auditor brings along."""

    def __init__(self, world, files=None, views=(), accepted=None, index=None, policy=None, genesis=None):
        self.files = dict(files if files is not None else world.export())
        self.policy = policy or world.trust()
        self.genesis = genesis or world.log.genesis_leaf.hex()
        self.views, self.accepted, self.index = list(views), accepted, index


def encoded(data, bases):
    """Text where that is short and safe; otherwise base64, after a prefix of a base's file if that pays.

    bases: (log, path) -> bytes. What is no ordinary file is described already.
    """
    if isinstance(data, dict):
        return data
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


def prefix(data, other):
    """Length of the common prefix."""
    length = min(len(data), len(other))
    if data[:length] == other[:length]:
        return length
    return next(i for i in range(length) if data[i] != other[i])


def decoded(value, bases):
    """Bytes of a file in compact form."""
    if "text" in value:
        return value["text"].encode()
    start = bases[value["of"], value["path"]][:value["bytes"]] if "of" in value else b""
    return start + base64.b64decode(value["base64"])


def pack(forged, flags, expect, bases):
    """The object of a log.json."""
    trust = {"genesis": forged.genesis, "policy": forged.policy}
    if forged.accepted is not None:
        trust["accepted"] = forged.accepted
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
    if "accepted" in value["trust"]:
        write(os.path.join(trust, "accepted"), value["trust"]["accepted"].encode())
    for path, data in value["files"].items():
        place(os.path.join(log, *path.split("/")), data, bases)
    return trust, log, [view.encode() for view in value["views"]]


def place(path, value, bases):
    """Make what one member of `files` describes."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if "link" in value:
        os.symlink(value["link"], path)
    elif "folder" in value:
        os.makedirs(path)
    elif "zeros" in value:
        write(path, bytes(value["zeros"]))
    else:
        write(path, decoded(value, bases))


def write(path, data):
    """Write a file and its folders."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)
