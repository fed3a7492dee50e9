"""Cases of edge.json: commands that a writer refuses before it signs, because of what its vault and its policies say.

The station is that of Ledger/vectors/README.md; `@name` stands for an id there.
"""
from auditor.encoding import sha256

CASES = []
CONSENTS = ["personal_information"]
NUMBERS = ("11010519491231002X", "110105194912310038")


def new(name):
    """An id that nothing has yet."""
    return sha256(b"xinshi-forge/id/" + name.encode())[:16].hex()


def line(by, becomes, command, **more):
    """A line of a command file; what is not a part of a line is a field."""
    value = {"author": by, "becomes": becomes, "command": new("edge/" + command)}
    value.update({name: more.pop(name) for name in ("batch", "files", "values") if name in more})
    return dict(value, fields=more)


def case(name, flags, when, refused=(), **more):
    """Register a case; refused: (line, code, field or None) of each batch that does not stand, the header being line 1."""
    told = [dict({"line": at} if at else {}, **{ "code": code}, **({"field": field} if field else {})) for at, code, field in refused]
    CASES.append({"name": name, "flags": flags.split(), "expect": told[0]["code"] if told else "ok", "refused": told,
                  "when": when, **more})


def activity(command="activity", by="desk", category="environment", leader="@V003", **values):
    """An activity is opened; values replace those that stand."""
    texts = {"content": "清扫", "leader_name": "陈素芬", "place": "广场", "title": "清扫街道"} | values
    return line(by, "activity_opened", command, activity=new("edge/" + command), category=category, community_service=False,
                first_day="2026-01-01", last_day="2026-12-31", leader=leader, parent_and_child=False, values=texts)


def register(name, contact=None, command="register", by="desk", subject=None, distinct=None, **values):
    """Somebody is registered by the staff."""
    values = {"name": name} | ({"contact": contact} if contact else {}) | values
    more = {} if distinct is None else {"distinct": distinct}
    return line(by, "volunteer_registered", command, consents=CONSENTS, entered_by="staff", values=values,
                subject=subject or new("edge/subject/" + command), files={"consent_evidence": "consent.pdf"}, **more)


def update(subject="@V001", command="update", by=None, distinct=None, **values):
    """What is known of somebody changes; who somebody is, by a person."""
    by = by or ("manager" if {"name", "id_type", "id_number"} & set(values) else "desk")
    more = {} if distinct is None else {"distinct": distinct}
    return line(by, "volunteer_updated", command, subject=subject, values=values, **more)


def organisation(kind, name, parent="@committee", region="441900003", **more):
    """An organisation is registered."""
    return line("root", "organisation_registered", "organisation", organisation=new("edge/organisation"), name=name,
                organisation_type=kind, parent=parent, region=region, legal_recorder="@committee", **more)


def roster(command="roster", evidence="self_declared", batch=None, by="desk", **more):
    """A roster is opened."""
    more |= {"batch": batch} if batch else {}
    return line(by, "roster_opened", command, activity="@activity", evidence=evidence, recorder="@clerk", **more)


def session(command="session", on="roster", subject="@V001", batch=None, by="desk", day="2026-01-05"):
    """A session of two hours is recorded."""
    more = {"batch": batch} if batch else {}
    return line(by, "session_recorded", command, day=day, roster={"command": new("edge/" + on)}, seconds=7200,
                subject=subject, **more)


def approval(command, of, batch=None, except_=None, by="manager"):
    """A batch is approved."""
    named = {"command": new("edge/" + of)} | ({"except": sorted(new("edge/" + other) for other in except_)} if except_ else {})
    return line(by, "records_approved", command, range=named, **({"batch": batch} if batch else {}))


def number(command, record, text="N-1", platform="national"):
    """A record gets its number on a platform."""
    return line("desk", "external_number_recorded", command, platform=platform, record=record, values={"number": text})


# Commands that name commands (12 §2, §4).
ROSTER, SESSION = roster(batch="a"), session(batch="a")
OTHER = [roster("roster 2", batch="b"), session("session 2", "roster 2", batch="b", subject="@V002")]
case("a roster, a session and its approval", "commands", [ROSTER, SESSION, approval("approval", "roster")])
case("a command that stands nowhere", "commands", [session()], [(2, "command_unknown", "roster")])
case("a command that was refused", "commands", [roster(evidence="roster"), session()],
     [(2, "roster_reference_missing", "file"), (3, "command_unknown", "roster")])
case("a command that the log has", "commands", [session()], given=[roster()])
case("an exception of another batch", "commands", [approval("approval", "roster", except_=["session 2"])],
     [(2, "command_unknown", "range")], given=[ROSTER, SESSION] + OTHER)
case("an exception of the batch", "commands", [approval("approval", "roster", except_=["session 2"])],
     given=[ROSTER, SESSION, session("session 2", subject="@V002", batch="a")])
case("a range that names its own batch", "commands",
     [roster(batch="a", by="clerk"), session(batch="a", by="clerk"), approval("approval", "roster", batch="a", by="clerk")],
     [(4, "range_broken", "range")])
case("the same commands again", "commands repeat", [ROSTER, SESSION], given=[ROSTER, SESSION])
case("some commands again and one more", "commands repeat", [ROSTER, SESSION, session("session 2", subject="@V002", batch="a")],
     [(2, "batch_partly_known", None)], given=[ROSTER, SESSION])
case("a refused batch stops none below", "commands", [activity("first", title=" "), activity("second")],
     [(2, "value_empty", "title")])
case("one value refuses its whole batch", "commands",
     [dict(activity("first"), batch="a"), dict(activity("second", title=" "), batch="a")], [(3, "value_empty", "title")])
OPEN = dict(session(batch="a"), fields={**{name: value for name, value in SESSION["fields"].items() if name != "seconds"},
                                        "start": 1767574800})
case("an open sign-in", "commands", [ROSTER, OPEN])
case("an open sign-in with a length", "commands", [ROSTER, dict(OPEN, fields={**OPEN["fields"], "seconds": 60})],
     [(3, "schema_combination", "seconds")])
case("an open sign-in is approved", "commands", [ROSTER, OPEN, approval("approval", "roster")],
     [(4, "approval_not_allowed", None)])
case("an open sign-in is left out", "commands", [ROSTER, OPEN, session("session 2", subject="@V002", batch="a"), approval("approval", "roster", except_=["session"])])
case("a file that names the sheet", "roster", [roster(evidence="roster", files={"file": "consent.pdf"})])
case("a roster that names no sheet", "roster", [roster(evidence="roster")], [(2, "roster_reference_missing", "file")])

# Values (12 §6), in the order of the table.
for name, title in (("nothing", ""), ("an ideographic space", "\u3000"), ("a zero width space", "\u200b")):
    case(f"a title of {name}", "value", [activity(title=title)], [(2, "value_empty", "title")])
case("a volunteer without a name", "value", [register("", contact="13800138009")], [(2, "value_empty", "name")])
NAMELESS = register("x", contact="13800138009")
NAMELESS["values"].pop("name")
case("a volunteer of whom no name is given", "value", [NAMELESS], [(2, "value_empty", "name")])
case("an organisation of a blank name", "value", [organisation("association", "\u3000")], [(2, "value_empty", "name")])
case("a contact is withdrawn", "value", [update(contact="")])
case("a contact of one blank", "value", [update(contact=" ")], [(2, "value_empty", "contact")])
case("a category of no list", "code", [activity(category="nosuch")], [(2, "code_unlisted", "category")])
case("a skill of no list", "code", [update(skills="cooking,juggling")], [(2, "code_unlisted", "skills")])
case("two skills of the list", "code", [update(skills="cooking,driving")])
case("a service category of no list", "code", [update(service_categories="nosuch")], [(2, "code_unlisted", "service_categories")])
case("a document of no list", "code", [update(id_type="nosuch", id_number="A1")], [(2, "code_unlisted", "id_type")])
case("a platform of no list", "code", [number("number", "@first", platform="nosuch")], [(2, "code_unlisted", "platform")])
case("a category that is no service", "category", [activity(category="paid_work")], [(2, "category_refused", "category")])
case("the name of another than the leader", "leader", [activity(leader_name="某人")], [(2, "leader_name_differs", "leader_name")])
case("the leader's name with a blank", "leader", [activity(leader_name="陈 素芬")])
case("an organisation in no province", "region", [organisation("association", "甲协会", region="999999")],
     [(2, "region_unknown", "region")])
case("a residence in no province", "region", [update(residence="999999999999")], [(2, "region_unknown", "residence")])
case("a station that is not called one", "name", [organisation("station", "abc")], [(2, "name_template", "name")])
case("a station of no place", "name", [organisation("station", "志愿服务站")], [(2, "name_template", "name")])
case("a point without its host", "name", [organisation("property_point", "花园志愿服务点", parent="@station")],
     [(2, "host_missing", "host")])
case("a point with its host", "name", [organisation("property_point", "花园志愿服务点", parent="@station", host="某物业公司")])
ERASURE = line("root", "subject_erased", "erasure", subject="@V001", legal_basis="pipl_47_2")
case("records are still to be kept", "retention", [ERASURE], [(2, "retention_running", "legal_basis")])
case("nothing is to be kept", "retention", [dict(ERASURE, fields=dict(ERASURE["fields"], subject="@V003"))])
case("a sex of no form", "person", [update(sex="女")], [(2, "sex_form", "sex")])
case("five service categories", "person", [update(service_categories="elder_care,environment,health,legal_aid,other")],
     [(2, "too_many_categories", "service_categories")])
case("four service categories", "person", [update(service_categories="elder_care,environment,health,legal_aid")])
case("a residence without a region", "person", [update(residence="东城街道")], [(2, "residence_form", "residence")])
case("a residence with a blank and no words", "person", [update(residence="441900003 ")], [(2, "residence_form", "residence")])
case("a residence", "person", [update(residence="441900003 花园路 1 号")])
case("a number with a wrong check character", "person", [update(id_number="110105194912310020")],
     [(2, "resident_id_invalid", "id_number")])
case("another birthday than the number's", "person", [update(id_number=NUMBERS[0], birth_date="1949-12-30")],
     [(2, "birth_differs", "birth_date")])
case("another sex than the number's", "person", [update(id_number=NUMBERS[0], sex="male")], [(2, "sex_differs", "sex")])
case("another sex than the known number's", "person", [update("@V001", "later", sex="male")], [(2, "sex_differs", "sex")],
     given=[update(id_number=NUMBERS[0])])
case("a number of another document is not looked at", "person", [update(id_type="passport", id_number="E12345678", sex="male")])
case("the first of two values", "order", [update(sex="女", residence="东城街道")], [(2, "sex_form", "sex")])
case("a code before a form", "order", [update(sex="女", skills="juggling")], [(2, "code_unlisted", "skills")])

# One person, one subject (08 §5, §7).
case("the number of another person", "identity", [update("@V002", "later", id_number=NUMBERS[0])],
     [(2, "document_in_use", None)], given=[update(id_number=NUMBERS[0])])
case("fifteen digits of the same number", "identity", [update("@V002", "later", id_number="110105491231002")],
     [(2, "document_in_use", None)], given=[update(id_number=NUMBERS[0])])
case("another number", "identity", [update("@V002", "later", id_number=NUMBERS[1])], given=[update(id_number=NUMBERS[0])])
case("the number of an other record", "identity", [number("number 2", "@second")], [(2, "external_number_in_use", None)],
     given=[number("number", "@first")])
case("the same number on another platform", "identity", [number("number 2", "@second", platform="izhiyuan")],
     given=[number("number", "@first")])
case("name and contact of a volunteer", "identity", [register("林秀英", "13800138001")], [(2, "person_may_be_known", None)])
case("the contact written otherwise", "identity", [register("林秀英", "+86 138-0013-8001")],
     [(2, "person_may_be_known", None)])
case("attested as another person", "identity", [register("林秀英", "13800138001", distinct=True)])
case("said not to be another person", "identity", [register("林秀英", "13800138001", distinct=False)],
     [(2, "person_may_be_known", None)])
case("the name alone", "identity", [register("林秀英", "13800138077")])
case("the contact alone", "identity", [register("林大英", "13800138001")])
case("twice in one batch", "identity",
     [dict(register("赵小兰", "13800138055", "one"), batch="a"), dict(register("赵小兰", "13800138055", "two"), batch="a")],
     [(3, "person_may_be_known", None)])
case("a former name and contact", "identity", [register("林秀英", "13800138001")], [(2, "person_may_be_known", None)],
     given=[update(name="林秀芳", contact="13800138066")])
case("a number that the other never had", "identity", [register("林秀英", "13800138001", id_number=NUMBERS[1])],
     given=[update(id_number=NUMBERS[0])])
case("a number of one who is erased", "identity", [update("@V002", "later", id_number=NUMBERS[0])],
     given=[update("@V003", id_number=NUMBERS[0]), line("root", "subject_erased", "erasure", subject="@V003",
                                                         legal_basis="pipl_47_3")])

# A clerk registers a person: the writer chooses the id (08 §7).
case("the number of an operator, and his name", "register", {"by": "manager", "name": "clerk", "id_number": NUMBERS[0]},
     given=[update("@clerk", id_number=NUMBERS[0], by="root")], subject="@clerk")
case("the number of an operator, and another name", "register", {"by": "manager", "name": "别人", "id_number": NUMBERS[0]},
     [(1, "name_differs", None)], given=[update("@clerk", id_number=NUMBERS[0], by="root")])
case("the number of a volunteer", "register", {"by": "manager", "name": "林秀英", "id_number": NUMBERS[0]},
     [(1, "subject_exists", None)], given=[update(id_number=NUMBERS[0])])
