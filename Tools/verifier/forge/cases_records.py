"""Records over time: what a correction makes late, what passes midnight (spec 06 §3, §4)."""
from .cases_decisions import correct
from .cases_rules import ANN, person, record, rule
from .world import instant


def evaluated(w):
    """evaluation_recorded of the first session: the record must be effective."""
    return "desk-station", [w.s("evaluation_recorded", record=record(w), day="2026-03-02", quality=5, punctuality=4,
                                evaluator="organiser")]


def once(w):
    """One approval of the station."""
    person(w, "second", "station", "second", "approver")
    w.batch("second", [w.s("records_approved", range=w.range(w.sessions, [2, 3]))])


@rule("corrected-after-its-deadline", "record_not_effective")
def _late(w):
    w.until("2026-03-20 09:00")
    w.batch("approver", [correct(w, ANN)])
    once(w)
    return evaluated(w)


@rule("corrected-to-a-day-long-past", "record_not_effective")
def _past(w):
    w.batch("approver", [correct(w, ANN, start="2026-02-02 08:00")])
    once(w)
    return evaluated(w)


@rule("forty-eight-hours-in-a-day", "day_over_24_hours")
def _day(w):
    return "clerk", [w.roster(), w.session("lead", "2026-02-27 23:59", 24),
                     w.session("lead", "2026-02-28 00:00", 24, start=None, end=None)]


@rule("over-midnight-into-a-full-day", "day_over_24_hours")
def _night(w):
    w.batch("clerk", [w.roster(), w.session("lead", "2026-02-28 00:00", 24, start=None, end=None)])
    begin = instant("2026-02-27 23:59")
    return "clerk", [w.roster(), w.session("lead", "2026-02-27 23:59", 1, end=begin + 3600)]
