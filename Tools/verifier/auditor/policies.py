"""Adopted policies: which is in force, and what its document says (spec 06 §4, §8; 05 §10)."""
from .encoding import day_number, day_text


class Policies:
    """All adoptions in order of the log."""

    def __init__(self):
        self.adopted = []

    def last_version(self, name, region):
        """Last version adopted for this name and region; 0 before the first."""
        versions = [p["version"] for p in self.adopted if (p["policy"], p["region"]) == (name, region)]
        return max(versions, default=0)

    def adopt(self, value):
        """Add a policy_adopted statement whose document has the right shape."""
        self.adopted.append(value)

    def in_force(self, name, day, region):
        """Document in force on a Shanghai log day for a region, or None."""
        best, best_key = None, None
        for order, policy in enumerate(self.adopted):
            if policy["policy"] != name or policy["effective_from"] > day:
                continue
            rank = region_rank(policy["region"], region)
            key = (rank, policy["effective_from"], order)
            if rank >= 0 and (best_key is None or key > best_key):
                best, best_key = policy["document"], key
        return best


def region_rank(wanted, region):
    """Length of a matching prefix, 0 for `default`, -1 if it does not match."""
    if wanted == "default":
        return 0
    return len(wanted) if region.startswith(wanted) else -1


VOUCHING = ("region", "street", "sumu_town")


class Recording:
    """What rules read of `recording`."""

    def __init__(self, document):
        self.working_days = document["deadline"]["working_days"]
        self.late = document["approval"]["late"]
        self.session_flag = document["limits"]["session_flag_seconds"]
        self.day_flag = document["limits"]["day_flag_seconds"]
        self.unsigned = document["approval"].get("unsigned", {"approvals": 2})["approvals"]
        self.vouching = document["approval"].get("vouching_types", VOUCHING)
        self.classes = {item["code"]: item for item in document["evidence_classes"]}
        self.earning = document["time_credit"]["earning_evidence_classes"]
        self.earn = document["time_credit"]["earn"]

    def approvals(self, evidence, late):
        """(number needed, one of them from a superior organisation?)"""
        rules = [self.classes[evidence]] + ([self.late] if late else [])
        return max(rule["approvals"] for rule in rules), any(rule["superior_approval"] for rule in rules)

    def capped(self, evidence):
        """Sessions of this class are not longer than planned."""
        return self.classes[evidence]["capped_at_planned_length"]

    def day_capped(self, evidence):
        """What a subject has in an activity on a day is, with a session of this class, not longer than planned."""
        return self.classes[evidence].get("day_capped_at_planned_length", False)

    def needs_times(self, evidence):
        """Sessions of this class have clock times."""
        return self.classes[evidence].get("needs_clock_times", False)

    def credit(self, evidence, seconds):
        """Seconds of credit for effective seconds."""
        if evidence not in self.earning:
            return 0
        return seconds * self.earn["credit_seconds"] // self.earn["service_seconds"]


class Calendar:
    """Working days of a `calendar`; a day without a notice is not known."""

    def __init__(self, document):
        years = document["years"]
        self.first, self.provisional = f"{years[0]['year']:04d}-01-01", document["provisional_from"]
        self.off = {day for entry in years for day in entry["days_off"]}
        self.work = {day for entry in years for day in entry["workdays"]}

    def working(self, number):
        """True for a working day, None where no notice holds."""
        day = day_text(number)
        if not self.first <= day < self.provisional:
            return None
        return day in self.work or (day not in self.off and (number + 3) % 7 < 5)


def deadline(calendar, last_day, count):
    """(day number of the count-th working day after last_day, provisional?)."""
    number = last_day
    while count > 0:
        number += 1
        working = calendar.working(number)
        if working is None:
            return None, True
        count -= working
    return number, False


def is_late(calendar, count, last_day, log_day):
    """Recorded on a later day than the deadline, or after 366 days at all; None while the deadline is provisional."""
    if log_day > last_day + 366:
        return True
    due, provisional = deadline(calendar, last_day, count)
    return None if provisional else log_day > due


def lies_in(region, wider):
    """It begins with the digits of the wider region before trailing groups (2, 2, 2, 3, 3) of zeros."""
    count = len(wider)
    for end in (9, 6, 4, 2):
        if end < count and set(wider[end:count]) == {"0"}:
            count = end
        elif end < count:
            break
    return region.startswith(wider[:count])


def category_allowed(document, code):
    """Listed and not refused."""
    return code in {item["code"] for item in document["categories"]} - {item["code"] for item in document["refused_kinds"]}


def type_entry(document, code):
    """Entry of an organisation type, or None."""
    return next((item for item in document["types"] if item["code"] == code), None)


def star_rules(document, day, region):
    """The rule set of the default scheme that applies: longest region, latest day, first listed; or None."""
    best, best_key = None, None
    for rules in document["rule_sets"]:
        key = (region_rank(_bare(rules["region"]), region), rules["effective_from"])
        if rules["scheme"] != document["default_scheme"] or key[0] < 0 or rules["effective_from"] > day:
            continue
        if best_key is None or key > best_key:
            best, best_key = rules, key
    return best


def _bare(region):
    """A region without trailing pairs of zeros, of which the first pair stays: 440300 holds in all of 4403."""
    while len(region) > 2 and region.endswith("00") and len(region) % 2 == 0:
        region = region[:-2]
    return region


def day_of(text):
    """Day number of a day already checked."""
    return day_number(text)


