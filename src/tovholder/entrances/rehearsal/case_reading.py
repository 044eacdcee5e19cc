"""Taking the fields of a case file out one by one, with every fault noted and told at once."""

import json
import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from tovholder.core.time.calendar import DANISH_TIME

NOON = time(12)  # a day without a time of day
PARTS_OF_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
FIRST_YEAR, LAST_YEAR = 1900, 2199


class CaseFault(ValueError):
    """The file is no case; the message says what is wrong, and where."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("Sagen kan ikke læses. Ret dette:\n" + "\n".join(f"  {fault}" for fault in faults))


@dataclass
class CaseReader:
    """The faults of one file so far; an empty list at the end means that the case can be used."""

    faults: list[str] = field(default_factory=list)

    def object_of(self, text: str) -> Mapping[str, Any]:
        """The JSON object of the file; CaseFault at once when there is none."""
        try:
            found = json.loads(text)
        except json.JSONDecodeError as error:
            raise CaseFault([f"linje {error.lineno}: filen er ikke JSON ({error.msg})"]) from error
        except (ValueError, RecursionError) as error:  # a number or a nesting without end
            raise CaseFault(["filen er ikke JSON, som kan læses"]) from error
        if not isinstance(found, dict):
            raise CaseFault(["filen skal være ét JSON-objekt med children og events"])
        return found

    def rows(self, values: Mapping[str, Any], key: str, *, needed: bool = True) -> list[Mapping[str, Any]]:
        """A list of objects; where it is not needed, left out or null means none."""
        rows = values.get(key)
        if rows is None and not needed:
            return []
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.faults.append(f"{key}: skal være en liste af objekter")
            return []
        return rows

    def number(self, row: Mapping[str, Any], key: str, where: str) -> int:
        """A whole number that has to be there."""
        value = row.get(key)
        if isinstance(value, bool) or not isinstance(value, int):
            self.faults.append(f"{where}: {key} skal være et helt tal, ikke {value!r}")
            return 0
        return value

    def text(self, row: Mapping[str, Any], key: str, where: str) -> str:
        """A text that has to be there and say something."""
        value = row.get(key)
        if not isinstance(value, str) or not value.strip():
            self.faults.append(f"{where}: {key} mangler; skriv en tekst")
            return ""
        return value

    def flag(self, row: Mapping[str, Any], key: str, where: str) -> bool:
        """True or false; left out or null means false."""
        value = row.get(key)
        if value is not None and not isinstance(value, bool):
            self.faults.append(f"{where}: {key} skal være true eller false, ikke {value!r}")
            return False
        return bool(value)

    def year(self, row: Mapping[str, Any], key: str, where: str) -> int | None:
        """A year; left out or null means unknown."""
        if row.get(key) is None:
            return None
        year = self.number(row, key, where)
        if year and not FIRST_YEAR <= year <= LAST_YEAR:
            self.faults.append(f"{where}: {key} {year} er ikke et årstal mellem {FIRST_YEAR} og {LAST_YEAR}")
            return None
        return year or None

    def moment(self, row: Mapping[str, Any], where: str) -> datetime | None:
        """When it happened: ``replay_date``, else ``date``, in Danish time; None without either.

        A day without a time is noon. A month is its last day, a year is 31 December.
        """
        key = "replay_date" if row.get("replay_date") is not None else "date"
        value = row.get(key)
        if value is None:
            return None
        try:
            found = _moment(value)
        except (TypeError, ValueError):
            self.faults.append(
                f"{where}: {key} {value!r} er ingen dato; skriv 2009, 2009-06, 2009-06-26 eller dato og tid"
            )
            return None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            self.faults.append(f"{where}: {key} {value!r} ligger uden for {FIRST_YEAR}-{LAST_YEAR}")
            return None
        return found

    def day(self, row: Mapping[str, Any], key: str, where: str) -> date:
        """A day that has to be there."""
        try:
            return date.fromisoformat(row.get(key))  # type: ignore[arg-type]  # what is no text raises
        except (TypeError, ValueError):
            self.faults.append(f"{where}: {key} {row.get(key)!r} er ingen dag; skriv som 2009-06-26")
            return date.min


def _moment(value: Any) -> datetime:
    if parts := PARTS_OF_DATE.fullmatch(value):
        year, month = int(parts[1]), int(parts[2] or 12)
        day = int(parts[3]) if parts[3] else monthrange(year, month)[1]
        return datetime.combine(date(year, month, day), NOON, tzinfo=DANISH_TIME)
    moment = datetime.fromisoformat(value)
    return moment.replace(tzinfo=DANISH_TIME) if moment.tzinfo is None else moment.astimezone(DANISH_TIME)
