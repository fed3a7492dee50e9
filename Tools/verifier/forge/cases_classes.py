"""What the policy `recording` asks of an evidence class: clock times, and a day that ends where the plan does."""
from . import policies
from .cases_rules import rule
from .writer import digest


@rule("times-missing", "times_missing")
def _times_missing(w):
    w.batch("root", [w.adopt(policies.bounded())])
    timed = w.session("ann", "2026-03-01 20:00", 1)
    return "desk-station", [w.roster(), {key: value for key, value in timed.items() if key not in ("start", "end")}]


@rule("planned-missing", "planned_missing")
def _planned_missing(w):
    w.batch("root", [w.adopt(policies.bounded())])
    return "desk-station", [w.roster("back_office", file=digest("f")), w.session("ann", "2026-03-01 20:00", 1)]


@rule("over-planned-in-all", "over_planned")
def _over_planned_in_all(w):
    w.batch("root", [w.adopt(policies.bounded())])
    w.batch("desk-station", [w.activity("short", planned_seconds=5400)])
    return "desk-station", [w.roster("back_office", name="short", file=digest("f")),
                            w.session("ann", "2026-03-01 18:00", 1), w.session("ann", "2026-03-01 20:00", 1)]
