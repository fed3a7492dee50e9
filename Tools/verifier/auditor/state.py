"""What the log says up to an entry: the fold that rules and projections read (spec 07 §1)."""
from . import authors
from .policies import Policies
from .policy_shapes import EVIDENCE

# Neither declined nor void.
LIVE = ("open", "pending", "effective")


class Item:
    """A plain record of fields."""

    def __init__(self, **fields):
        self.__dict__.update(fields)


class State:
    """All tables of one log."""

    def __init__(self, genesis):
        self.genesis = genesis
        self.root = genesis["root_organisation"]
        self.root_key, key = authors.root_key(genesis)
        self.keys = {self.root_key: key}
        self.organisations = {}
        self.operators = {(genesis["root_subject"], self.root): {"recorder", "approver", "manager", "inspector"}}
        # subject -> author_key -> index of the last statement of that key that changed who the subject is
        self.identity_changes = {}
        self.known, self.volunteers = {genesis["root_subject"]}, set()
        self.erased, self.restricted, self.guardians = set(), set(), {}
        self.activities, self.rosters, self.trainings, self.attended = {}, {}, {}, set()
        self.records, self.by_subject, self.objections, self.grades = {}, {}, {}, {}
        # (student, school year, community) -> organisation of the grade that stands
        self.graded_by = {}
        self.elsewhere, self.externals = {}, set()
        self.accounts, self.stars, self.certificates = {}, {}, []
        self.registered, self.registered_in = {}, {}
        self.first_offices = {genesis["root_subject"]: self.root}
        self.policies, self.readers = Policies(), {}

    def closed(self, organisation):
        """True once organisation_closed."""
        item = self.organisations.get(organisation)
        return item is not None and item.closed

    def parent(self, organisation):
        """Parent id, or None at the root."""
        item = self.organisations.get(organisation)
        return item.parent if item else None

    def superiors(self, organisation):
        """All ancestors."""
        result = []
        organisation = self.parent(organisation)
        while organisation is not None:
            result.append(organisation)
            organisation = self.parent(organisation)
        return result

    def covers(self, upper, organisation):
        """upper is the organisation or a superior of it."""
        return upper == organisation or upper in self.superiors(organisation)

    def answers_for(self, upper, organisation):
        """upper is the organisation, a superior of it, or that of one of its registered successors."""
        seen = set()
        while organisation is not None and organisation not in seen:
            if self.covers(upper, organisation):
                return True
            seen.add(organisation)
            organisation = self.organisations[organisation].successor
        return False

    def region(self, organisation):
        """Region code; empty before registration."""
        item = self.organisations.get(organisation)
        return item.region if item else ""

    def held(self, subject, organisation):
        """Roles of a subject in one organisation, `manager` spelled out."""
        roles = set(self.operators.get((subject, organisation), ()))
        return roles | {"recorder", "approver"} if "manager" in roles else roles

    def role(self, subject, organisation, role, target):
        """A subject acting in an organisation has this role in the target."""
        return subject is not None and self.covers(organisation, target) \
            and role in self.held(subject, organisation)

    def holds_office(self, subject, organisation):
        """Any role in the organisation or in one above it."""
        return any(self.operators.get((subject, place)) for place in (organisation, *self.superiors(organisation)))

    def home(self, subject):
        """Where a subject was registered as a volunteer, else first appointed."""
        return self.registered_in.get(subject) or self.first_offices[subject]

    def live_records(self, subject, without=None):
        """Records of a subject that are neither declined nor void, but for one."""
        return [record for record in self.by_subject.get(subject, ())
                if record.state in LIVE and record is not without]

    def post(self, account, amount):
        """One posting against issuance; False if it exceeds 01 §3."""
        own, issued = self.accounts.get(account, 0) + amount, self.accounts.get("issuance", 0) - amount
        if abs(amount) > 2 ** 40 or max(abs(own), abs(issued)) > 2 ** 50:
            return False
        if amount:
            self.accounts[account], self.accounts["issuance"] = own, issued
        return True
