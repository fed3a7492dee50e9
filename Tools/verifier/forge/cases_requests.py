"""Logs in which a request of a person is refused against the rules (05 §5, 06 §2)."""
from .cases_rules import rule, simple
from .writer import digest


def refusal(who):
    """request_refused."""
    return lambda w: w.s("request_refused", subject=w.person(who), request="erasure", reason_code="kept_by_law",
                         reason=digest("words"))


simple("request-refused-by-desk", "key_kind_not_allowed", "desk-station", refusal("ann"))
simple("request-refused-by-approver", "not_authorised", "approver", refusal("ann"))
simple("request-refused-for-himself", "own_case", "manager", refusal("manager"))
simple("request-of-a-stranger-refused", "subject_unknown", "manager", refusal("nobody"))


@rule("request-of-one-erased-refused", "subject_erased")
def _request_erased(w):
    w.batch("manager", [w.s("subject_erased", subject=w.person("bo"), legal_basis="request")])
    return "manager", [refusal("bo")(w)]
