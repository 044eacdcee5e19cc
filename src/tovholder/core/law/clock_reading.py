"""From the ``[ID.clock]`` tables of the duties files to clocks, with every fault told at once."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from tovholder.core.law import special
from tovholder.core.law.clocks import Clock, CountedFrom, Dated
from tovholder.core.law.conditions import Condition, Mention, condition, mention, one_of
from tovholder.core.law.events import EventKind
from tovholder.core.law.limits import Limit
from tovholder.core.law.marks import Wanted
from tovholder.core.law.patterns import Gate, Pattern
from tovholder.core.law.reading import Entry, Fault, Reader
from tovholder.core.law.rulebook import FOLDER, Rulebook, RulebookFault
from tovholder.core.law.rules import Rule, Version

Named = TypeVar("Named")
WITHOUT_A_NUMBER = frozenset({CountedFrom.MARK, CountedFrom.SAME_DAY, CountedFrom.NOTHING})


@cache
def clocks_of(rules: Rulebook, folder: Path = FOLDER) -> tuple[Clock, ...]:
    """The clocks of a rulebook, those first on which others depend.

    RulebookFault lists every fault by file, id, key and line; ``folder`` is where the lines are.
    """
    faults: list[Fault] = []
    clocks: list[Clock] = []
    for rule in rules.rules.values():
        if rule.clock:
            clocks += _clocks_of_rule(rule, rules, folder, faults)
    if faults:
        raise RulebookFault("Urene i reglerne kan ikke bruges. Ret dette:", faults)
    return tuple(sorted(clocks, key=lambda clock: not clock.one_at_a_time))


Starts = Mapping[EventKind, Sequence[tuple[int, Wanted | None]]]


@cache
def clocks_by_start(rules: Rulebook) -> tuple[Starts, Starts]:
    """What an event of a kind may start: the clocks by number, and the marks each wants.

    First for the child whom the event names, then for those of the home whom it does not.
    """
    starts: tuple[dict[EventKind, list[tuple[int, Wanted | None]]], ...] = ({}, {})
    for number, clock in enumerate(clocks_of(rules)):
        for kind in clock.starts.kinds:
            starts[0 if clock.named else 1].setdefault(kind, []).append((number, clock.starts.wants))
    return starts[0], starts[1]


def _clocks_of_rule(rule: Rule, rules: Rulebook, folder: Path, faults: list[Fault]) -> list[Clock]:
    """One clock, ``[ID.clock]``, or several with a name each, ``[ID.clock.name]``."""
    path = folder / f"{rule.phase}.toml"
    reader = Reader(path, path.read_text(encoding="utf-8-sig"))
    several = all(isinstance(values, dict) for values in rule.clock.values())
    tables = rule.clock if several else {"": rule.clock}
    clocks = [_read(reader, rule, rules, name, values) for name, values in tables.items()]
    kinds = [kind for clock in clocks for kind in clock.starts.kinds]
    if len(kinds) != len(set(kinds)):
        reader.fault("to ure begynder med samme hændelse", id=rule.id, table=f"{rule.id}.clock")
    faults += reader.faults
    return clocks


def _read(reader: Reader, rule: Rule, rules: Rulebook, name: str, values: Mapping[str, Any]) -> Clock:
    """One clock. Where it has faults they are noted with the reader, and it is of no use."""
    table = f"{rule.id}.clock.{name}" if name else f"{rule.id}.clock"
    entry = Entry(reader, rule.id, dict(values), table, 0)
    within = _within(entry)
    times = entry.take("times", int, default=1)
    day_1 = entry.take("start_is_day_1", bool, default=False)
    gate = _gate(entry)
    clock = Clock(
        rule=rule,
        danish=entry.text("danish", default=rule.danish),
        english=entry.text("english", default=rule.english),
        alarm=entry.text("alarm", default="") or None,
        awaits=entry.text("awaits"),
        starts=_pattern(entry, "starts", "when"),
        named=entry.take("named", bool, default=True),
        while_=_one_of(entry, "while", rules),
        unless=_one_of(entry, "unless", rules),
        from_age=entry.take("from_age", int, default=0),
        under_age=entry.take("under_age", int, default=0),
        age_of_law=entry.take("age_of_law", bool, default=False),
        one_at_a_time=entry.take("one_at_a_time", bool, default=False),
        gate=gate,
        own_limit=within is not None,
        counted_from=_counted_from(entry),
        by_mark=entry.text("by_mark", default=""),
        day_before=entry.take("day_before", bool, default=False),
        at_most_the_law=entry.take("at_most_the_law", bool, default=False),
        before_age=entry.take("before_age", int, default=0),
        lapses=entry.text("lapses", default=""),
        expires=entry.text("expires", default=""),
        every_months=entry.take("every_months", int, default=0),
        met=_pattern(entry, "met_by", "met_when", only=_named(entry, "only", special.ONLY)),
        or_months_before=entry.take("or_months_before", int, default=0),
        falls_away=_pattern(entry, "falls_away_on", "falls_away_when"),
        falls_away_unless=_one_of(entry, "falls_away_unless", rules),
        unsettled=entry.text("unsettled", default=""),
        settled_by=_pattern(entry, "settled_by", "settled_when"),
        too_late=entry.text("too_late", default=""),
        too_late_on=_pattern(entry, "too_late_on", "too_late_when"),
        waits=_named(entry, "waits_for", special.WAITS),
        tells=_named(entry, "tells", special.TELLS),
        supports=_supports(entry, rules),
        dated=tuple(_dated(version, within, times, day_1) for version in _wordings(entry, rule)),
    )
    entry.no_more()
    _check_that_it_is_due(entry, clock)
    return clock


def _pattern(entry: Entry, kinds: str, marks: str, only: special.Counts | None = None) -> Pattern:
    about = () if kinds == "starts" else _same(entry)
    freely = _mentions(entry, "also_met_by") if kinds == "met_by" else ()
    wanted = (*_kinds(entry, kinds), *(each.kind for each in freely))
    return Pattern(
        kinds=tuple(dict.fromkeys(wanted)),
        marks=entry.take(marks, dict, default={}),
        freely=freely,
        about=about,
        only=only,
    )


def _same(entry: Entry) -> tuple[str, ...]:
    """The mark on which events must agree: "notification", or "chair_decision = approves" for two words."""
    return tuple(word.strip() for word in entry.text("same", default="").split("=") if word.strip())


def _gate(entry: Entry) -> Gate | None:
    """What has to have come before, for a clock that is due at once."""
    at_once = entry.take("at_once", bool, default=False)
    gate = Gate(
        needs=_kinds(entry, "needs"),
        marks=entry.take("needs_when", dict, default={}),
        any=entry.take("needs_any", bool, default=False),
        about=_same(entry),
        months=entry.take("look_back_months", int, default=0),
        since=_mentions(entry, "since"),
        since_mark=entry.text("since_mark", default=""),
        check=_named(entry, "checks", special.CHECKS),
    )
    if (gate.needs or gate.check) and not at_once:
        entry.fault("needs" if gate.needs else "checks", "skal stå sammen med at_once = true")
    return gate if at_once else None


def _counted_from(entry: Entry) -> CountedFrom:
    """The day that the due moment is counted from, by the word the table uses for it."""
    words = {
        "on_the_day": CountedFrom.SAME_DAY,
        "undated": CountedFrom.NOTHING,
        "from_birth": CountedFrom.BIRTH,
        "before_due_date": CountedFrom.DUE_DATE,
    }
    chosen = [word for word in words if entry.take(word, bool, default=False)]
    others = [key for key in ("by_mark", "before_age") if entry.values.get(key)]
    if len(chosen) + len(others) > 1:
        entry.fault((chosen + others)[0], "kan ikke stå sammen med " + (chosen + others)[1])
    if chosen:
        return words[chosen[0]]
    return {"by_mark": CountedFrom.MARK, "before_age": CountedFrom.BIRTHDAY}.get("".join(others), CountedFrom.START)


def _within(entry: Entry) -> Limit | None:
    """A limit of our own, where the law has no number or ours is shorter."""
    wording = entry.text("within", default="")
    if not wording:
        return None
    try:
        return Limit.parse(wording)
    except ValueError as error:
        entry.fault("within", str(error))
        return None


def _wordings(entry: Entry, rule: Rule) -> tuple[Version, ...]:
    """The wordings of the rule that ask for this: all, or those of the one act the table names."""
    act = entry.text("only_under", default="")
    asking = tuple(version for version in rule.versions if act in ("", version.law))
    if not asking:
        entry.fault("only_under", f"reglen har ingen ordlyd i »{act}«")
    return asking


def _dated(version: Version, within: Limit | None, times: int, day_1: bool) -> Dated:
    law = version.limit
    if law is not None and law.amount is not None and law.unit == "per_year":
        return Dated(version, within, law.amount)
    return Dated(version, within or Limit.of_law(law, start_is_day_1=day_1), times)


def _kinds(entry: Entry, key: str) -> tuple[EventKind, ...]:
    known = []
    for word in _texts(entry, key):
        if word in set(EventKind):
            known.append(EventKind(word))
        else:
            entry.fault(key, f"kender ikke hændelsen »{word}«")
    return tuple(known)


def _mentions(entry: Entry, key: str) -> tuple[Mention, ...]:
    known = []
    for phrase in _texts(entry, key):
        try:
            known.append(mention(phrase))
        except ValueError as error:
            entry.fault(key, str(error))
    return tuple(known)


def _one_of(entry: Entry, key: str, rules: Rulebook) -> Condition | None:
    known = []
    for phrase in _texts(entry, key):
        try:
            known.append(condition(phrase, rules.rules))
        except ValueError as error:
            entry.fault(key, str(error))
    return one_of(known)


def _supports(entry: Entry, rules: Rulebook) -> tuple[Rule, ...]:
    """The rules of law behind a threshold of our own."""
    known = []
    for id in _texts(entry, "supports"):
        if id in rules.rules:
            known.append(rules.rule(id))
        else:
            entry.fault("supports", f"kender ikke reglen »{id}«")
    return tuple(known)


def _named(entry: Entry, key: str, known: Mapping[str, Named]) -> Named | None:
    """One of the functions of special.py, by its name; None where the key is left out."""
    word = entry.text(key, default="")
    if word and word not in known:
        entry.fault(key, f"kender ikke »{word}«; brug et af: {', '.join(sorted(known))}")
    return known.get(word)


def _texts(entry: Entry, key: str) -> tuple[str, ...]:
    entry.take(key, list, default=[])
    return entry.texts(key) if key in entry.values else ()


def _check_that_it_is_due(entry: Entry, clock: Clock) -> None:
    if not clock.starts.kinds:
        entry.fault("starts", "mangler; skriv den hændelse, uret begynder med")
    if ("danish" in entry.values) != ("english" in entry.values):
        entry.fault("english", "skal stå sammen med danish: urets navn på begge sprog")
    if bool(clock.unsettled) != bool(clock.settled_by.kinds):
        entry.fault("unsettled", "skal stå sammen med settled_by: hvad der afgør, om det skal ske")
    if clock.too_late_on.kinds and not clock.too_late:
        entry.fault("too_late_on", "skal stå sammen med too_late: hvorfor det ikke længere kan rettes op")
    if clock.gate or clock.every_months or clock.counted_from in WITHOUT_A_NUMBER:
        return
    if not any(dated.limit for dated in clock.dated):
        entry.fault("within", "mangler; loven giver intet tal her, så skriv vores egen frist")
