"""``tovholder law``: the duties that are the law on a given day, with their §§. Needs no database.

Django is never imported here, so the answer comes at once.
"""

import json
import sys
from datetime import date, datetime
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from tovholder.core.law.rulebook import Rule, Rulebook, RulebookFault, Version, rulebook
from tovholder.entrances.commandline.parsing import CommandParser

WIDTH_OF_A_FILE = 160  # characters, where there is no terminal to ask


class Misunderstood(ValueError):
    """The command line cannot be understood; the message says what to write instead."""


class _Parser(CommandParser):
    def error(self, message: str) -> NoReturn:
        raise Misunderstood("Skriv for eksempel: tovholder law --on 2026-01-01 [--json] [--own]")


def law(argv: list[str]) -> int:
    """Print the duties in force on a day; 0 when done, 2 when the command is not understood, 1 on faulty law data."""
    try:
        options = _parser().parse_args(argv)
        day = _day(options.on)
        book = rulebook()
    except Misunderstood as error:
        print(error, file=sys.stderr)
        return 2
    except RulebookFault as error:
        print(error, file=sys.stderr)
        return 1
    duties = [(rule, version) for rule, version in book.in_force_on(day) if options.own or not rule.own]
    if options.json:
        rows = [_as_json(rule, version) for rule, version in duties]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print_table(book, duties, day)
    return 0


def _parser() -> _Parser:
    parser = _Parser("law")
    parser.add_argument("--on", metavar="DATO", help="dagen, f.eks. 2026-01-01; i dag, hvis den udelades")
    parser.add_argument("--json", action="store_true", help="svar som JSON")
    parser.add_argument("--own", action="store_true", help="tag vores egne tærskler med")
    return parser


def _day(wanted: str | None) -> date:
    if wanted is None:
        return datetime.now(ZoneInfo("Europe/Copenhagen")).date()
    try:
        return datetime.strptime(wanted, "%Y-%m-%d").date()  # noqa: DTZ007 a day has no time zone
    except ValueError:
        raise Misunderstood(
            f"»{wanted}« er ikke en dato. Skriv år, måned og dag, for eksempel --on 2026-01-01."
        ) from None


def _as_json(rule: Rule, version: Version) -> dict[str, Any]:
    limit = version.limit
    return {
        "id": rule.id,
        "da": rule.danish,
        "en": rule.english,
        "ref": version.ref,
        "limit": limit and {"amount": limit.amount, "unit": limit.unit, "mode": limit.mode},
        "status": rule.status,
        "decides": rule.decides,
        "source": version.source,
    }


def _print_table(book: Rulebook, duties: list[tuple[Rule, Version]], day: date) -> None:
    # here and not above: JSON is for programs, which should not wait for the drawing of tables
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from tovholder.core.law.codelists import codelist
    from tovholder.core.law.wording import day_in_words, limit_in_words, status_in_words

    console = Console(width=None if sys.stdout.isatty() else WIDTH_OF_A_FILE, highlight=False)
    table = Table(box=SIMPLE_HEAD)
    table.add_column("Regel", no_wrap=True)
    for heading in ("Pligt", "Hjemmel", "Frist eller grænse", "Afgør", "Status"):
        table.add_column(heading)
    decides = codelist("decides")
    for rule, version in duties:
        table.add_row(
            rule.id,
            rule.danish,
            version.ref,
            limit_in_words(version.limit),
            decides.label(rule.decides),
            status_in_words(rule, version),
        )
    console.print(f"Pligter, der gælder den {day_in_words(day)}: {len(duties)}", markup=False)
    console.print(table)
    console.print(f"Loven er gennemgået til og med {day_in_words(book.law_checked_until)}", markup=False)
