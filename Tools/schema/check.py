#!/usr/bin/env python3
"""Holds Ledger/schema to Ledger/vectors: every schema is one, every statement and command line is judged alike.

Refusals flagged beyond_json_schema are those that JSON Schema cannot state; all others it must show too.
"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator

ROOT = pathlib.Path(__file__).resolve().parents[2] / "Ledger"
H32, H64, H128 = "0a" * 16, "0a" * 32, "0a" * 64

# Bodies that are no statements, one of each.
BODIES = [
    {"created": 1795244400, "hash": "sha-256", "log_key": H64, "nonce": H32, "origin": "a.example/log", "policy": H64,
     "retention": "ten years", "root_key": H64, "root_organisation": H32, "root_subject": H32, "signature": "ed25519",
     "type": "genesis", "v": 1},
    {"log_key": H64, "proof": H128, "type": "log_key_rotated", "v": 1},
    {"digests": {"hours": H64}, "size": 100000, "type": "projections_digested", "v": 1},
    {"origin": "b.example/log", "root": H64, "size": 7, "type": "federation_anchored", "v": 1},
    {"genesis": H64, "origin": "b.example/log", "reason": "new host", "type": "successor_named", "v": 1},
]


def validators():
    found = {}
    for path in sorted((ROOT / "schema").glob("*.schema.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == "urn:xinshi:v1:" + path.name.removesuffix(".schema.json"), path
        found[path.name.removesuffix(".schema.json")] = Draft202012Validator(schema)
    return found


def cases(name):
    return json.loads((ROOT / "vectors" / name).read_text(encoding="utf-8"))["cases"]


def check_statements(schemas):
    for case in cases("statements.json"):
        if "profile" in case["flags"]:
            continue
        body = json.loads(case["text"])
        schema = schemas.get(body["type"]) if isinstance(body.get("type"), str) else None
        passes = schema is not None and schema.is_valid(body)
        expected = case["expect"] == "ok" or "beyond_json_schema" in case["flags"]
        if passes != expected:
            reasons = [] if schema is None else [error.message for error in schema.iter_errors(body)]
            yield f"{case['name']}: {'accepted' if passes else reasons}"


def lines_of(case):
    """Lines of a command file; of one that repeats a line, its head and the line once."""
    if "repeated" in case:
        return [*case["repeated"]["head"], case["repeated"]["line"].replace("&", f"{0:032x}")]
    text = "\n".join(case["lines"]) if "lines" in case else case["text"]
    return text.splitlines()


def check_commands(schemas):
    for case in cases("commands.json"):
        if not {"accepted", "form"} & set(case["flags"]):
            continue
        passes = all(schemas["command"].is_valid(json.loads(line)) for line in lines_of(case))
        if passes != (case["expect"] == "ok"):
            yield f"{case['name']}: {'accepted' if passes else 'refused'}"


def check_bodies(schemas):
    for body in BODIES:
        schema = schemas[body["type"]]
        if not schema.is_valid(body):
            yield f"{body['type']}: refused"
        for key in body:
            rest = {name: value for name, value in body.items() if name != key}
            if schema.is_valid(rest) or schema.is_valid({**body, key: None}):
                yield f"{body['type']}: accepted without {key} or with null"
        if schema.is_valid({**body, "zeal": 1}):
            yield f"{body['type']}: accepted with an unknown field"


def main():
    schemas = validators()
    faults = [*check_statements(schemas), *check_commands(schemas), *check_bodies(schemas)]
    for fault in faults:
        print(fault)
    print(f"{len(schemas)} schemas, {len(faults)} disagreements")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
