"""Readers for the files of Ledger/vectors: case -> (code or "ok", outputs to compare)."""
import hmac

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from . import certificates, commands, credentials, ed25519, entries, json_profile, key_files, merkle, notes, proofs, repeats, \
    schema, statements, tiles, trust
from .batches import Batch
from .encoding import author_key_of, sha256

SCHEMAS = schema.load()

SPECIFIED = frozenset("""
json_utf8 json_not_object json_whitespace json_trailing json_number json_number_range json_key json_key_order
json_control_character json_escape json_depth json_syntax
note_utf8 note_control_character note_no_signature note_signature_line note_base64 note_too_large note_key_name
note_duplicate_signature note_unverified note_bad_signature
checkpoint_lines checkpoint_origin checkpoint_size checkpoint_root
proof_header proof_extra proof_index proof_hash proof_length proof_root
entry_version entry_kind entry_range batch_count batch_sequence batch_previous batch_time
batch_algorithm batch_length
schema_unknown_field schema_missing_field schema_field_type schema_field_range schema_combination unknown_type
commands_header command_repeated command_below batch_split atomic_split batch_too_large
key_file_malformed key_file_kind passphrase_length wrong_passphrase
""".split()) | {"NOT GENUINE", "UNKNOWN", "VALID OFFLINE"}


def data_of(case):
    """Bytes of a case: text, lines, hex or repeated."""
    if "repeated" in case:
        parts = case["repeated"]
        lines = parts["head"] + [parts["line"].replace("&", f"{number:032x}") for number in range(parts["count"])]
        return "".join(line + "\n" for line in lines).encode()
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    return (case["text"] if "text" in case else "\n".join(case["lines"])).encode()


def refusal(function, *arguments):
    """(value, None) or (None, code)."""
    try:
        return function(*arguments), None
    except (notes.NoteError, json_profile.ProfileError, trust.TrustError) as error:
        return None, error.code


def read_json(case):
    """01 §2; what is read must write back to the same bytes."""
    data = data_of(case)
    value, code = refusal(json_profile.parse, data)
    if code is None and json_profile.canonical(value) != data:
        return "not_canonical", {}
    return code or "ok", {}


def read_ed25519(case):
    """02 §3."""
    parts = (bytes.fromhex(case[name]) for name in ("key", "message", "signature"))
    return ("ok" if ed25519.verify(*parts) else "refused"), {}


def read_entry(case):
    """Header, GENESIS or LOG body."""
    data = data_of(case)
    if case["reader"] == "entry":
        return _entry(data)
    fields = (lambda value: entries.GENESIS_FIELDS) if case["reader"] == "genesis" else entries.log_fields
    value, fault = entries.read_object(data, fields)
    if fault:
        return fault, {}
    prev = entries.genesis_prev(value["origin"]).hex() if case["reader"] == "genesis" else None
    return "ok", ({"prev": prev} if prev else {})


def _entry(data):
    """Header fields of one entry."""
    if len(data) < entries.HEADER:
        return "entry_too_short", {}
    entry = entries.Entry(0, data)
    if len(data) > 65535:
        return "entry_too_long", {}
    if entry.version != 1:
        return "entry_version", {}
    if entry.kind > 3:
        return "entry_kind", {}
    if max(entry.index, entry.time) >= 2 ** 63:
        return "entry_range", {}
    return "ok", {"kind": entry.kind, "index": entry.index, "log_time_ms": entry.time,
                  "prev": entry.prev.hex(), "leaf": merkle.leaf_hash(data).hex(), "body": entry.body.hex()}


def read_batch(case):
    """A batch body, or (flag message) bytes that are signed."""
    if "message" in case["flags"]:
        return "ok", _message(case)
    body = data_of(case)
    if len(body) != 181:
        return "batch_length", {}
    batch = Batch(entries.Entry(0, bytes(entries.HEADER) + body))
    if not 1 <= batch.count <= 16384:
        return "batch_count", {}
    if batch.fault:
        return batch.fault, {}
    if batch.algorithm != 1:
        return "batch_algorithm", {}
    outputs = {"author_key": batch.author_key.hex(), "first_seq": batch.first_seq, "count": batch.count,
               "prev_batch": batch.prev_batch.hex(), "statements_root": batch.root.hex(),
               "author_time_ms": int.from_bytes(body[108:116], "big"), "digest": batch.digest.hex(),
               "signature": batch.signature.hex(), "alg": batch.algorithm}
    if "genesis_leaf" in case:
        message = batch.message(bytes.fromhex(case["genesis_leaf"]))
        outputs["message"] = message.hex()
        if "public_key" in case:
            public = bytes.fromhex(case["public_key"])
            outputs["verifies"] = author_key_of(public) == batch.author_key and \
                ed25519.verify(public, message, batch.signature)
    return "ok", outputs


def _message(case):
    """Author key, enrolment message, log key message."""
    public, leaf = bytes.fromhex(case["public_key"]), bytes.fromhex(case["genesis_leaf"])
    if case["kind"] == "author_key":
        return {"author_key": author_key_of(public).hex()}
    if case["kind"] == "enrolment":
        message = b"xinshi/v1/enrol\0" + leaf + bytes.fromhex(case["organisation"]) + public
    else:
        message = b"xinshi/v1/log-key\0" + leaf + public
    proof = bytes.fromhex(case["proof"])
    return {"message": message.hex(), "verifies": ed25519.verify(public, message, proof)}


def read_merkle(case):
    """Roots, inclusion and consistency proofs."""
    if "root" in case["flags"]:
        leaves = [bytes.fromhex(leaf) for leaf in case["leaves"]]
        root = merkle.root_of(leaves).hex()
        return ("ok" if root == case["root"] or case["expect"] == "ok" else "root"), {"root": root}
    path = [bytes.fromhex(node) for node in case["path"]]
    root = bytes.fromhex(case["root"])
    if "leaf" in case:
        code = merkle.inclusion_fault(bytes.fromhex(case["leaf"]), case["index"], case["size"], path, root)
    else:
        code = merkle.consistency_fault(case["old_size"], case["size"], bytes.fromhex(case["old_root"]), root, path)
    return code or "ok", {}


def read_note(case):
    """A signed note against keys, or a verifier key."""
    if case["reader"] == "vkey":
        key = notes.parse_vkey(data_of(case).decode("utf-8", "replace"))
        good = key is not None and key.kind in (1, 4)
        return ("ok", {"key_name": key.name}) if good else ("vkey", {})
    keys = [notes.parse_vkey(text) for text in case["keys"]]
    note, code = refusal(notes.parse_note, data_of(case))
    lines, code = (None, code) if code else refusal(notes.verified_lines, note, keys)
    return code or "ok", {"verified": [key.name for key, _ in lines or []]}


def read_checkpoint(case):
    """A note, then (with log_key) the log's signature, then three lines."""
    note, code = refusal(notes.parse_note, data_of(case))
    if code:
        return code, {}
    origin = case.get("origin") or note.text.split("\n")[0]
    if "log_key" in case:
        key = notes.VerifierKey(origin, 1, bytes.fromhex(case["log_key"]))
        _, code = refusal(notes.verify_note, note, [key], [])
        if code:
            return code, {}
    checkpoint, code = refusal(notes.parse_checkpoint_text, note.text, origin)
    if code:
        return code, {}
    return "ok", {"origin": checkpoint.origin, "size": checkpoint.size, "root": checkpoint.root.hex(),
                  "short_form": notes.short_form(checkpoint)}


def read_cosignature(case):
    """What follows the key ID, for a note text."""
    data, text = bytes.fromhex(case["cosignature"]), data_of(case).decode()
    stamp = notes.verify_cosignature(bytes.fromhex(case["public_key"]), text, data)
    if stamp is None:
        return "refused", {}
    return "ok", {"timestamp": stamp, "message": notes.cosignature_message(text, stamp).hex()}


def read_policy(case):
    """A tlog-policy, and whether these witnesses are enough."""
    policy, code = refusal(trust.parse_policy, data_of(case))
    if code:
        return code, {}
    names = [policy.witnesses[name].public_key for name in case.get("cosigners", ()) if name in policy.witnesses]
    return "ok", {"met": policy.met(set(names))}


def read_proof(case):
    """A proof file, checked for a leaf."""
    proof, code = refusal(proofs.parse_proof, data_of(case))
    if code is None:
        note, code = refusal(notes.parse_note, proof.checkpoint)
    if code is None:
        origin = note.text.split("\n")[0]
        _, code = refusal(proofs.check_proof, proof, bytes.fromhex(case["leaf"]), origin)
    if code:
        return code, {}
    return "ok", {"index": proof.index, "extra": (proof.extra or b"").hex()}


def read_tile(case):
    """Paths, bundles and tiles."""
    if case["reader"] == "path":
        parsed = tiles.parse_path(data_of(case).decode("utf-8", "replace"))
        if parsed is None:
            return "tile_path", {}
        outputs = {"index": parsed[1], "width": parsed[2]}
        return "ok", (outputs if parsed[0] is None else dict(outputs, level=parsed[0]))
    data = data_of(case)
    if case["reader"] == "tile":
        good = len(data) == 32 * case["width"] and 1 <= case["width"] <= 256
        return ("ok" if good else "tile_length"), {"hashes": [data[i:i + 32].hex() for i in range(0, len(data), 32)]}
    some, error = tiles.split_bundle(data, case["count"])
    if error or sum(len(entry) + 2 for entry in some) != len(data):
        return "bundle_malformed", {}
    return "ok", {"entries": [entry.hex() for entry in some]}


def read_statement(case):
    """05, 06 §1: the code and the field that a refusal names; Ledger/schema is held against it."""
    value, code = refusal(json_profile.parse, data_of(case))
    if code:
        return code, {}
    fault = statements.form_fault(value)
    kind = value.get("type")
    second = schema.fault(SCHEMAS[kind], value) if kind in SCHEMAS else None
    flags = case["flags"]
    if (second and not fault) or (kind in SCHEMAS and ("json_schema" in flags) != bool(second) and "form" in flags):
        return "schemas_differ", {}
    return (fault[0], {"field": fault[1]}) if fault else ("ok", {})


def read_commands(case):
    """12: the code of the first fault of a file."""
    faults = commands.faults(data_of(case))
    return (faults[0][1] if faults else "ok"), {}


def read_repeat(case):
    """12 §2: whether a line asks for what stands under its command, and the field in which it differs."""
    places = {key[1:]: offset for key, offset in case.get("offsets", {}).items()}
    batch = {"author_key": "00" * 32, "count": 4, "first_seq": 4, "statements_root": "00" * 32}
    field = repeats.difference(json_profile.parse(case["line"].encode()), json_profile.parse(case["statement"].encode()),
                               case.get("commitments", {}), places, batch)
    return ("command_differs", {"field": field}) if field else ("ok", {})


def read_commitment(case):
    """08 §2: salt and commitment."""
    value, tag = bytes.fromhex(case["value"]), case["tag"].encode()
    if "evidence" in case["flags"]:
        salt = bytes.fromhex(case["salt"])
        return "ok", {"commitment": sha256(b"xinshi/v1/evidence\0" + salt + sha256(value)).hex()}
    salt_key = hmac.digest(bytes.fromhex(case["key"]), b"salt", "sha256")
    salt = hmac.digest(salt_key, bytes.fromhex(case["statement_id"]) + tag, "sha256")
    message = b"xinshi/v1/commit\0" + salt + len(tag).to_bytes(2, "big") + tag + value
    return "ok", {"salt": salt.hex(), "commitment": sha256(message).hex()}


def read_eddsa_jcs(case):
    """09 §2: hashes of document and proof options, key and signature."""
    outputs = {}
    for name, text in (("document_hash", "document"), ("proof_hash", "proof_options")):
        if text in case:
            data = case[text].encode()
            if credentials.jcs(credentials.parse(data)) != data:
                return "not_canonical", {}
            outputs[name] = sha256(data).hex()
    public = credentials.public_key_of(case["multikey"])
    hashes = bytes.fromhex(case["proof_hash"] + case["document_hash"])
    signature = credentials.base58(case["proof_value"][1:])
    good = public is not None and ed25519.verify(public, hashes, signature)
    if "secret_multikey" in case:
        seed = credentials.base58(case["secret_multikey"][1:])
        own = Ed25519PrivateKey.from_private_bytes(seed[2:]).sign(hashes) if seed[:2] == b"\x80\x26" else b""
        good = good and own == signature
    return ("ok" if good else "refused"), outputs


def read_certificate(case):
    """09 §4: the state, and the check that fails."""
    names = ("credential", "proof", "policy", "rows")
    text = [None if case.get(name) is None else "\n".join(case[name]).encode() for name in names]
    found, check = certificates.state(text[0], text[1], trust.parse_policy(text[2]), bytes.fromhex(case["genesis"]),
                                      text[3], case.get("log"))
    return found, {"check": check} if check else {}


def read_key_file(case):
    """08 §4: the secret of a key file, and its name."""
    passphrase = case["passphrase"].encode() if "passphrase" in case else None
    code, secret = key_files.read(data_of(case), case["kind"], passphrase)
    return (code, {}) if code else ("ok", {"secret": secret.hex(), "key_name": data_of(case)[21:53].hex()})


def read_edge(case):
    """12: what a vault and policies refuse is not public; that the files themselves have no fault is (§4)."""
    if not isinstance(case["when"], list):
        return case["expect"], {}
    for lines in (case["when"], case.get("given", [])):
        header = {"mode": "itemised", "xinshi_commands": 1}
        data = b"".join(json_profile.canonical(named(line)) + b"\n" for line in [header] + lines)
        found = commands.faults(data)
        if found:
            return str(found), {}
    return case["expect"], {}


def named(value):
    """A line with any id for its words `@name`, any reference for its records."""
    if isinstance(value, dict):
        return {name: named(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [named(inner) for inner in value]
    if value in ("@first", "@second"):
        return {"index": 1, "leaf": "0" * 64}
    return "0" * 32 if isinstance(value, str) and value.startswith("@") else value


READERS = {"certificates": read_certificate, "statements": read_statement, "commands": read_commands, "repeats": read_repeat, "commitments": read_commitment,
           "eddsa_jcs": read_eddsa_jcs, "json_profile": read_json, "ed25519": read_ed25519, "entries": read_entry, "batches": read_batch,
           "merkle": read_merkle, "notes": read_note, "checkpoints": read_checkpoint,
           "cosignatures": read_cosignature, "tlog_policy": read_policy, "tlog_proof": read_proof,
           "tiles": read_tile, "key_files": read_key_file, "edge": read_edge}
