"""Rules for organisations, operators, keys, policies and the clock (spec 05 §4, 06 §2)."""
from . import authors, policies, policy_shapes, rules_subjects
from .encoding import author_key_of
from .rule_error import need
from .state import Item


def organisation_registered(c, v, state):
    """A node of the tree under a parent; the root once, by the root key."""
    parent = v.get("parent")
    if parent is None:
        need(v["organisation"] == state.root and c.author_key == state.root_key, "not_authorised")
    else:
        need(c.role("manager", parent), "not_authorised")
    need(v["organisation"] not in state.organisations, "organisation_exists")
    document = c.policy("organisation_types", region=v["region"] if parent is None else None)
    entry = policies.type_entry(document, v["organisation_type"]) or {}
    if parent is None:
        need(entry.get("may_be_root") is True, "parent_type_not_allowed")
    else:
        need(state.organisations[parent].type in entry.get("parents", ()), "parent_type_not_allowed")
        need(policies.lies_in(v["region"], state.organisations[parent].region), "region_not_allowed")
    _legal_recorder(c, v, state, document)
    state.organisations[v["organisation"]] = Item(
        type=v["organisation_type"], region=v["region"], parent=parent, closed=False, successor=None,
        legal_recorder=v.get("legal_recorder", v["organisation"]), named="legal_recorder" in v)


def _legal_recorder(c, v, state, document):
    """Where one is named: an organisation that exists, is open, whose type may record, and that may be made to answer."""
    named = v.get("legal_recorder")
    if named is None:
        return
    kind = v["organisation_type"]
    if named != v["organisation"]:
        need(named in state.organisations and not state.closed(named), "legal_recorder_not_allowed")
        parent = v.get("parent")
        near = parent is not None and (state.covers(named, parent) or _named_by(state, parent) == named)
        need(near or state.covers(c.organisation, named), "legal_recorder_not_allowed")
        kind = state.organisations[named].type
    entry = policies.type_entry(document, kind) or {}
    need(entry.get("legal_recorder") is True, "legal_recorder_not_allowed")


def _named_by(state, organisation):
    """The legal recorder that an organisation names, or None."""
    item = state.organisations[organisation]
    return item.legal_recorder if item.named else None


def organisation_closed(c, v, state):
    """By a manager in a superior who is one of the successor, too."""
    closing = v["organisation"]
    need(c.organisation != closing and c.role("manager", closing), "not_authorised")
    need(c.role("manager", v["successor"]), "not_authorised")
    state.organisations[closing].closed = True
    state.organisations[closing].successor = v["successor"]


def operator_appointed(c, v, state):
    """By a manager in the organisation or a superior, never oneself; replaces roles held there."""
    need(c.role("manager", v["organisation"]), "not_authorised")
    need(v["subject"] != c.subject, "own_appointment")
    state.operators[v["subject"], v["organisation"]] = set(v["roles"])
    state.first_offices.setdefault(v["subject"], v["organisation"])
    state.known.add(v["subject"])


def operator_dismissed(c, v, state):
    """As appointed; the roles end."""
    need(c.role("manager", v["organisation"]), "not_authorised")
    need(v["subject"] != c.subject, "own_appointment")
    need((v["subject"], v["organisation"]) in state.operators, "operator_unknown")
    del state.operators[v["subject"], v["organisation"]]


def _enroller(c, state, organisation):
    """Manager in the parent of the organisation; at the root in the root."""
    return c.role("manager", state.parent(organisation) or state.root)


def key_enrolled(c, v, state):
    """New key of an existing organisation, with proof of possession."""
    need(_enroller(c, state, v["organisation"]), "not_authorised")
    need("subject" not in v or rules_subjects.manages_places(c, v["subject"]), "not_authorised")
    need(author_key_of(bytes.fromhex(v["public_key"])) not in state.keys, "key_exists")
    need(authors.proven(v, c.table.leaves[0]), "key_proof_invalid")
    if "predecessor" in v:
        old = state.keys[bytes.fromhex(v["predecessor"]["author_key"])]
        same = (old.organisation, old.next_seq) == (v["organisation"], v["predecessor"]["next_seq"])
        need(same and old.last_digest.hex() == v["predecessor"]["batch_digest"], "key_predecessor_differs")
    authors.apply_statement(state.keys, v)
    if v["key_kind"] == "person" and not _vouches(c):
        state.keys[author_key_of(bytes.fromhex(v["public_key"]))].guarantors |= c.guarantors


def _vouches(c):
    """The author organisation is the root, or of a vouching type with none of another type above it but the root."""
    state = c.state
    document = state.policies.in_force("recording", c.day, state.region(c.organisation))
    types = policies.VOUCHING if document is None else policies.Recording(document).vouching
    return all(organisation == state.root or state.organisations[organisation].type in types
               for organisation in [c.organisation, *state.superiors(c.organisation)])


def key_changed(c, v, state):
    """key_revoked, key_suspected, key_cleared: authority as for enrolment."""
    need(_enroller(c, state, state.keys[bytes.fromhex(v["author_key"])].organisation), "not_authorised")
    authors.apply_statement(state.keys, v)


def key_frozen(c, v, state):
    """Manager in the key's organisation or a superior."""
    need(c.role("manager", state.keys[bytes.fromhex(v["author_key"])].organisation), "not_authorised")
    authors.apply_statement(state.keys, v)


def policy_adopted(c, v, state):
    """Manager in the root organisation; versions of a name and region ascend."""
    need(c.role("manager", state.root), "not_authorised")
    need(v["version"] > state.policies.last_version(v["policy"], v["region"]), "policy_version")
    need(policy_shapes.good(v["policy"], v["document"]), "policy_invalid")
    state.policies.adopt(v)


def clock_accepted(c, v, state):
    """Manager in the root organisation; nobody accepts a clock that is ahead of log time."""
    need(c.role("manager", state.root), "not_authorised")
    need(v["clock_ms"] <= c.statement.entry.time, "in_future")


ORGANISATIONS = {
    "organisation_registered": organisation_registered, "organisation_closed": organisation_closed,
    "operator_appointed": operator_appointed, "operator_dismissed": operator_dismissed,
    "key_enrolled": key_enrolled, "key_revoked": key_changed, "key_suspected": key_changed,
    "key_cleared": key_changed, "key_frozen": key_frozen, "policy_adopted": policy_adopted,
    "clock_accepted": clock_accepted,
}
