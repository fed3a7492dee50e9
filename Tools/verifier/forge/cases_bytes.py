"""Damage to bytes: entries, bundles, tiles, LOG acts (audit steps 4 to 6)."""
from auditor.json_profile import canonical

from . import policies
from .case import Forged, case
from .world import World
from .writer import export_tree, digest

BATCH, STATEMENT, LAST = 8, 10, 13     # entries of the small log
REGIONS = {"version": 0, "kind": 1, "index": 9, "time": 17, "prev": 20, "author-key": 51, "first-seq": 89,
           "count": 93, "prev-batch": 95, "statements-root": 130, "author-time": 165, "alg": 166, "signature": 170}
RESEALED = {"version": ("entry_version", BATCH), "index": ("entry_index", BATCH), "time": ("entry_time", BATCH + 1),
            "author-key": ("author_unknown", BATCH), "first-seq": ("batch_layout", BATCH),
            "count": ("batch_truncated", BATCH), "prev-batch": ("batch_layout", BATCH),
            "statements-root": ("batch_root", BATCH), "author-time": ("author_signature", BATCH),
            "alg": ("author_algorithm", BATCH), "signature": ("author_signature", BATCH)}
ENTRIES, LEVEL_0 = f"tile/entries/000.p/{LAST + 1}", f"tile/0/000.p/{LAST + 1}"


def small():
    """14 entries: genesis, three batches."""
    return World(initial=(policies.TYPES,)).found()


def flip(data, at, bits=None):
    """The data with one byte changed."""
    bits = bits if bits is not None else 0x80 if at == 17 else 2 if at == 93 else 1
    return data[:at] + bytes([data[at] ^ bits]) + data[at + 1:]


def rebundled(world, entries):
    """The export with other bytes in its bundle only."""
    files = world.export()
    files[ENTRIES] = b"".join(len(raw).to_bytes(2, "big") + raw for raw in entries)
    return Forged(world, files)


def resealed(world, start=1):
    """A log that rewrote its past and signed the result."""
    world.log.rechain(start)
    return Forged(world)


def _register_flips():
    """One byte in every region, with and without a new chain."""
    for name, at in REGIONS.items():
        @case(f"flip-{name}", "flip entry", "tile_mismatch", BATCH)
        def _raw(at=at):
            world = small()
            entries = list(world.log.entries)
            entries[BATCH] = flip(entries[BATCH], at)
            return rebundled(world, entries)
    for name, (code, index) in RESEALED.items():
        @case(f"resealed-{name}", "flip resealed", code, index)
        def _sealed(at=REGIONS[name]):
            world = small()
            world.log.entries[BATCH] = flip(world.log.entries[BATCH], at)
            return resealed(world, BATCH + 1)


_register_flips()


@case("flip-statement", "flip entry", "tile_mismatch", STATEMENT)
def _flip_statement():
    world = small()
    entries = list(world.log.entries)
    entries[STATEMENT] = flip(entries[STATEMENT], 80)
    return rebundled(world, entries)


@case("flip-genesis", "flip entry", "tile_mismatch", 0)
def _flip_genesis():
    world = small()
    entries = list(world.log.entries)
    entries[0] = flip(entries[0], 80)
    return rebundled(world, entries)


@case("resealed-statement", "flip resealed", "batch_root", BATCH)
def _resealed_statement():
    world = small()
    world.log.entries[STATEMENT] = flip(world.log.entries[STATEMENT], 80)
    return resealed(world)


@case("resealed-prev", "flip resealed", "entry_prev", BATCH)
def _resealed_prev():
    world = small()
    world.log.entries[BATCH] = flip(world.log.entries[BATCH], 20)
    return resealed(world, BATCH + 1)


@case("resealed-kind", "flip resealed kind", "entry_kind", BATCH)
def _resealed_kind():
    world = small()
    world.log.entries[BATCH] = flip(world.log.entries[BATCH], 1, 8)
    return resealed(world, BATCH + 1)


@case("resealed-statement-as-act", "flip resealed kind", "log_act_invalid", STATEMENT)
def _statement_as_act():
    world = small()
    world.log.entries[STATEMENT] = flip(world.log.entries[STATEMENT], 1, 1)
    return resealed(world, STATEMENT + 1)


@case("another-genesis", "genesis resealed", "genesis_mismatch", 0)
def _another_genesis():
    pinned, world = small(), World(initial=(policies.TYPES,), start="2026-03-02 09:01").found()
    return Forged(world, genesis=pinned.log.genesis_leaf.hex())


@case("genesis-extra-key", "genesis", "genesis_invalid", 0)
def _genesis_extra_key():
    world = small()
    raw = world.log.entries[0]
    world.log.entries[0] = raw[:50] + raw[50:].replace(b',"v":1}', b',"v":1,"x":1}')
    forged = resealed(world)
    forged.genesis = world.log.leaf(0).hex()
    return forged


@case("genesis-other-log-key", "genesis", "genesis_invalid", 0)
def _genesis_other_log_key():
    from .writer import Signer
    world = small()
    world.log.key = Signer("another log")
    return Forged(world)


@case("missing-entry", "extent", "tile_mismatch", STATEMENT)
def _missing_entry():
    world = small()
    return rebundled(world, world.log.entries[:STATEMENT] + world.log.entries[STATEMENT + 1:])


@case("missing-entry-resealed", "extent resealed", "batch_truncated", BATCH)
def _missing_resealed():
    world = small()
    del world.log.entries[STATEMENT]
    return resealed(renumbered(world))


def renumbered(world):
    """The index field set to the position."""
    entries = world.log.entries
    for at, raw in enumerate(entries):
        entries[at] = raw[:2] + at.to_bytes(8, "big") + raw[10:]
    return world


@case("swapped-entries", "order", "tile_mismatch", STATEMENT)
def _swapped():
    world = small()
    entries = list(world.log.entries)
    entries[STATEMENT], entries[STATEMENT + 1] = entries[STATEMENT + 1], entries[STATEMENT]
    return rebundled(world, entries)


@case("swapped-entries-resealed", "order resealed", "batch_root", BATCH)
def _swapped_resealed():
    world = small()
    entries = world.log.entries
    entries[STATEMENT], entries[STATEMENT + 1] = entries[STATEMENT + 1], entries[STATEMENT]
    return resealed(renumbered(world))


@case("inserted-entry", "extent", "tile_mismatch", STATEMENT)
def _inserted():
    world = small()
    entries = list(world.log.entries)
    return rebundled(world, entries[:STATEMENT] + [entries[STATEMENT - 1]] + entries[STATEMENT:-1])


def anchor(world):
    """A short act that changes nothing."""
    world.log.act("federation_anchored", origin="other.example/log", size=9, root=digest("other root"))


@case("statement-outside-batch", "extent resealed", "statement_outside_batch", LAST + 1)
def _outside():
    world = small()
    world.wait()
    world.log.append(2, canonical(world.volunteer("ann")))
    return world


@case("batch-cut-by-act", "extent resealed", "batch_truncated", BATCH)
def _cut_by_act():
    world = small()
    act = canonical({"origin": "other.example/log", "root": digest("other root"), "size": 9, "type": "federation_anchored", "v": 1})
    world.log.entries[STATEMENT] = world.log.entries[STATEMENT][:50] + act
    world.log.entries[STATEMENT] = flip(world.log.entries[STATEMENT], 1, 1)
    return resealed(world)


@case("dropped-tail", "extent", "entries_missing", LAST)
def _dropped_tail():
    world = small()
    return rebundled(world, world.log.entries[:-1])


@case("batch-ends-after-checkpoint", "extent resealed", "batch_truncated", BATCH)
def _cut_by_checkpoint():
    world = small()
    world.log.entries.pop()
    return world


@case("truncated-bundle", "bundle", "bundle_malformed", LAST)
def _truncated_bundle():
    forged = Forged(small())
    forged.files[ENTRIES] = forged.files[ENTRIES][:-3]
    return forged


@case("bundle-with-more", "bundle", "bundle_malformed", LAST)
def _bundle_with_more():
    forged = Forged(small())
    forged.files[ENTRIES] += b"\0"
    return forged


@case("bundle-empty-entry", "bundle", "bundle_malformed", 0)
def _bundle_empty():
    forged = Forged(small())
    forged.files[ENTRIES] = b"\0\0" + forged.files[ENTRIES]
    return forged


@case("missing-bundle", "bundle", "entries_missing", 0)
def _missing_bundle():
    forged = Forged(small())
    del forged.files[ENTRIES]
    return forged


@case("entry-too-short", "layout resealed", "entry_too_short", LAST + 1)
def _too_short():
    world = small()
    world.log.entries.append(world.log.entries[-1][:49])
    return world


@case("tile-0-wrong", "tile", "tile_mismatch", 5)
def _tile_0():
    forged = Forged(small())
    forged.files[LEVEL_0] = flip(forged.files[LEVEL_0], 5 * 32 + 3)
    return forged


@case("tile-0-missing", "tile", "tile_missing", 0)
def _tile_0_missing():
    forged = Forged(small())
    del forged.files[LEVEL_0]
    return forged


@case("tile-0-short", "tile", "tile_mismatch", 0)
def _tile_0_short():
    forged = Forged(small())
    forged.files[LEVEL_0] = forged.files[LEVEL_0][:-1]
    return forged


def wide(size=270):
    """Enough entries for level-1 tiles, most of them short acts."""
    world = World(initial=(policies.TYPES,)).found()
    while len(world.log.entries) < size:
        world.wait(1)
        anchor(world)
    return world


@case("tile-1-wrong", "tile wide", "tile_mismatch", 0)
def _tile_1():
    forged = Forged(wide())
    forged.files["tile/1/000.p/1"] = flip(forged.files["tile/1/000.p/1"], 20)
    return forged


@case("tile-1-missing", "tile wide", "tile_missing", 0)
def _tile_1_missing():
    forged = Forged(wide())
    del forged.files["tile/1/000.p/1"]
    return forged


@case("second-bundle-missing", "bundle wide", "entries_missing", 256)
def _second_bundle():
    forged = Forged(wide())
    del forged.files["tile/entries/001.p/14"]
    return forged


@case("time-goes-back", "layout resealed", "entry_time", LAST + 1)
def _time_back():
    world = small()
    world.wait(-3600)
    anchor(world)
    return world


@case("batch-of-two-times", "layout resealed", "entry_time", LAST)
def _two_times():
    world = small()
    raw = world.log.entries[LAST]
    world.log.entries[LAST] = raw[:10] + (int.from_bytes(raw[10:18], "big") + 1).to_bytes(8, "big") + raw[18:]
    return resealed(world)


@case("second-genesis", "kind resealed", "entry_kind", LAST + 1)
def _second_genesis():
    world = small()
    world.log.append(0, world.log.entries[0][50:])
    return world


@case("after-successor", "act resealed", "after_successor", LAST + 2)
def _after_successor():
    world = small()
    world.log.act("successor_named", origin="next.example/log", genesis=digest("next"), reason="moved")
    anchor(world)
    return world


def _acts():
    """LOG entries that are not valid."""
    good = digest("key")
    acts = {"unknown-type": ("clock_accepted", {"from_ms": 1, "to_ms": 2}), "missing-key": ("federation_anchored", {"size": 1}),
            "digest-size": ("projections_digested", {"size": 3, "digests": {"hours": good}}),
            "rotation-proof": ("log_key_rotated", {"log_key": None, "proof": "00" * 64})}
    for name, (kind, fields) in acts.items():
        @case(f"act-{name}", "act", "log_act_invalid", LAST + 1)
        def _act(kind=kind, fields=fields):
            from .writer import Signer
            world = small()
            fields = dict(fields, **({"log_key": Signer("next log").public.hex()} if "log_key" in fields else {}))
            world.log.act(kind, **fields)
            return world


_acts()


@case("batch-layout", "batch", "batch_layout", LAST + 1)
def _batch_layout():
    world = small()
    world.log.append(1, world.log.entries[BATCH][50:] + b"\0")
    return world


@case("batch-count-0", "batch", "batch_count", LAST + 1)
def _batch_count():
    world = small()
    world.batch("manager", [], root=bytes(32))
    return world


@case("batch-count-16385", "batch", "batch_count", LAST + 1)
def _batch_count_many():
    world = small()
    world.batch("desk-station", [world.volunteer("ann")], count=16385)
    return world


@case("batch-root", "batch", "batch_root", LAST + 1)
def _batch_root():
    world = small()
    world.batch("desk-station", [world.volunteer("ann")], root=bytes(32))
    return world


@case("statement-too-large", "batch", "statement_too_large", LAST + 2)
def _statement_too_large():
    world = small()
    consents = [f"consent_{number:04d}" for number in range(560)]
    world.batch("desk-station", [world.volunteer("ann", consents=consents)])
    return world


@case("chain-and-tiles-of-another-entry", "flip", "entry_prev", STATEMENT + 1)
def _consistent_tile():
    world = small()
    world.log.entries[STATEMENT] = flip(world.log.entries[STATEMENT], 80)
    files = export_tree(world.log.entries)
    return Forged(world, dict(small().export(), **files))
