"""`tovholder town`: a made-up municipality of any size, with years of work behind it, in an empty database.

Its figures are drawn from published statistics, and --report sets them side by side. The same number of children,
years, seed and last day give the same town. For try-outs and measurements only: refused in production.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

from tovholder.config.opening import opened
from tovholder.core.time.calendar import DANISH_TIME
from tovholder.entrances.commandline.parsing import CommandParser
from tovholder.entrances.commandline.stage import is_production
from tovholder.entrances.commandline.typed import day, whole_number

NOT_DONE = 1
FEWEST, MOST = 10, 1_200_000  # so many children live in the whole country
LONGEST = 30
EARLIEST = date(1900, 1, 1)
MORE = (
    "Tallene er trukket fra offentliggjort statistik. Samme antal børn, år, seed og sidste dag giver samme by. "
    "Kun til prøver og målinger, ikke i drift."
)
REFUSED = "Byer er opdigtede og laves ikke i drift. Sæt TOVHOLDER_MODE=demo, og vælg en anden mappe i TOVHOLDER_HOME."


def town(argv: list[str]) -> int:
    """Make the town; 0 when it stands, 1 when the database is not empty or this is production."""
    options = _options(argv)
    if is_production():
        print(REFUSED, file=sys.stderr)
        return NOT_DONE
    with opened() as server:
        from tovholder.entrances.commandline import settling  # needs Django ready

        wanted = settling.wanted(options.children, options.years, options.seed, options.until)
        status = settling.settle(wanted, server=server, report=options.report, as_json=options.json, html=options.html)
        if server is not None:
            server.settle()
        return status


def _options(argv: list[str]) -> argparse.Namespace:
    parser = CommandParser("town", more=MORE)
    parser.add_argument(
        "--children",
        type=whole_number,
        required=True,
        metavar="N",
        help="børn på 0-17 år, der bor i kommunen den sidste dag",
    )
    parser.add_argument("--years", type=whole_number, required=True, metavar="Y", help="år, byen har bag sig")
    parser.add_argument("--seed", type=whole_number, default=1, metavar="S", help="tal, som tilfældet begynder med (1)")
    parser.add_argument(
        "--until", type=day, default=_yesterday(), metavar="DATO", help="byens sidste dag, f.eks. 2026-06-30 (i går)"
    )
    parser.add_argument("--report", action="store_true", help="sammenlign byens tal med de offentliggjorte")
    parser.add_argument("--json", action="store_true", help="svar som JSON")
    parser.add_argument("--html", type=Path, metavar="FIL", help="skriv sammenligningen som en side med billeder")
    options = parser.parse_args(argv)
    if options.children < FEWEST:
        parser.error(f"--children: en by skal have mindst {FEWEST} børn.")
    if options.children > MOST:
        parser.error(f"--children: skriv højst {MOST}; så mange børn er der i hele landet.")
    if not 1 <= options.years <= LONGEST:
        parser.error(f"--years: skriv et tal fra 1 til {LONGEST}.")
    if options.until >= datetime.now(DANISH_TIME).date():
        parser.error("--until: byens sidste dag skal være gået. Vælg en dag før i dag.")
    if options.until < EARLIEST:
        parser.error(f"--until: vælg en dag efter {EARLIEST:%d.%m.%Y}.")
    return options


def _yesterday() -> date:
    return datetime.now(DANISH_TIME).date() - timedelta(days=1)
