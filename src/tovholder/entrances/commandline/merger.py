"""`tovholder merger`: the municipality becomes part of a new one, from a day on. May be run again until it is whole."""

from __future__ import annotations

import argparse
import sys

from django.utils import timezone

from tovholder.config.opening import opened
from tovholder.entrances.commandline.parsing import CommandParser
from tovholder.entrances.commandline.typed import day

FEWEST = 2


def merger(argv: list[str]) -> int:
    """Tell the merger in the municipality's name and in each child's record; 2 when it cannot be what was meant."""
    options = _options(argv)
    with opened():
        from tovholder.entrances.commandline import merging  # needs Django ready

        wanted = merging.Merger(of=tuple(options.of), into=options.into, code=options.code, on=options.on)
        try:
            return merging.answer(
                wanted, username=options.by, now=timezone.now(), only_look=options.dry_run, as_json=options.json
            )
        except merging.NotThisMerger as error:
            print(error, file=sys.stderr)
            return 2


def _options(argv: list[str]) -> argparse.Namespace:
    parser = CommandParser("merger", more="Kan køres igen, til alle børn er med.")
    parser.add_argument(
        "--of", action="append", required=True, metavar="KOMMUNE", help="en af dem, der lægges sammen (gentages)"
    )
    parser.add_argument("--into", required=True, metavar="KOMMUNE", help="den nye kommunes navn")
    parser.add_argument("--code", default="", metavar="KODE", help="den nye kommunes kode, fire cifre")
    parser.add_argument(
        "--on", type=day, required=True, metavar="DATO", help="den nye kommunes første dag, f.eks. 2027-01-01"
    )
    parser.add_argument(
        "--by", required=True, metavar="BRUGERNAVN", help="den afdelingsleder eller administrator, der gør det"
    )
    parser.add_argument("--dry-run", action="store_true", help="sig kun, hvad der vil ske, også før dagen; skriv intet")
    parser.add_argument("--json", action="store_true", help="svar som JSON")
    options = parser.parse_args(argv)
    options.of = list(dict.fromkeys(name.strip() for name in options.of if name.strip()))
    options.into, options.code = options.into.strip(), options.code.strip()
    if len(options.of) < FEWEST:
        parser.error("--of: skriv alle de kommuner, der lægges sammen, mindst to: --of Fjordby --of Skovby.")
    if not options.into:
        parser.error("--into: skriv den nye kommunes navn.")
    if options.code and not (options.code.isascii() and options.code.isdigit() and len(options.code) <= 4):
        parser.error("--code: kommunekoden er højst fire cifre.")
    return options
