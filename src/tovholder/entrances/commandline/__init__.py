"""The `tovholder` command and what it can do.

Each command is a file of its own beside this one with a function of the same name, loaded only when it is asked for:
`law` needs neither Django nor a database, and answers at once.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper

COMMANDS = {
    "serve": "åbn siden med databasen og én arbejder (udbakke, segl, alarmer)",
    "demo": "åbn prøvebyen Fjordby med opdigtede mennesker",
    "init": "opret en tom kommune: navn, enheder, første administrator",
    "admit": "luk en ind igen, der har mistet adgangskoden eller telefonen med engangskoder",
    "merger": "skriv, at kommunen er lagt sammen med andre: navnet og hvert barns tidslinje",
    "law": "vis de pligter, der gælder en bestemt dag, med paragraf",
    "replay": "afspil offentliggjorte sager og vis alarmerne",
    "town": "lav en opdigtet by af enhver størrelse i en tom database",
    "check": "kontrollér kronikken, fristerne og balancen",
    "bench": "mål hvor hurtigt det går på denne maskine",
}
NOT_UNDERSTOOD = 2
NOBODY_READS_ON = 141  # what a shell says of a program whose reader (`| head`) has gone


def main(argv: list[str] | None = None) -> int:
    """Run the command named first; its answer is the exit status. What stands in the way is said in one line."""
    words = sys.argv[1:] if argv is None else argv
    _print_anything()
    if not words or words[0] in {"-h", "--help"}:
        print(overview())
        return 0 if words else NOT_UNDERSTOOD
    name, *rest = words
    if name not in COMMANDS:
        return _say(f"Tovholder kender ikke kommandoen »{name}«. Skriv: tovholder --help")
    place = f"{__name__}.{name}"
    try:
        module = import_module(place)
    except ModuleNotFoundError as error:
        if error.name != place:
            raise
        return _say(f"Kommandoen »{name}« findes ikke i denne udgave.")
    try:
        status = int(getattr(module, name)(rest))
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python writes the rest when it ends
        return NOBODY_READS_ON
    except (KeyboardInterrupt, EOFError):  # EOFError: a question was answered with Ctrl-D
        return 130
    except Exception as error:
        # the quick commands need no Django
        from tovholder.entrances.commandline.faults import in_one_line, is_meant_for_the_person

        if not is_meant_for_the_person(error):
            raise
        said, status = in_one_line(error)
        return _say(said, status=status)


def overview() -> str:
    """The commands, one a line."""
    width = max(map(len, COMMANDS))
    lines = (f"  {name:<{width}}  {what}" for name, what in COMMANDS.items())
    return "\n".join(["Brug: tovholder KOMMANDO [--help]", "", *lines])


def _print_anything() -> None:
    """Half of a pair of signs, which no alphabet can write, is written as its code; in JSON that is its own escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _say(text: str, *, status: int = NOT_UNDERSTOOD) -> int:
    print(text, file=sys.stderr)
    return status
