"""Reading the law's files: every fault is found, named by file, id, key and line, and told at once.

A jurist corrects these files by hand, so the messages are for a person: in Danish, with the line.
"""

import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

HEADER = re.compile(r"^\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
KEY = re.compile(r"^\s*([\w-]+)\s*=")
PART = re.compile(r"^\s*\{")  # an inline table on a line of its own, in a list
AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
KINDS_OF_VALUE = {
    str: "tekst i anførselstegn",
    bool: "true eller false",
    int: "et helt tal",
    date: "en dato som 2024-01-31",
    list: "en liste",
    dict: "en tabel",
}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a file, and where to look."""

    file: str
    line: int
    id: str
    key: str
    what: str

    def __str__(self) -> str:
        place = " · ".join(part for part in (self.id, self.key) if part)
        return f"{self.file}, linje {self.line}: {place + ': ' if place else ''}{self.what}"


class FaultyData(ValueError):
    """The files cannot be used as they stand; the message lists every fault."""

    def __init__(self, heading: str, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join([heading, *(f"  {fault}" for fault in self.faults)]))


class Lines:
    """Where the tables and keys of a TOML text stand; tomllib itself does not say."""

    def __init__(self, text: str) -> None:
        self._at: dict[tuple[str, int, str, int], int] = {}
        seen: dict[str, int] = {}
        table, number, key, part = "", 0, "", 0
        for line_number, line in enumerate(text.splitlines(), start=1):
            if header := HEADER.match(line):
                table, key, part = header[1].replace('"', ""), "", 0
                number = seen[table] = seen.get(table, -1) + 1
            elif named := KEY.match(line):
                key, part = named[1], 0
            elif PART.match(line):
                part += 1
            self._at.setdefault((table, number, key, part), line_number)

    def of(self, table: str, key: str = "", *, number: int = 0, part: int = 0) -> int:
        """The line of a part of a key, else of the key, else of the table's header, else 1."""
        places = [(table, number, key, part), (table, number, key, 0), (table, number, "", 0)]
        return next((self._at[place] for place in places if place in self._at), 1)


@dataclass
class Reader:
    """One file being read: its tables, and the faults found on the way."""

    path: Path
    text: str = ""
    tables: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _lines: Lines | None = None

    @classmethod
    def open(cls, path: Path) -> "Reader":
        """Read a TOML file; writing that is not TOML becomes a fault, not an exception."""
        reader = cls(path)
        try:
            reader.text = path.read_text(encoding="utf-8-sig")  # Notepad puts a mark first
            reader.tables = tomllib.loads(reader.text)
        except UnicodeDecodeError:
            reader.faults.append(Fault(path.name, 1, "", "", "skal gemmes som UTF-8"))
        except tomllib.TOMLDecodeError as error:
            reader.faults.append(_unreadable(path, reader.text, error))
        return reader

    def fault(self, what: str, *, id: str, key: str = "", table: str = "", number: int = 0, part: int = 0) -> None:
        """Note a fault; ``table`` is the header it stands under when that is not the id itself."""
        if self._lines is None:
            self._lines = Lines(self.text)
        line = self._lines.of(table or id, key.split(".")[0], number=number, part=part)
        self.faults.append(Fault(self.path.name, line, id, key, what))

    def entry(self, id: str, values: Any, *, table: str = "", number: int = 0) -> "Entry":
        """The values under one header, ready to be taken out key by key."""
        return Entry(self, id, values if isinstance(values, dict) else {}, table or id, number)


@dataclass
class Entry:
    """One table of a file. Take what is known; what is left over at the end is a fault."""

    reader: Reader
    id: str
    values: dict[str, Any]
    table: str
    number: int
    _taken: set[str] = field(default_factory=set)
    within: str = ""  # the key of the inline table these values stand in
    part: int = 0  # which one of a list of inline tables, from 1

    def fault(self, key: str, what: str) -> None:
        """Note a fault at a key of this table."""
        name = f"{self.within}.{key}" if self.within else key
        self.reader.fault(what, id=self.id, key=name, table=self.table, number=self.number, part=self.part)

    def take(self, key: str, kind: type, *, default: Any = ...) -> Any:
        """The value of a key if it is of that kind; a default makes the key optional."""
        self._taken.add(key)
        if key not in self.values:
            if default is ...:
                self.fault(key, "mangler; skriv den")
                return None
            return default
        value = self.values[key]
        # TOML's true is an int to Python, and a moment is a date: neither is what was asked for
        if (
            isinstance(value, kind)
            and not (kind is int and isinstance(value, bool))
            and not isinstance(value, datetime)
        ):
            return value
        self.fault(key, f"skal være {KINDS_OF_VALUE[kind]}, ikke {value!r}")
        return None if default is ... else default

    def text(self, key: str, *, default: str | None = None) -> str:
        """A text; one without a default must say something."""
        value = self.take(key, str, default=... if default is None else default)
        if value == "" and default is None:
            self.fault(key, "er tom; skriv noget")
        return value or ""

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """One of the words the program knows."""
        value = self.text(key)
        if value and value not in allowed:
            self.fault(key, f"kender ikke »{value}«; brug et af: {', '.join(sorted(allowed))}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, possibly empty."""
        values = self.take(key, list) or []
        if not all(isinstance(value, str) for value in values):
            self.fault(key, "skal være en liste af tekster i anførselstegn")
            return ()
        return tuple(values)

    def inside(self, key: str) -> "Entry | None":
        """An inline table of this table; None where it is left out."""
        values = self.take(key, dict, default=None)
        return None if values is None else self._within(key, values)

    def parts(self, key: str, *, optional: bool = False) -> list["Entry"]:
        """The inline tables of a list, one a line, in their order."""
        values = self.take(key, list, default=[] if optional else ...) or []
        tables = [value for value in values if isinstance(value, dict)]
        if len(tables) < len(values):
            self.fault(key, "skal være en liste af tabeller: { ... }, én på hver linje")
        return [self._within(key, table, part=part) for part, table in enumerate(tables, start=1)]

    def _within(self, key: str, table: dict[str, Any], *, part: int = 0) -> "Entry":
        return Entry(self.reader, self.id, table, self.table, self.number, within=key, part=part)

    def no_more(self) -> None:
        """Everything has been taken; whatever is left is misspelt or does not belong."""
        for key in self.values.keys() - self._taken:
            self.fault(key, "er en ukendt nøgle; ret stavningen, eller slet linjen")


def _unreadable(path: Path, text: str, error: tomllib.TOMLDecodeError) -> Fault:
    place = AT_LINE.search(str(error))
    line = int(place[1]) if place else len(text.splitlines())
    what = AT_LINE.sub("", str(error)).strip()
    return Fault(path.name, line, "", "", f"kan ikke læses som TOML ({what})")
