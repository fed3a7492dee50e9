"""Digests of projections (spec 07 §3)."""
from .encoding import sha256
from .json_profile import canonical
from .rules_sessions import LATE
from .state import EVIDENCE


def digests(state):
    """Name -> hex digest of each projection."""
    tables = {"authors": authors(state), "organisations": organisations(state), "hours": hours(state),
              "credit": credit(state), "stars": stars(state)}
    return {name: digest(lines) for name, lines in tables.items()}


def digest(lines):
    """SHA-256 over canonical lines with newlines."""
    return sha256(b"".join(canonical(line) + b"\n" for line in lines)).hex()


def authors(state):
    """One line for each enrolled key, the root key included."""
    for author_key in sorted(state.keys):
        key = state.keys[author_key]
        yield {"author_key": author_key.hex(), "key_kind": key.kind, "next_seq": key.next_seq,
               "organisation": key.organisation, "state": key.state}


def organisations(state):
    """One line for each registered organisation."""
    for name, item in sorted(state.organisations.items()):
        yield {"closed": item.closed, "legal_recorder": item.legal_recorder, "organisation": name,
               "organisation_type": item.type, "parent": item.parent or name}


def hours(state):
    """One line for each subject with a session or hours elsewhere."""
    for subject in sorted(state.by_subject.keys() | state.elsewhere.keys()):
        records = state.by_subject.get(subject, [])
        effective = [record for record in records if record.state == "effective"]
        line = {name: sum(r.seconds for r in effective if r.evidence == name) for name in EVIDENCE}
        line.update(subject=subject, records=len(effective), elsewhere=state.elsewhere.get(subject, 0),
                    late=sum(r.seconds for r in effective if r.lateness == LATE),
                    pending=sum(r.seconds for r in records if r.state == "pending"))
        waiting = sum(record.state == "open" for record in records)
        yield dict(line, open=waiting) if waiting else line


def credit(state):
    """One line for each account with a posting."""
    for account in sorted(state.accounts):
        yield {"account": account, "balance": state.accounts[account]}


def stars(state):
    """One line for each subject with a grant."""
    for subject in sorted(state.stars):
        star = state.stars[subject]
        yield {"review": star.review, "stars": star.stars, "subject": subject}
