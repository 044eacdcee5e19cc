"""`tovholder admit`: a way in for somebody who has none, given by whoever runs the machine.

Most people ask an administrator. This is for an only administrator, and for a morning when none is to be found.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys

from django.utils import timezone

from tovholder.config.opening import opened
from tovholder.entrances.commandline.parsing import CommandParser

WAYS = ("password", "second_factor", "log_in")
NOT_DONE = 1


def admit(argv: list[str]) -> int:
    """Give the way in that was asked for; 1 when nobody said yes, 2 when it cannot be what was meant."""
    options = _options(argv)
    with opened():
        from tovholder.entrances.commandline import admitting  # needs Django ready

        try:
            lost = admitting.look(options.username, ways=[way for way in WAYS if getattr(options, way)])
            because = options.because or _asked("Hvorfor? ")
            if not options.yes and not _said_yes(admitting.question(lost)):
                print("Intet er ændret.", file=sys.stderr)
                return NOT_DONE
            return admitting.answer(
                lost, because=because, machine_user=_machine_user(), now=timezone.now(), as_json=options.json
            )
        except admitting.NotThisPerson as error:
            print(error, file=sys.stderr)
            return 2


def _options(argv: list[str]) -> argparse.Namespace:
    parser = CommandParser("admit", more="Hvem på maskinen der gjorde det, og hvorfor, skrives i kronikken.")
    parser.add_argument("username", metavar="BRUGERNAVN", help="den, der skal ind")
    parser.add_argument("--password", action="store_true", help="lav en ny adgangskode; den vises kun nu")
    parser.add_argument(
        "--second-factor", action="store_true", help="glem engangskoden; en ny app sættes op ved næste log ind"
    )
    parser.add_argument("--log-in", action="store_true", help="luk en ind igen, der er lukket ude")
    parser.add_argument("--because", default="", metavar="TEKST", help="hvorfor; ellers spørges der")
    parser.add_argument("--yes", action="store_true", help="spørg ikke, før det gøres")
    parser.add_argument("--json", action="store_true", help="svar som JSON")
    options = parser.parse_args(argv)
    options.username, options.because = options.username.strip(), options.because.strip()
    if not any(getattr(options, way) for way in WAYS):
        parser.error("skriv, hvad der er mistet: --password, --second-factor eller --log-in.")
    if not sys.stdin.isatty() and not (options.yes and options.because):
        parser.error("her er ingen at spørge: skriv --because TEKST og --yes.")
    return options


def _asked(question: str) -> str:
    """What is answered at the terminal, asked until something is; the question does not mix with the answer's JSON."""
    while True:
        print(question, end="", file=sys.stderr, flush=True)
        if given := input().strip():
            return given


def _said_yes(question: str) -> bool:
    return _asked(f"{question} Skriv ja eller nej: ").casefold() in {"j", "ja"}


def _machine_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container that runs as a number nobody has named
        return str(os.getuid())
