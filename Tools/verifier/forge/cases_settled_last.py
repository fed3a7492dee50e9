"""Codes that no older log shows: of rules, and of files that are there and cannot be read."""
from .case import Forged, Link, case
from .cases_bytes import ENTRIES, small
from .cases_decisions import certificate, seal
from .cases_rules import rule
from .writer import digest


def changed(w, status):
    """certificate_status_changed of the first certificate."""
    return w.s("certificate_status_changed", register_ordinal=0, status=status, reason_code="false_record")


@rule("certificate-exists", "certificate_exists", "rule certificate")
def _exists(w):
    seal(w)
    w.batch("desk-committee", [certificate(w)])
    return "desk-committee", [certificate(w, ordinal=1, credential=digest("credential 0"))]


@rule("certificate-final", "certificate_final", "rule certificate")
def _final(w):
    seal(w)
    w.batch("desk-committee", [certificate(w)])
    w.batch("root", [changed(w, "revoked")])
    return "root", [changed(w, "valid")]


@rule("amount-overflow", "amount_overflow")
def _overflow(w):
    values = dict(subject=w.person("ann"), platform="other", first_day="2025-01-01", last_day="2025-12-31", opening=True,
                  source=digest("source"))
    w.batch("desk-station", [w.s("recorded_elsewhere", seconds=2 ** 40, **values) for _ in range(1024)])
    return "desk-station", [w.s("recorded_elsewhere", seconds=1, **values)]


SIZES = {"checkpoint": (1 << 20) + 1, "bundle": 256 * 65_537 + 1}


def _register():
    for name, path, index in (("checkpoint", "checkpoint", None), ("bundle", ENTRIES, 0)):
        for kind, content in {"link-to-nothing": Link("/nowhere/at/all"), "too-large": bytes(SIZES[name])}.items():
            @case(f"{name}-{kind}", f"{name} file", f"{name}_unreadable", index)
            def _made(path=path, content=content):
                world = small()
                return Forged(world, dict(world.export(), **{path: content}))


_register()
