"""Cases of Ledger/vectors/rules.json: refused requests (05 §5, 06 §2)."""
from .rules_cases import case
from .rules_cases_authority import BOSS
from .rules_cases_insiders import OTHER, erase, restrict
from .rules_words import appoint, dismiss, s, step


def refuse(person):
    """request_refused."""
    return s("request_refused", subject="@" + person, request="copy", reason_code="identity_not_proven", reason="#words")


case("a request refused by the manager where he was registered", "ok", "station", step("boss", refuse("ann")), BOSS)
case("a request refused by a manager above", "ok", "station", step("manager", refuse("ann")))
case("a request refused by the root's manager", "ok", "station", step("root", refuse("ann")))
case("a request refused by a manager of another station", "not_authorised", "station", step("other", refuse("ann")), OTHER)
case("an appointment elsewhere gives no say over a volunteer's request", "not_authorised", "station", step("other", refuse("ann")), OTHER,
     step("other", appoint("ann", "station2", "recorder")))
case("a request refused by an approver", "not_authorised", "station", step("approver", refuse("ann")))
case("a request refused at a desk", "key_kind_not_allowed", "station", step("desk", refuse("ann")))
case("his own request refused by the manager", "own_case", "station", step("manager", refuse("manager")))
case("a request of an operator who never registered", "ok", "station", step("manager", refuse("approver")),
     step("manager", dismiss("approver", "station")))
case("the first subject's own request", "own_case", "station", step("root", refuse("root")))
case("the first subject's request refused below", "not_authorised", "station", step("manager", refuse("root")))
case("a request of a stranger", "subject_unknown", "station", step("manager", refuse("stranger")))
case("a request of one who is restricted", "ok", "station", step("manager", refuse("bo")), step("manager", restrict("bo")))
case("a request of one who is erased", "subject_erased", "station", step("manager", refuse("bo")), step("manager", erase("bo")))
