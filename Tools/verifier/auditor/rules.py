"""Public rules, statement by statement (spec 06; audit steps 9 and 10)."""
from . import authors, policies, projections, rules_named
from .encoding import shanghai_day, shanghai_day_number, sha256
from .json_profile import canonical
from .rule_error import RuleError, need
from .rules_decisions import DECISIONS
from .rules_organisations import ORGANISATIONS
from .rules_sessions import SESSIONS
from .rules_subjects import SUBJECTS, changes_identity
from .state import State
from .table import TYPES

HANDLERS = {**ORGANISATIONS, **SUBJECTS, **SESSIONS, **DECISIONS}
DIGEST_EVERY = 100000


class Context:
    """One statement with its author and its log time."""

    def __init__(self, state, statement, table):
        self.state, self.statement, self.table = state, statement, table
        self.value, self.index = statement.value, statement.index
        author = statement.batch.author
        self.author_key = statement.batch.author_key
        self.kind, self.organisation = author.kind, author.organisation
        self.subject = author.subject if author.kind == "person" else None
        self.now = statement.entry.time // 1000
        self.day, self.day_number = shanghai_day(self.now), shanghai_day_number(self.now)

    def role(self, role, target):
        """The author has this role in the target organisation."""
        return self.state.role(self.subject, self.organisation, role, target)

    @property
    def holds_office(self):
        """The subject of the key holds a role, whichever, in the author organisation."""
        return bool(self.state.operators.get((self.subject, self.organisation)))

    def policy(self, name, organisation=None, region=None):
        """Document in force for an organisation (A, unless another acts), or policy_missing."""
        region = self.state.region(organisation or self.organisation) if region is None else region
        document = self.state.policies.in_force(name, self.day, region)
        need(document is not None, "policy_missing")
        return document

    def recording(self, organisation):
        """What rules read of `recording`, read once for each document."""
        return self._read("recording", organisation, policies.Recording)

    def calendar(self, organisation):
        """Working days, read once for each document."""
        return self._read("calendar", organisation, policies.Calendar)

    def _read(self, name, organisation, reader):
        """The reader's object for the document in force."""
        document, known = self.policy(name, organisation), self.state.readers
        if id(document) not in known:
            known[id(document)] = reader(document)
        return known[id(document)]

    def target(self, name):
        """Index of the statement that a reference names (form is good)."""
        return self.table.resolve(self.statement, self.value[name]).index

    @property
    def guarantors(self):
        """The subjects behind the author's person key; none behind a desk."""
        key = self.state.keys.get(self.author_key)
        return key.guarantors if key is not None else frozenset({self.subject} - {None})

    def not_own_case(self, subject):
        """Nobody acts for himself, nor for another guarantor of his key."""
        need(subject not in self.guarantors, "own_case")


BEFORE_THE_ROOT = ("policy_adopted", "organisation_registered")
# Anybody may report a record; who leads an activity may hold his role elsewhere, which is judged with each record.
WITHOUT_OFFICE = ("objection_opened", "records_approved", "records_declined")


def apply(context):
    """Check one statement in the order of spec 06 §2 and take it into the state; raises RuleError."""
    kind, state = context.value["type"], context.state
    may_desk = TYPES[kind][0] == "D" and not changes_identity(context)
    need(may_desk or context.kind == "person", "key_kind_not_allowed")
    first = context.organisation == state.root and kind in BEFORE_THE_ROOT
    need(first or context.organisation in state.organisations, "organisation_unknown")
    need(not state.closed(context.organisation), "organisation_closed")
    need(context.subject not in state.erased, "subject_erased")
    rules_named.check(context)
    need(kind in WITHOUT_OFFICE or context.kind != "person" or context.holds_office, "not_authorised")
    HANDLERS[kind](context, context.value, state)


def check_rules(audit, table):
    """Steps 7, 9 and 10 over all entries in order; False if an unknown type ended them before."""
    state, report = State(audit.genesis), audit.report
    starts = {batch.index: batch for batch in audit.batches}
    last_digest = 0
    for entry in audit.entries[1:]:
        if entry.at not in table.by_index:
            _digest_missing(audit, entry, last_digest)
        if entry.at in starts:
            authors.open_batch(state.keys, starts[entry.at], report.add)
        elif entry.at in table.by_index:
            if not _statement(state, table.by_index[entry.at], table, report):
                report.notes.append(f"rules and digests were checked below entry {entry.at} only")
                return False
        elif audit.acts.get(entry.at, {}).get("type") == "projections_digested":
            last_digest = entry.at
            _digests(state, audit.acts[entry.at], entry.at, report)
    _initial_policies(audit, report)
    return True


def is_unknown_type(value):
    """A type or version that a later version of spec 05 may know; anything else of a wrong form has no effect (spec 10 §2)."""
    kind = value.get("type") if value is not None else None
    version = value.get("v", 1) if value is not None else 1
    return isinstance(kind, str) and (kind not in TYPES or type(version) is int and version != 1)


def _statement(state, statement, table, report):
    """Apply one statement; False if the rule steps must stop here."""
    if statement.batch.author is None:
        # Nobody signed it: it is not judged and has no effect.
        statement.ok = False
        return True
    if is_unknown_type(statement.value):
        return False
    if statement.ok:
        table.check_reference(statement, report.add)
    if statement.ok:
        try:
            apply(Context(state, statement, table))
        except RuleError as error:
            statement.ok = False
            report.add(9, statement.index, "rule:" + error.code, None, statement.value["type"])
    return True


def _digests(state, act, index, report):
    """Digests of an act against the state below it."""
    wanted = projections.digests(state)
    wrong = [name for name in sorted(wanted.keys() | act["digests"].keys())
             if act["digests"].get(name) != wanted.get(name)]
    if wrong:
        report.add(10, index, "digest_mismatch", None, ",".join(wrong))


def _digest_missing(audit, entry, last_digest):
    """Another entry where no batch is open and a digest is due (spec 02 §5)."""
    due = entry.at - 1 - last_digest >= DIGEST_EVERY
    if due and audit.acts.get(entry.at, {}).get("type") != "projections_digested":
        if not any(finding.code == "digest_missing" for finding in audit.report.findings):
            audit.report.add(10, entry.at, "digest_missing", None, "digests were due")


def _initial_policies(audit, report):
    """GENESIS names the policies of the first batch, in ascending order of name."""
    if not audit.batches or len(audit.batches[0].statements) < audit.batches[0].count:
        return
    adopted = [s.value for s in audit.batches[0].statements if s.ok and s.value["type"] == "policy_adopted"]
    names = [value["policy"] for value in adopted]
    digest = sha256(b"".join(canonical(value["document"]) for value in adopted)).hex()
    if names != sorted(names) or digest != audit.genesis["policy"]:
        report.add(9, 0, "genesis_invalid", None, "initial policies are not those of GENESIS")
