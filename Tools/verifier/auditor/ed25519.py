"""Strict, cofactorless Ed25519 (spec 02 §3): own checks, then the library's equation."""
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
# y of the points of order 1, 2, 4 and 8; every sign bit of these is of small order.
SMALL_ORDER_Y = frozenset((
    1, P - 1, 0,
    int.from_bytes(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"),
    int.from_bytes(bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"),
))


def _y(encoded):
    """The y-coordinate without the sign bit."""
    return int.from_bytes(encoded, "little") & (2 ** 255 - 1)


def acceptable_point(encoded):
    """Canonical and not of small order (negative zero is of small order too)."""
    y = _y(encoded)
    return y < P and y not in SMALL_ORDER_Y


def verify(public_key, message, signature):
    """True if and only if the signature is valid under the strict rules."""
    if len(public_key) != 32 or len(signature) != 64:
        return False
    if not acceptable_point(public_key) or not acceptable_point(signature[:32]):
        return False
    if int.from_bytes(signature[32:], "little") >= L:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
