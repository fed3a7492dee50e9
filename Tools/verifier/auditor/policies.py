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
        """Add a policy_adopted statement."""
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
    return len(wanted) if isinstance(wanted, str) and region.startswith(wanted) else -1


def members(document, name):
    """The objects of an array member."""
    value = document.get(name)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def texts(document, name):
    """The strings of an array member."""
    value = document.get(name)
    return {item for item in value if isinstance(item, str)} if isinstance(value, list) else set()


def _at(document, *path):
    """A member inside objects, or None."""
    for name in path:
        document = document.get(name) if isinstance(document, dict) else None
    return document


def _classes(document, test):
    """Evidence classes of the longer form of `recording` that pass a test."""
    value = document.get("evidence_classes")
    return [item.get("code") for item in members(document, "evidence_classes") if test(item)] \
        if isinstance(value, list) else None


# Name in spec 06 -> where the longer form of Ledger/policy/recording.json holds it.
LONGER = {
    "deadline_working_days": lambda d: _at(d, "deadline", "working_days"),
    "earn_numerator": lambda d: _at(d, "time_credit", "earn", "credit_seconds"),
    "earn_denominator": lambda d: _at(d, "time_credit", "earn", "service_seconds"),
    "two_approvers_evidence": lambda d: _classes(d, lambda item: item.get("approvals") == 2),
    "credit_evidence": lambda d: _at(d, "time_credit", "earning_evidence_classes"),
}


def recording(document):
    """The values of `recording` that rules use, by their names in spec 06; None if one is missing."""
    values = {name: document.get(name, longer(document)) for name, longer in LONGER.items()}
    numbers = ("deadline_working_days", "earn_numerator", "earn_denominator")
    good = all(type(values[name]) is int and values[name] >= 0 for name in numbers) \
        and values["earn_denominator"] > 0 \
        and all(isinstance(values[name], list) for name in ("two_approvers_evidence", "credit_evidence"))
    return values if good else None


def deadline(document, last_day, count):
    """(day number of the count-th working day after last_day, provisional?)."""
    years = {entry.get("year"): entry for entry in members(document, "years") if type(entry.get("year")) is int}
    number = last_day
    while count > 0:
        number += 1
        text = day_text(number)
        entry = years.get(int(text[:4]))
        if entry is None:
            return None, True
        monday_to_friday = (number + 3) % 7 < 5
        off = text in texts(entry, "days_off")
        if text in texts(entry, "workdays") or (monday_to_friday and not off):
            count -= 1
    return number, False


def is_late(calendar, count, last_day, log_day):
    """Recorded on a later day than the deadline; never when the deadline is provisional."""
    due, provisional = deadline(calendar, last_day, count)
    return not provisional and log_day > due


def category_allowed(document, code):
    """Listed and not refused."""
    listed = [item.get("code") for item in members(document, "categories") if item.get("refused") is not True]
    refused = [item.get("code") for item in members(document, "refused_kinds")]
    return code in listed and code not in refused


def type_entry(document, code):
    """Entry of an organisation type, or None."""
    return next((item for item in members(document, "types") if item.get("code") == code), None)


def star_levels(document, day, region):
    """star -> (threshold, evidence classes) of the rule set that applies."""
    best, best_key = None, None
    scheme = document.get("default_scheme")
    for order, rules in enumerate(members(document, "rule_sets")):
        since = rules.get("effective_from", "1992-01-01")
        rank = region_rank(rules.get("region"), region)
        right = scheme is None or rules.get("scheme", scheme) == scheme
        if not right or rank < 0 or not isinstance(since, str) or since > day:
            continue
        if best_key is None or (rank, since, order) > best_key:
            best, best_key = rules, (rank, since, order)
    levels = members(best, "stars") if best else []
    return {item["star"]: (item["threshold_seconds"], texts(item, "evidence_classes")) for item in levels
            if type(item.get("star")) is int and type(item.get("threshold_seconds")) is int}


def day_of(text):
    """Day number of a day already checked."""
    return day_number(text)
