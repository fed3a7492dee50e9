#!/usr/bin/env python3
"""Verifies the signatures of Ledger/vectors/certificates.json with apsig, a Data Integrity verifier from PyPI.

usage: .venv/bin/python Tools/certificates/second_opinion.py

Good credentials must verify, and credentials whose signed text was altered must not. Exit codes: 0 agreed, 1 not.
apsig takes one proof as an object and reads no fixed texts, so only what the signature decides is compared.
"""
import json
import os
import sys

from apsig.proof import ProofVerifier

VECTORS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Ledger", "vectors", "certificates.json")


def verifies(text):
    """What apsig says of a credential's text; False also for what it cannot take."""
    try:
        document = json.loads(text)
        document["proof"] = dict(document["proof"][0])
        key = document["issuer"]["id"].removeprefix("did:key:")
        return ProofVerifier(key).verify(document) is not None
    except (ValueError, KeyError):
        return False


def main():
    """Compares every case that the signature decides."""
    with open(VECTORS, encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    compared, wrong = 0, []
    for case in cases:
        # Forms that JSON readers forgive, and all that stands in the log, are not apsig's business.
        expected = True if case["expect"] == "VALID OFFLINE" else False if case.get("reason") == "signature_invalid" else None
        if expected is None:
            continue
        compared += 1
        text = "\n".join(case["credential"])
        if verifies(text) != expected:
            wrong.append(case["name"])
        if verifies(text.replace("CommunityService", "CommunityServise")):
            wrong.append(case["name"] + ", one letter changed")
    for name in wrong:
        print(f"disagrees: {name}")
    print(f"{compared} credentials compared, {len(wrong)} disagreements")
    return 1 if wrong or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
