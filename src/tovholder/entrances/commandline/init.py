"""`tovholder init`: make an empty municipality, from what is written after the command or answered to its questions."""

from __future__ import annotations

import argparse
import getpass
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tovholder.config import environment
from tovholder.config.opening import opened
from tovholder.entrances.commandline.parsing import CommandParser

if TYPE_CHECKING:
    from tovholder.entrances.commandline.founding import Founding

# What must be known, and how it is asked for.
QUESTIONS = {
    "name": "Kommunens navn",
    "out_of_hours_phone": "Døgnvagtens telefon (vises for alle, der underretter)",
    "admin": "Administratorens brugernavn",
    "admin_name": "Administratorens navn",
}


def init(argv: list[str]) -> int:
    """Found the municipality and tell what is shown only once; 1 when it cannot be, 2 when something is missing."""
    options = _parser().parse_args(argv)
    with opened():
        from django.core.exceptions import ValidationError
        from django.utils import timezone

        from tovholder.entrances.commandline.founding import Misspelt, found
        from tovholder.foundation.accounts.actions import UsernameMisspelt
        from tovholder.foundation.organisation.actions import AlreadyFounded
        from tovholder.foundation.organisation.models import Municipality

        try:
            if Municipality.objects.exists():
                raise AlreadyFounded("Der er allerede en kommune i databasen. Ret dens indstillinger i stedet.")
            told = _what_was_told(options, _asker())
            keys = found(told, at=timezone.now(), made_up=environment.mode() is environment.Mode.DEMO)
        except (Misspelt, UsernameMisspelt) as error:
            return _say(str(error), status=2)
        except AlreadyFounded as error:
            return _say(str(error), status=1)
        except ValidationError as error:
            return _say(" ".join(error.messages), status=2)
    print(f"{told.name} er oprettet. Start siden med: tovholder serve")
    if not options.password_file:
        print(f"Administrator: {told.administrator} / {told.password} (vises kun nu)")
    if environment.mode() is environment.Mode.PRODUCTION:
        print("Hav en app til engangskoder klar på telefonen: den sættes op, første gang administratoren logger ind.")
    for system, key in keys.items():
        print(f"Adgangsnøgle til {system}: {key} (vises kun nu)")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = CommandParser("init", more="Det, der ikke står efter kommandoen, spørges der om.")
    for flag, question in QUESTIONS.items():
        parser.add_argument(f"--{flag.replace('_', '-')}", metavar="TEKST", help=question)
    parser.add_argument("--password-file", type=Path, metavar="FIL", help="administratorens kodeord; ellers laves et")
    for flag, words, what in (
        ("--unit", "NAVN:ART[:TELEFON]", "en enhed"),
        ("--post", "TITEL:ART:ENHED", "en stilling"),
        ("--setting", "NAVN=VÆRDI", "kommunens egne valg, f.eks. saturday_counts=off"),
        ("--text", "NAVN=TEKST", "kommunens egne tekster"),
        ("--competence", "ART=NIVEAU[:KRONER]", "hvem afgør hvad, højst så meget pr. måned; ellers det sædvanlige"),
        ("--token", "SYSTEM", "en adgangsnøgle til et fagsystem"),
    ):
        parser.add_argument(flag, metavar=words, help=f"{what} (kan gentages)", action="append", default=[])
    return parser


def _what_was_told(options: argparse.Namespace, ask: Callable[[str], str] | None) -> Founding:
    from django.contrib.auth.password_validation import validate_password

    from tovholder.entrances.commandline import founding
    from tovholder.foundation.accounts.models import User

    answers = {flag: getattr(options, flag) or (ask(question) if ask else "") for flag, question in QUESTIONS.items()}
    if missing := [flag for flag, answer in answers.items() if not answer]:
        flags = ", ".join(f"--{flag.replace('_', '-')}" for flag in missing)
        raise founding.Misspelt(f"Der mangler {flags}. Skriv: tovholder init --help")
    if options.password_file:
        password = _read_password(options.password_file)
    else:
        password = (getpass.getpass("Administratorens kodeord (tomt: vi laver et): ") if ask else "") or _new_password()
    validate_password(password, User(username=answers["admin"], name=answers["admin_name"]))
    units = tuple(map(founding.unit_from, options.unit))
    return founding.Founding(
        name=answers["name"],
        out_of_hours_phone=answers["out_of_hours_phone"],
        administrator=answers["admin"],
        administrator_name=answers["admin_name"],
        password=password,
        units=units or founding.USUAL_UNITS,
        posts=tuple(map(founding.post_from, options.post)),
        decided=founding.decided_from(options.setting, options.text),
        systems=tuple(options.token),
        competence=tuple(map(founding.competence_from, options.competence)),
    )


def _read_password(file: Path) -> str:
    from tovholder.entrances.commandline.founding import Misspelt

    try:
        return file.read_text().strip()
    except (OSError, UnicodeDecodeError):
        raise Misspelt(f"--password-file: filen {file} kan ikke læses.") from None


def _asker() -> Callable[[str], str] | None:
    """How to ask, where somebody is there to answer."""
    return (lambda question: input(f"{question}: ").strip()) if sys.stdin.isatty() else None


def _new_password() -> str:
    return secrets.token_urlsafe(15)


def _say(text: str, *, status: int) -> int:
    print(text, file=sys.stderr)
    return status
