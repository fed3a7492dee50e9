"""Key files: layout, kinds and secrets (spec 08 §4). Argon2id and XChaCha20-Poly1305 are libsodium's."""
import ctypes
import ctypes.util
import hmac

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

MAGIC = b"xinshi/v1/key-file\0"
KINDS = {1: "desk", 2: "log", 3: "person", 4: "credential", 5: "vault"}
SEALED, PLAIN = ("person",), ("desk", "log")
PASSES, MEMORY = (1, 16), (8388608, 1073741824)


def read(data, kind, passphrase=None):
    """(code or None, secret or None) of a file in which a key of this kind is sought."""
    if not well_formed(data):
        return "key_file_malformed", None
    sealed = data[20] == 1
    if KINDS[data[19]] != kind or sealed != (passphrase is not None):
        return "key_file_kind", None
    secret = data[53:85]
    if sealed:
        code, secret = unseal(data, passphrase)
        if code:
            return code, None
    return (None, secret) if name_of(kind, secret) == data[21:53] else ("key_file_malformed", None)


def well_formed(data):
    """Magic, kind, form, length, and a form that the kind may have."""
    if len(data) < 53 or data[:19] != MAGIC or data[19] not in KINDS or data[20] > 1:
        return False
    kind, sealed = KINDS[data[19]], data[20] == 1
    return len(data) == (153 if sealed else 85) and kind not in (PLAIN if sealed else SEALED)


def unseal(data, passphrase):
    """(code or None, secret or None) of form 1."""
    passes, memory = int.from_bytes(data[53:57], "big"), int.from_bytes(data[57:65], "big")
    if not (PASSES[0] <= passes <= PASSES[1] and MEMORY[0] <= memory <= MEMORY[1]):
        return "key_file_malformed", None
    if not 1 <= len(passphrase) <= 1024:
        return "passphrase_length", None
    secret = open_box(derive(passphrase, data[65:81], passes, memory), data[81:105], data[105:], data[:81])
    return (None, secret) if secret is not None else ("wrong_passphrase", None)


def name_of(kind, secret):
    """What the file calls a secret."""
    if kind == "vault":
        return hmac.digest(secret, b"name", "sha256")
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def sodium():
    """The library."""
    library = ctypes.CDLL(ctypes.util.find_library("sodium"))
    if library.sodium_init() < 0:
        raise OSError("libsodium does not start")
    return library


def derive(passphrase, salt, passes, memory):
    """argon2id, version 1.3, one lane."""
    key = ctypes.create_string_buffer(32)
    if sodium().crypto_pwhash(key, ctypes.c_ulonglong(32), passphrase, ctypes.c_ulonglong(len(passphrase)), salt,
                              ctypes.c_ulonglong(passes), ctypes.c_size_t(memory), 2):
        raise MemoryError("argon2id")
    return key.raw


def open_box(key, nonce, box, associated):
    """The text of XChaCha20-Poly1305, or None."""
    text = ctypes.create_string_buffer(max(len(box) - 16, 1))
    failed = sodium().crypto_aead_xchacha20poly1305_ietf_decrypt(
        text, None, None, box, ctypes.c_ulonglong(len(box)), associated, ctypes.c_ulonglong(len(associated)), nonce, key)
    return None if failed else text.raw[:len(box) - 16]


def seal_box(key, nonce, text, associated):
    """The ciphertext with its authenticator; for vectors."""
    box = ctypes.create_string_buffer(len(text) + 16)
    sodium().crypto_aead_xchacha20poly1305_ietf_encrypt(
        box, None, text, ctypes.c_ulonglong(len(text)), associated, ctypes.c_ulonglong(len(associated)), None, nonce, key)
    return box.raw
