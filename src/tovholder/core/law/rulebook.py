"""The rulebook (regelsamlingen): all rules of the law data, and which of them hold on a given day."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType

from tovholder.core.law.reading import Fault, FaultyData, Reader
from tovholder.core.law.rule_reading import read_rule
from tovholder.core.law.rules import OWN_RULE, Rule, RuleLimit, Source, Version

__all__ = [
    "OWN_RULE",
    "Rule",
    "RuleLimit",
    "Rulebook",
    "RulebookFault",
    "Source",
    "Version",
    "load_rulebook",
    "rulebook",
]

FOLDER = Path(__file__).parent / "duties"
ABOUT = "_about.toml"  # says how far the law has been read
OWN = "own.toml"  # thresholds that are ours


class RulebookFault(FaultyData):
    """The files of core/law/duties cannot be used; the message says what to correct, and where."""


@dataclass(frozen=True, eq=False)
class Rulebook:
    """Every rule by id. ``law_checked_until`` is the last day whose changes of law are in it."""

    rules: Mapping[str, Rule]
    law_checked_until: date
    _changes: list[date] = field(init=False, repr=False)
    _between: dict[int, list[tuple[Rule, Version]]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_changes", _days_of_change(self.rules))
        object.__setattr__(self, "_between", {})

    def rule(self, id: str) -> Rule:
        """The rule of that id; KeyError when there is none."""
        return self.rules[id]

    def version_on(self, rule_id: str, day: date) -> Version | None:
        """The rule's version on that day; None when the rule was or is not the law then."""
        return self.rules[rule_id].version_on(day)

    def in_force_on(self, day: date) -> list[tuple[Rule, Version]]:
        """The rules that are the law on that day, each in the version of the day, sorted by id."""
        # between two days of change the law stands still, so each stretch is worked out once
        stretch = bisect_right(self._changes, day)
        if stretch not in self._between:
            pairs = ((self.rules[id], self.version_on(id, day)) for id in sorted(self.rules))
            self._between[stretch] = [(rule, version) for rule, version in pairs if version]
        return list(self._between[stretch])


def load_rulebook(folder: Path = FOLDER) -> Rulebook:
    """Read and check every duties file of a folder; RulebookFault lists all that is wrong."""
    faults: list[Fault] = []
    rules: dict[str, Rule] = {}
    stands_in: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == ABOUT:
            continue
        reader = Reader.open(path)
        for id, values in reader.tables.items():
            if id in rules:
                reader.fault(f"findes også i {stands_in[id]}; et id må kun bruges én gang", id=id)
            rules[id] = read_rule(reader, id, values, phase=path.stem, own=path.name == OWN)
            stands_in[id] = path.name
        faults += reader.faults
    checked_until = _law_checked_until(folder / ABOUT, faults)
    if faults or checked_until is None:
        raise RulebookFault(f"Reglerne i {folder.name} kan ikke bruges. Ret dette:", faults)
    return Rulebook(MappingProxyType(rules), checked_until)


@cache
def rulebook() -> Rulebook:
    """The rulebook that comes with the program, read once."""
    return load_rulebook()


def _law_checked_until(path: Path, faults: list[Fault]) -> date | None:
    if not path.exists():
        faults.append(
            Fault(
                path.name,
                1,
                "",
                "law_checked_until",
                "filen mangler; den siger, til hvornår loven er gennemgået",
            )
        )
        return None
    reader = Reader.open(path)
    about = reader.entry("", reader.tables)
    day: date | None = None
    if not reader.faults:
        day = about.take("law_checked_until", date)
        about.no_more()
    faults += reader.faults
    return day


def _days_of_change(rules: Mapping[str, Rule]) -> list[date]:
    versions = [version for rule in rules.values() for version in rule.versions]
    starts = {version.in_force for version in versions}
    ends = {version.until + timedelta(days=1) for version in versions if version.until}
    return sorted(starts | ends)
