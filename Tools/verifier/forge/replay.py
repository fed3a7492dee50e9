"""Digests of a world's state, as its log would claim them."""
from auditor import authors, batches, entries, merkle, projections, rules
from auditor.report import Report
from auditor.state import State
from auditor.statements import Statements


def state_of(world):
    """Fold of all entries; the log has to be without a fault so far."""
    leaves = [merkle.leaf_hash(raw) for raw in world.log.entries]
    parsed = [entries.Entry(at, raw) for at, raw in enumerate(world.log.entries)]
    report = Report()
    found, _ = batches.read_batches(parsed, True, report.add)
    genesis, _ = entries.read_genesis(parsed[0])
    table = Statements(found, parsed, leaves)
    table.check_form(report.add)
    state = State(genesis)
    for batch in found:
        authors.open_batch(state.keys, batch, report.add)
        for statement in batch.statements:
            table.check_reference(statement, report.add)
            rules.apply(rules.Context(state, statement, table))
    assert not report.findings, report.findings
    return state


def digests_of(world, change=None):
    """Digests, after a dishonest change of the state if one is given."""
    state = state_of(world)
    if change:
        change(state)
    return projections.digests(state)
