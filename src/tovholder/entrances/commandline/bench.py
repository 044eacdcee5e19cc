"""`tovholder bench`: how fast it goes on this machine, each figure with its aim.

It works in databases of its own on the same server, which are dropped afterwards; a site that runs beside it gets
slower meanwhile. Everything takes some ten minutes; --only asks for a part. A town of Aalborg's size is measured only
where a data folder with one is named (--town, --tenfold), or where --big asks to have it made.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tovholder.entrances.commandline.parsing import CommandParser
from tovholder.entrances.commandline.stage import is_production, server_and_django
from tovholder.entrances.commandline.typed import whole_number

CASES = Path("tests/cases")
MORE = (
    "Det sker i egne databaser, der slettes bagefter; en side, der kører ved siden af, bliver langsommere imens. "
    "Alt tager omkring ti minutter, --only nøjes med en del. En by af Aalborgs størrelse måles kun, hvor en mappe "
    "med en er nævnt (--town, --tenfold), eller hvor --big beder om, at den laves."
)
FEWEST_CHILDREN = 120  # a unit of fifty, and the thirty in the queue


def bench(argv: list[str]) -> int:
    """Measure, print a table (or JSON), and say 0 when everything could be measured, else 1."""
    options = _options(argv)
    is_production()  # settles the mode where nobody has said which
    with server_and_django():
        from tovholder.entrances.commandline import benching  # needs Django ready
        from tovholder.entrances.rehearsal.measuring.towns import Homes

        wanted = benching.Wanted(
            only=tuple(options.only),
            seconds=options.seconds,
            rounds=options.rounds,
            visits=options.visits,
            sizes=tuple(options.children),
            cases=tuple(sorted(options.cases.glob("*.json"))),
            homes=Homes(options.town, options.tenfold, make=options.big),
        )
        answer = benching.measured(wanted)
        if options.json:
            print(json.dumps(answer.as_json(), ensure_ascii=False))
        else:
            benching.print_table(answer)
    return 0 if all(row.value is not None for row in answer.rows) else 1


def _options(argv: list[str]) -> argparse.Namespace:
    parser = CommandParser("bench", more=MORE)
    parser.add_argument("--json", action="store_true", help="svar som JSON")
    parser.add_argument(
        "--only",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAVN",
        help="kun disse tal, eller alle der begynder sådan: intake, page.queue, duties.children_per_s",
    )
    parser.add_argument("--seconds", type=float, default=8.0, metavar="S", help="hvor længe hver runde måler (8)")
    parser.add_argument(
        "--rounds", type=whole_number, default=5, metavar="N", help="hvor mange runder; tallet er den midterste (5)"
    )
    parser.add_argument("--visits", type=whole_number, default=100, metavar="N", help="besøg på hver side (100)")
    parser.add_argument(
        "--children",
        type=whole_number,
        nargs="+",
        default=[1_000, 100_000],
        metavar="N",
        help="byernes størrelse (1000 100000)",
    )
    parser.add_argument("--cases", type=Path, default=CASES, metavar="MAPPE", help=f"offentliggjorte sager ({CASES})")
    parser.add_argument("--town", type=Path, metavar="MAPPE", help="TOVHOLDER_HOME med en by fra tovholder town")
    parser.add_argument("--tenfold", type=Path, metavar="MAPPE", help="TOVHOLDER_HOME med samme by ti gange")
    parser.add_argument(
        "--big",
        action="store_true",
        help="lav de byer, der mangler (38.700 børn, 10 år; kopieret ni gange): over en time og 40 GB disk",
    )
    options = parser.parse_args(argv)
    if min(options.children) < FEWEST_CHILDREN:
        parser.error(f"--children: en by skal have mindst {FEWEST_CHILDREN} børn.")
    return options
