"""The code lists (kodelister): which codes there are on a given day, and what they are called."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tovholder.core.law.reading import Entry, Fault, FaultyData, Reader
from tovholder.core.law.rule_reading import read_sources
from tovholder.core.law.rules import STATUSES, Source

Choices = list[tuple[str, str]]  # codes, each with its name
FOLDER = Path(__file__).parent / "codelists"
FACTS: Mapping[str, type] = {  # what some lists say about a code beside its name
    "age_bl": int,  # the age limit under Barnets lov
    "age_sel": int,  # and under serviceloven
    "gate": list,  # the rules a safety flag brings into play
    "high": int,
    "low": int,
    "children_high": int,
    "children_low": int,
    "maps_to": str,  # the same thing in the list that came after
    "note": str,
    "reportable": bool,  # use of force that must be reported
    "rule": str,  # the rule an age limit belongs to
    "side": str,  # of the ICS triangle
    "status": str,
    "unit": str,
}


class CodelistFault(FaultyData):
    """The files of core/law/codelists cannot be used; the message says what to correct, and where."""


class CodeUnknown(KeyError):
    """A code that its list does not have."""


@dataclass(frozen=True, slots=True)
class Item:
    """One code of a list. Both days are included; None is open. ``facts`` are what else is known of it."""

    code: str
    da: str
    en: str
    valid_from: date | None
    valid_to: date | None
    facts: Mapping[str, Any] = field(hash=False)

    def holds_on(self, day: date) -> bool:
        """Whether the code may be used for something that happened on that (Danish) day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def meets(self, other: "Item") -> bool:
        """Whether there is a day on which both hold."""
        starts_first = self.valid_from is None or other.valid_to is None or self.valid_from <= other.valid_to
        ends_last = other.valid_from is None or self.valid_to is None or other.valid_from <= self.valid_to
        return starts_first and ends_last


@dataclass(frozen=True, slots=True)
class Codelist:
    """A list of codes. ``official`` says who keeps it, ``multiple`` whether several may be chosen at once."""

    name: str
    danish: str
    english: str
    official: str
    status: str
    multiple: bool
    note: str
    source: tuple[Source, ...]
    items: tuple[Item, ...]

    def on(self, day: date) -> tuple[Item, ...]:
        """The codes that may be used for that day, in the order of the list."""
        return tuple(item for item in self.items if item.holds_on(day))

    def choices(self, day: date, *, but_not: Collection[str] = ()) -> Choices:
        """The codes that may be used for that day, each with its Danish name, as a form shows them."""
        return [(item.code, item.da) for item in self.on(day) if item.code not in but_not]

    def item(self, code: str) -> Item:
        """The code, also when it is no longer used; its latest meaning. CodeUnknown for an unknown one."""
        for item in reversed(self.items):
            if item.code == code:
                return item
        raise CodeUnknown(f"{code!r} er ikke en kode i listen {self.name}")

    def label(self, code: str, language: str = "da") -> str:
        """What a code is called in Danish ("da") or English ("en"). CodeUnknown for an unknown code."""
        item = self.item(code)
        return {"da": item.da, "en": item.en}[language]


def load_codelists(folder: Path = FOLDER) -> Mapping[str, Codelist]:
    """Read and check every file of a folder; CodelistFault lists all that is wrong."""
    faults: list[Fault] = []
    lists: dict[str, Codelist] = {}
    stands_in: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        reader = Reader.open(path)
        for name, values in reader.tables.items():
            if name in lists:
                reader.fault(f"findes også i {stands_in[name]}; et navn må kun bruges én gang", id=name)
            lists[name] = _read_codelist(reader.entry(name, values))
            stands_in[name] = path.name
        faults += reader.faults
    if faults:
        raise CodelistFault(f"Kodelisterne i {folder.name} kan ikke bruges. Ret dette:", faults)
    return MappingProxyType(lists)


@cache
def codelists() -> Mapping[str, Codelist]:
    """The code lists that come with the program, by name, read once."""
    return load_codelists()


def codelist(name: str) -> Codelist:
    """One of the program's code lists. KeyError when there is none of that name."""
    return codelists()[name]


def word_of(code: str | None, *names: str) -> str:
    """What a code is called in Danish in the first of these lists that has it; empty where there is no code.

    A code that none of them has is shown as it stands: it was written before the list, or by another system.
    KeyError when there is no such list.
    """
    if not code:
        return ""
    for name in names:
        try:
            return codelist(name).label(code)
        except CodeUnknown:
            continue
    return code


def _read_codelist(entry: Entry) -> Codelist:
    valid_from = entry.take("valid_from", date, default=None)
    valid_to = entry.take("valid_to", date, default=None)
    parts = entry.parts("items")
    items = tuple(_read_item(part, valid_from, valid_to) for part in parts)
    if not items and "items" in entry.values:
        entry.fault("items", "er tom; en kodeliste skal have mindst én kode")
    _fault_where_codes_meet(parts, items)
    read = Codelist(
        name=entry.id,
        danish=entry.text("danish"),
        english=entry.text("english"),
        official=entry.text("official"),
        status=entry.choice("status", STATUSES),
        multiple=entry.take("multiple", bool, default=False),
        note=entry.text("note", default=""),
        source=read_sources(entry),
        items=items,
    )
    entry.no_more()
    return read


def _read_item(part: Entry, list_from: date | None, list_to: date | None) -> Item:
    """A code; one without days of its own has those of its list."""
    item = Item(
        code=part.text("code"),
        da=part.text("da"),
        en=part.text("en"),
        valid_from=part.take("valid_from", date, default=list_from),
        valid_to=part.take("valid_to", date, default=list_to),
        facts=MappingProxyType({key: part.take(key, kind) for key, kind in FACTS.items() if key in part.values}),
    )
    if item.valid_from and item.valid_to and item.valid_to < item.valid_from:
        part.fault("valid_to", f"ligger før valid_from ({item.valid_from})")
    part.no_more()
    return item


def _fault_where_codes_meet(parts: Iterable[Entry], items: Iterable[Item]) -> None:
    for (_, earlier), (part, later) in combinations(zip(parts, items, strict=True), 2):
        if earlier.code == later.code and earlier.meets(later):
            part.fault("code", f"»{later.code}« findes to gange for de samme dage")
