"""Stars: proposal, grant, review (spec 06 §8)."""
import calendar

from . import policies
from .rule_error import need
from .state import Item


def _rules(state, day, organisation):
    """The rule set for an organisation on a day, or None."""
    region = state.region(organisation)
    document = state.policies.in_force("stars", day, region)
    return None if document is None else policies.star_rules(document, day, region)


def _counted(state, subject, rules, level):
    """Seconds that count for one star."""
    since = state.registered.get(subject)
    after = rules["counting_base"] == "after_registration"
    return sum(record.seconds for record in state.by_subject.get(subject, ())
               if record.state == "effective" and record.evidence in level["evidence_classes"]
               and (not after or (since is not None and record.day >= since)))


def _later(day, months):
    """The same day of a later month, or its last day."""
    number = int(day[:4]) * 12 + int(day[5:7]) - 1 + months
    year, month = number // 12, number % 12 + 1
    last = calendar.monthrange(year, month)[1] if year <= 9999 else 31
    return f"{year:04d}-{month:02d}-{min(int(day[8:]), last):02d}"


def _tenure(state, subject, months, day):
    """So many months have passed since the registration."""
    since = state.registered.get(subject)
    return months == 0 or (since is not None and _later(since, months) <= day)


def _may_grant(c, v):
    """Approver in A, not for oneself."""
    need(c.role("approver", c.organisation), "not_authorised")
    c.not_own_case(v["subject"])


def _proposal(c, subject, rules):
    """The highest star earned at this entry."""
    earned = [level["star"] for level in rules["stars"]
              if level["threshold_seconds"] <= _counted(c.state, subject, rules, level)
              and _tenure(c.state, subject, level["tenure_months"], c.day)]
    return max(earned, default=0)


def star_granted(c, v, state):
    """Not above the proposal at this entry, above the star held."""
    _may_grant(c, v)
    rules = _rules(state, c.day, c.organisation)
    need(rules is not None, "policy_missing")
    need(v["size"] <= c.index and v["stars"] <= _proposal(c, v["subject"], rules), "star_not_earned")
    held = state.stars.get(v["subject"])
    need(v["stars"] > (held.stars if held else 0), "star_not_higher")
    state.stars[v["subject"]] = Item(stars=v["stars"], organisation=c.organisation, review=False,
                                     granted_by=c.guarantors, closed_by=frozenset())


def star_review_closed(c, v, state):
    """Ends an open review with the stars that remain."""
    star = state.stars.get(v["subject"])
    need(star is None or state.covers(c.organisation, star.organisation), "not_authorised")
    _may_grant(c, v)
    need(star is not None and star.review, "no_review_open")
    need(v["stars"] <= star.stars, "star_not_earned")
    if c.guarantors & (star.granted_by | star.closed_by):
        # To keep what the hours no longer earn takes another person.
        rules = _rules(state, c.day, c.organisation)
        need(v["stars"] <= (_proposal(c, v["subject"], rules) if rules else 0), "star_not_earned")
    star.stars, star.organisation, star.review = v["stars"], c.organisation, False
    star.closed_by = c.guarantors


def look_again(state, subject, day):
    """A record stopped being effective: is the star held still earned?"""
    star = state.stars.get(subject)
    rules = _rules(state, day, star.organisation) if star is not None else None
    held = [level for level in rules["stars"] if level["star"] <= star.stars] if rules else []
    if held and _counted(state, subject, rules, held[-1]) < held[-1]["threshold_seconds"]:
        star.review = True
