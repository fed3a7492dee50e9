"""Findings and the report of an audit (spec 10 §3, §4)."""
from dataclasses import dataclass, field

from .json_profile import canonical

STEPS = ("trust", "checkpoint", "consistency", "entries", "batches", "signatures", "authors",
         "statements", "rules", "projections", "history")
ATTESTED = ("age", "commitment_openings", "duplicate_external_number", "duplicate_id_number", "guardian_consent",
            "one_person_one_subject", "reason_wording", "records_commitment", "star_grantor_level", "star_publicity",
            "star_quality_minimum")
ZEROS = "0" * 64
EXIT = {"clean": 0, "findings": 1, "unreadable": 3}


@dataclass
class Finding:
    """One violation; `step` orders findings and is not part of the report."""
    step: int
    index: object
    code: str
    at: object
    message: str

    def line(self):
        """Text form: index, code, bytes, message."""
        where = "-" if self.index is None else str(self.index)
        span = f" [{self.at[0]},{self.at[1]})" if self.at else ""
        return f"step {self.step} entry {where}: {self.code}{span} {self.message}"


@dataclass
class Report:
    """Everything an audit found."""
    findings: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    checked: list = field(default_factory=list)
    verdict: str = "unreadable"
    origin: str = ""
    genesis: str = ZEROS
    quorum: str = "not met"
    root: str = ZEROS
    size: int = 0
    accepted: object = None
    stopped_at: object = None
    unreadable: bool = False
    bytes_only: bool = False

    def add(self, step, index, code, at=None, message=""):
        """Record a finding."""
        self.findings.append(Finding(step, index, code, at, message))

    def finish(self):
        """Order findings by step, then index (null last), and give the verdict."""
        self.checked.sort(key=STEPS.index)
        self.findings.sort(key=lambda f: (f.step, f.index is None, f.index or 0))
        if self.unreadable or any(finding.step == 1 for finding in self.findings):
            self.verdict = "unreadable"
        else:
            self.verdict = "findings" if self.findings else "clean"
        return self

    def first(self):
        """(index, sorted codes) of the findings that share the first step and index."""
        if not self.findings:
            return None
        head = self.findings[0]
        same = {f.code for f in self.findings if (f.step, f.index) == (head.step, head.index)}
        return head.index, sorted(same)

    @property
    def word(self):
        """The sentence every report says."""
        if self.verdict != "clean":
            return {"findings": "not valid", "unreadable": "could not be read"}[self.verdict]
        if self.bytes_only:
            return "bytes hold, meaning not checked"
        return "valid, on the log's word only" if self.quorum == "none" else "valid, seen by witnesses"

    def json(self):
        """Canonical JSON of spec 10 §4."""
        findings = [{"at": f.at, "code": f.code, "index": f.index, "message": f.message}
                    for f in self.findings]
        return canonical({
            "accepted": self.accepted, "attested": sorted(ATTESTED), "checked": self.checked, "entries_from": 0,
            "findings": findings, "genesis": self.genesis, "origin": self.origin,
            "quorum": self.quorum, "root": self.root, "size": self.size,
            "stopped_at": self.stopped_at, "verdict": self.verdict, "word": self.word})

    def text(self):
        """Lines for a reader."""
        lines = [finding.line() for finding in self.findings]
        lines += ["note: " + note for note in self.notes]
        lines.append(f"{self.origin} size {self.size} root {self.root} quorum {self.quorum}")
        if self.stopped_at is not None:
            lines.append(f"entries are interpreted below {self.stopped_at} only")
        lines.append("not checked (attested): " + ", ".join(sorted(ATTESTED)))
        lines.append(f"{self.verdict}: {self.word}")
        return "\n".join(lines)
