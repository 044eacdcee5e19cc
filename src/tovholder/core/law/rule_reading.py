"""From the tables of a duties file to rules, with every fault in them noted on the way."""

from datetime import date
from itertools import pairwise
from typing import Any

from tovholder.core.law.reading import Entry, Reader
from tovholder.core.law.rules import (
    COUNTED,
    DECIDERS,
    EVIDENCE,
    KINDS,
    MODES,
    OWN_RULE,
    STATUSES,
    UNCOUNTED,
    UNITS,
    Rule,
    RuleLimit,
    Source,
    Version,
)


def read_rule(reader: Reader, id: str, values: Any, *, phase: str, own: bool) -> Rule:
    """One rule of a file. Where it has faults they are noted with the reader, and it is of no use."""
    entry = reader.entry(id, values)
    rule = Rule(
        id=id,
        danish=entry.text("danish"),
        english=entry.text("english"),
        phase=phase,
        kind=entry.choice("kind", KINDS),
        trigger=entry.text("trigger"),
        met_by=entry.text("met_by"),
        decides=entry.choice("decides", DECIDERS),
        does=entry.text("does"),
        must_record=entry.texts("must_record"),
        exceptions=entry.texts("exceptions"),
        status=entry.choice("status", STATUSES),
        unverified=entry.texts("unverified"),
        review=entry.text("review", default=""),
        sources=read_sources(entry, optional=own),
        versions=_versions(entry, own=own),
        clock=entry.take("clock", dict, default={}),
        no_clock=entry.text("no_clock", default=""),
        own=own,
    )
    if rule.clock and rule.no_clock:
        entry.fault("no_clock", "kan ikke stå sammen med et ur; slet den, når reglen har et ur")
    entry.no_more()
    return rule


def read_sources(entry: Entry, *, optional: bool = False) -> tuple[Source, ...]:
    """Where it was read. Only what is marked as unverified may stand without a source."""
    parts = entry.parts("sources", optional=optional)
    if entry.values.get("sources") == [] and entry.values.get("status") != "unverified":
        entry.fault("sources", "er tom; skriv en kilde, eller sæt status til unverified")
    return tuple(_source(part) for part in parts)


def _source(part: Entry) -> Source:
    source = Source(part.text("url"), part.text("place"))
    part.no_more()
    return source


def _versions(entry: Entry, *, own: bool) -> tuple[Version, ...]:
    tables = entry.take("versions", list) or []
    if not tables and "versions" in entry.values:
        entry.fault("versions", "er tom; en regel skal have mindst én version")
    read = [_version(entry, values, number=number, own=own) for number, values in enumerate(tables)]
    dated = [(version, number) for number, version in enumerate(read) if version is not None]
    dated.sort(key=lambda pair: pair[0].in_force)
    for (earlier, _), (later, number) in pairwise(dated):
        if earlier.until is None or earlier.until >= later.in_force:
            _fault_at_version(
                entry,
                number,
                "in_force",
                f"overlapper versionen fra {earlier.in_force}; to versioner kan ikke gælde samme dag",
            )
    return tuple(version for version, _ in dated)


def _version(entry: Entry, values: Any, *, number: int, own: bool) -> Version | None:
    """A version; None when its days cannot be told, for then it cannot be set beside others."""
    version = entry.reader.entry(entry.id, values, table=f"{entry.id}.versions", number=number)
    law, source = version.text("law"), version.text("source")
    if own and not law == source == OWN_RULE:
        version.fault("law", f"skal ligesom source være »{OWN_RULE}« i own.toml")
    ref = version.text("ref")
    in_force = version.take("in_force", date)
    confirmed = version.take("in_force_confirmed", bool)
    until = version.take("until", date, default=None)
    limit = _limit(version)
    evidence = version.choice("evidence", EVIDENCE)
    note = version.text("note", default="")
    version.no_more()
    if in_force is None:
        return None
    if until is not None and until < in_force:
        version.fault("until", f"ligger før in_force ({in_force})")
        return None
    return Version(law, ref, source, in_force, bool(confirmed), until, limit, evidence, note)


def _limit(version: Entry) -> RuleLimit | None:
    limit = version.inside("limit")
    if limit is None:
        return None
    read = RuleLimit(
        amount=limit.take("amount", int, default=None),
        unit=limit.choice("unit", UNITS),
        mode=limit.choice("mode", MODES),
        counts_from=limit.text("counts_from"),
        how_counted=limit.text("how_counted", default=""),
        to_open_day=bool(limit.take("to_open_day", bool, default=False)),
    )
    limit.no_more()
    if read.unit in COUNTED and ("amount" not in limit.values or (read.amount or 0) < 0):
        limit.fault("amount", f"skal være et tal fra 0 og op, når der tælles i {read.unit}")
    if read.unit in UNCOUNTED and read.amount is not None:
        limit.fault("amount", f"hører ikke sammen med {read.unit}; slet den")
    return read


def _fault_at_version(entry: Entry, number: int, key: str, what: str) -> None:
    entry.reader.fault(what, id=entry.id, key=key, table=f"{entry.id}.versions", number=number)
