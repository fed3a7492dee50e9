"""What credential.json says: form, number, lines and sums (spec 09 §1)."""
import calendar
import re
import time

from .credentials import CONTEXT, issuer_key, need
from .encoding import HEX32, day_number, shanghai_day
from .policy_shapes import EVIDENCE

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK = CROCKFORD + "*~$=U"
ORDER = ("signed_in_out", "roster", "back_office", "self_declared", "imported")
NAMES = {"signed_in_out": "签到签退（秒）", "roster": "名册（秒）", "back_office": "后台补录（秒）", "self_declared": "自行申报（秒）",
         "imported": "导入（秒）", "late": "其中逾期记录（秒）", "total": "合计（秒）"}
ID = re.compile(r"urn:xinshi:([0-9a-f]{64}):(.+)\Z")
LINE = re.compile(r"服务日期 ([0-9-]{10})；服务时间 ([1-9][0-9]*) 秒（([0-9]+)小时([0-9]+)分([0-9]+)秒）；地点 .+；记录单位 .+；"
                  r"审核单位 .+；记录用时 (?:[0-9]+ 个工作日|未确定)(?:；更正于 ([0-9-]{10}))?；(未逾期|已逾期)\Z", re.S)
ROWS = re.compile(r"urn:xinshi:rows:([1-9][0-9]{0,15}):([0-9a-f]{64})\Z")
RECORD = re.compile(r"urn:xinshi:record:(0|[1-9][0-9]{0,15})\Z")
SECONDS = re.compile(r"[1-9][0-9]{0,15}|0")
CREATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")
MIDNIGHT = "T00:00:00+08:00"
MAX_LINES = 700


def read(document):
    """(G, number, organisation, {class: seconds} with late and total, record indexes or None, (count, root) or None)."""
    try:
        need(document["@context"] == CONTEXT and document["proof"][0]["@context"] == CONTEXT, "context", "context_other")
        form = _form(document)
        need(document == form, "form", "credential_form")
    except (KeyError, IndexError, TypeError, AttributeError):
        need(False, "form", "credential_form")
    identity = ID.match(document["id"])
    need(identity is not None, "form", "credential_form")
    organisation = document["issuer"]["otherIdentifier"][0]["identifier"]
    _number(identity.group(2), organisation, document["validFrom"][:4])
    sums = _sums(document)
    committed = rows_commitment(document)
    indexes = lines(document["evidence"], document, sums) if "evidence" in document and committed is None else None
    return identity.group(1), identity.group(2), organisation, sums, indexes, committed


def rows_commitment(document):
    """(count, root) of the object of §6, or None."""
    found = ROWS.match(str(document["evidence"][0]["id"])) if len(document.get("evidence", ())) == 1 else None
    return (int(found.group(1)), found.group(2)) if found else None


def _taken(value, *names):
    """Optional texts of an object, where they are."""
    for name in names:
        need(name not in value or (isinstance(value[name], str) and value[name]), "form", "credential_form")
    return {name: value[name] for name in names if name in value}


def _form(d):
    """The document written anew from the values that vary; any other key or fixed text then differs."""
    subject, issuer, proof = d["credentialSubject"], d["issuer"], d["proof"][0]
    classes = [item["resultDescription"].rpartition(":")[2] for item in subject["result"]]
    need(classes == [name for name in (*ORDER, "late", "total") if name in classes] and "total" in classes,
         "form", "credential_form")
    need(all(isinstance(text, str) and text for text in (issuer["name"], subject["licenseNumber"])), "form", "credential_form")
    multikey = issuer["id"].removeprefix("did:key:")
    issuer_key(d)
    result = {
        "@context": CONTEXT, "credentialSubject": _subject(subject, classes, d["id"]), "id": d["id"],
        "issuer": dict(_taken(issuer, "official", "phone"), id="did:key:" + multikey, name=issuer["name"],
                       otherIdentifier=[{"identifier": _id(issuer["otherIdentifier"][0]["identifier"]),
                                         "identifierType": "ext:xinshiOrganisation", "type": "IdentifierEntry"}],
                       type=["Profile"]),
        "name": "志愿服务记录证明",
        "proof": [{"@context": CONTEXT, "created": proof["created"], "cryptosuite": "eddsa-jcs-2022",
                   "nonce": _id(proof["nonce"]), "proofPurpose": "assertionMethod", "proofValue": proof["proofValue"],
                   "type": "DataIntegrityProof", "verificationMethod": proof["verificationMethod"]}],
        "type": ["VerifiableCredential", "OpenBadgeCredential"], "validFrom": _created(proof["created"]) + MIDNIGHT}
    method = f"did:key:{multikey}#{multikey}"
    need(proof["verificationMethod"] == method, "issuer_key", "issuer_key_other")
    if "evidence" in d:
        need(1 <= len(d["evidence"]) <= MAX_LINES, "form", "credential_form")
        committed = rows_commitment(d)
        result["evidence"] = [_rows(*committed)] if committed else [evidence(item) for item in d["evidence"]]
    return result


def _id(text):
    """32 hex digits."""
    need(isinstance(text, str) and HEX32.match(text), "form", "credential_form")
    return text


def _created(text):
    """Shanghai day of the moment of issue."""
    need(CREATED.match(text), "form", "credential_form")
    try:
        parsed = time.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        need(False, "form", "credential_form")
    day = shanghai_day(calendar.timegm(parsed))
    need(day is not None and parsed.tm_sec < 60, "form", "credential_form")
    return day


def _subject(subject, classes, identity):
    """credentialSubject."""
    number = ID.match(identity)
    need(number is not None, "form", "credential_form")
    described = [{"id": "urn:xinshi:seconds:" + name, "name": NAMES[name], "resultType": "RawScore",
                  "type": ["ResultDescription"]} for name in classes]
    result = {
        "achievement": {
            "achievementType": "CommunityService",
            "criteria": {"narrative": "只计已生效的志愿服务记录；不计往返交通和培训时间；不因使用时间储蓄而减少。"
                                      "本证明证明谁记录、谁审核、何时记入账本且此后未被改动；服务是否确实发生由记录单位负责，本证明不予证明。"},
            "description": "志愿者实际提供志愿服务的时间，由记录单位逐次记录、审核，以秒累计。",
            "id": "urn:xinshi:achievement:service-hours:v1", "name": "志愿服务时间", "resultDescription": described,
            "type": ["Achievement"]},
        "id": identity + ":subject", "licenseNumber": number.group(2),
        "result": [{"resultDescription": "urn:xinshi:seconds:" + name, "type": ["Result"], "value": item["value"]}
                   for name, item in zip(classes, subject["result"])],
        "type": ["AchievementSubject"], **_taken(subject, "activityStartDate", "activityEndDate", "narrative")}
    need(all(isinstance(item["value"], str) and SECONDS.fullmatch(item["value"]) for item in subject["result"]),
         "form", "credential_form")
    need(subject.get("narrative", "经办人 x").startswith("经办人 "), "form", "credential_form")
    period = [subject[name] for name in ("activityStartDate", "activityEndDate") if name in subject]
    need(len(period) != 1 and all(text.endswith(MIDNIGHT) and day_number(text[:10]) is not None and len(text) == 25
                                  for text in period) and period == sorted(period), "form", "credential_form")
    if "identifier" in subject:
        types = [item["identityType"] for item in subject["identifier"]]
        need(types in (["name"], ["name", "ext:volunteerNumber"], ["ext:volunteerNumber"]), "form", "credential_form")
        result["identifier"] = [{"hashed": False, "identityHash": str(item["identityHash"]), "identityType": kind,
                                 "type": "IdentityObject"} for kind, item in zip(types, subject["identifier"])]
    return result


def _rows(count, root):
    """The object in place of the rows (§6)."""
    return {"description": f"逐条记录共 {count} 条，另附于 certificate.rows，与此承诺值相符方为有效。", "genre": "records_commitment",
            "id": f"urn:xinshi:rows:{count}:{root}", "name": "逐条记录", "type": ["Evidence"]}


def evidence(item):
    """One line of a record."""
    need(item["genre"] in EVIDENCE and RECORD.match(item["id"]), "form", "credential_form")
    line = LINE.match(item["narrative"])
    need(line, "form", "credential_form")
    need(line.group(6) is None or day_number(line.group(6)) is not None, "form", "credential_form")
    return {"description": str(item["description"]), "genre": item["genre"], "id": item["id"],
            "name": str(item["name"]), "narrative": item["narrative"], "type": ["Evidence"]}


def _number(number, organisation, year):
    """Prefix of the organisation, year, random symbols and their check symbol."""
    parts = number.split("-")
    shape = len(parts) == 3 and len(parts[0]) == 4 and len(parts[1]) == 4 and len(parts[2]) == 9 \
        and set(parts[0] + parts[2][:8]) <= set(CROCKFORD) and parts[2][8] in CHECK
    need(shape, "number", "number_invalid")
    value = 0
    for char in parts[2][:8]:
        value = value * 32 + CROCKFORD.index(char)
    need(CHECK[value % 37] == parts[2][8], "number", "number_invalid")
    bits = int(organisation, 16) >> 108
    prefix = "".join(CROCKFORD[bits >> shift & 31] for shift in (15, 10, 5, 0))
    need(parts[0] == prefix and parts[1] == year, "number", "number_of_another")


def _sums(document):
    """Seconds by class; the classes add up to the total."""
    sums = {item["resultDescription"].rpartition(":")[2]: int(item["value"]) for item in document["credentialSubject"]["result"]}
    total = sum(seconds for name, seconds in sums.items() if name in EVIDENCE)
    need(total == sums["total"] and sums.get("late", 1) > 0 and sums.get("late", 0) <= total, "content", "sums_differ")
    return sums


def lines(items, document, sums):
    """Record indexes of the lines, whose seconds are those of the results."""
    subject, indexes, found = document["credentialSubject"], [], {"total": 0}
    for item in items:
        day, seconds, hours, minutes, rest, _, late = LINE.match(item["narrative"]).groups()
        seconds = int(seconds)
        need((int(hours), int(minutes), int(rest)) == (seconds // 3600, seconds // 60 % 60, seconds % 60),
             "content", "line_malformed")
        inside = "activityStartDate" not in subject or \
            subject["activityStartDate"][:10] <= day <= subject["activityEndDate"][:10]
        need(inside and day_number(day) is not None, "content", "line_outside_period")
        indexes.append(int(RECORD.match(item["id"]).group(1)))
        for name in (item["genre"], "total") + (("late",) if late == "已逾期" else ()):
            found[name] = found.get(name, 0) + seconds
    need(all(a < b for a, b in zip(indexes, indexes[1:])), "content", "lines_disordered")
    need(found == sums, "content", "sums_differ")
    return indexes
