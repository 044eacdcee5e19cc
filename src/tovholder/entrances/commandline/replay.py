"""`tovholder replay`: published cases worked through the actions, and the alarms they raise.

It works in a database of its own, made for the purpose and dropped again, beside a site that may be running.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from tovholder.core.time.calendar import DANISH_TIME, end_of_day
from tovholder.entrances.commandline.parsing import CommandParser
from tovholder.entrances.commandline.stage import is_production, stage
from tovholder.entrances.commandline.writing import page_is_written
from tovholder.entrances.rehearsal.case_reading import FIRST_YEAR, LAST_YEAR
from tovholder.entrances.rehearsal.published_cases import CaseFault, PublishedCase, read_case

if TYPE_CHECKING:
    from tovholder.entrances.rehearsal.replaying import Replay

DONE, NOT_DONE, NOT_UNDERSTOOD = 0, 1, 2
WIDTH_OF_A_FILE = 120  # characters, where there is no terminal to ask
REFUSED = (
    "Genafspilning er slået fra i drift, for at ingen tager en genafspillet sag for en virkelig. "
    "Kør den på en anden maskine, eller sæt TOVHOLDER_MODE=demo."
)


class Misunderstood(ValueError):
    """The command line cannot be understood; the message says what to write instead."""


class _Parser(CommandParser):
    def error(self, message: str) -> NoReturn:
        raise Misunderstood(
            "Skriv for eksempel: tovholder replay sag.json [--law-of 2026-01-01] [--as-of 2026-12-31] "
            "[--json] [--html side.html]"
        )


def replay(argv: list[str]) -> int:
    """Replay the cases; 0 when the files could be read, 1 when not or refused, 2 when not understood."""
    try:
        options = _parser().parse_args(argv)
        law_of = _day(options.law_of, "--law-of") or datetime.now(DANISH_TIME).date()
        as_of = _day(options.as_of, "--as-of")
    except Misunderstood as error:
        return _say(str(error), NOT_UNDERSTOOD)
    if is_production():
        return _say(REFUSED, NOT_DONE)
    cases = [case for path in options.files if (case := _read(path)) is not None]
    if len(cases) < len(options.files):
        return NOT_DONE
    with stage():
        replays = _replay_all(cases, law_of=law_of, as_of=end_of_day(as_of) if as_of else None)
        written = options.html is None or _write_page(replays, options.html)
    _print(replays, as_json=options.json)  # also when the page could not be written: it has been replayed
    return DONE if written else NOT_DONE


def _parser() -> _Parser:
    parser = _Parser("replay")
    parser.add_argument("files", nargs="+", metavar="FIL", type=Path, help="en sag som JSON; flere kan nævnes")
    parser.add_argument("--law-of", metavar="DATO", help="den dags lov gælder for det hele; i dag, hvis den udelades")
    parser.add_argument("--as-of", metavar="DATO", help="gør op ved dagens slutning; ellers tolv måneder efter sidst")
    parser.add_argument("--json", action="store_true", help="svar som JSON")
    parser.add_argument("--html", metavar="FIL", type=Path, help="skriv en side med forløb og alarmer")
    return parser


def _day(wanted: str | None, option: str) -> date | None:
    if wanted is None:
        return None
    try:
        day = datetime.strptime(wanted, "%Y-%m-%d").date()  # noqa: DTZ007 a day has no time zone
    except ValueError:
        raise Misunderstood(f"»{wanted}« er ikke en dato. Skriv år, måned og dag: {option} 2026-01-01.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Misunderstood(f"{option} {wanted} ligger uden for {FIRST_YEAR}-{LAST_YEAR}. Vælg en dag inden for dem.")
    return day


def _read(path: Path) -> PublishedCase | None:
    try:
        return read_case(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        _say(f"{path}: filen findes ikke.", NOT_DONE)
    except OSError as error:
        _say(f"{path}: filen kan ikke læses ({error.strerror}).", NOT_DONE)
    except UnicodeDecodeError:
        _say(f"{path}: filen er ikke tekst i UTF-8. Gem den som UTF-8, og prøv igen.", NOT_DONE)
    except CaseFault as error:
        _say(f"{path}: {error}", NOT_DONE)
    return None


def _replay_all(cases: Sequence[PublishedCase], *, law_of: date, as_of: datetime | None) -> list[Replay]:
    """Each case in a transaction of its own that is rolled back: no case knows of another."""
    from django.db import transaction

    from tovholder.entrances.rehearsal.replaying import replay_case
    from tovholder.entrances.rehearsal.scratch import found_empty_municipality

    found_empty_municipality()
    replays = []
    for case in cases:
        with transaction.atomic():
            replays.append(replay_case(case, law_of=law_of, as_of=as_of))
            transaction.set_rollback(True)
    return replays


def _write_page(replays: Sequence[Replay], path: Path) -> bool:
    from tovholder.entrances.rehearsal.page import page_of

    return page_is_written(page_of(replays), to=path)


def _print(replays: Sequence[Replay], *, as_json: bool) -> None:
    if as_json:
        told = [each.as_json() for each in replays]
        print(json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    from tovholder.entrances.rehearsal.telling_in_the_terminal import print_replay

    console = Console(width=None if sys.stdout.isatty() else WIDTH_OF_A_FILE, highlight=False)
    for each in replays:
        print_replay(each, console)


def _say(text: str, status: int) -> int:
    print(text, file=sys.stderr)
    return status
