"""How a command understands what is typed after its name, and tells about itself: in Danish, like everything else."""

from __future__ import annotations

import argparse
from typing import Any

from tovholder.entrances.commandline import COMMANDS

# argparse marks its words for translation but asks no catalogue that we could hand it: these are the ones a person can
# meet. A test reads its source, so that a new Python's words are not forgotten.
DANISH = {
    "usage: ": "Brug: ",
    "positional arguments": "skal nævnes",
    "options": "valg",
    "show this help message and exit": "vis denne hjælp",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "der mangler %s",
    "one of the arguments %s is required": "der mangler en af %s",
    "unrecognized arguments: %s": "forstår ikke %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan være %(matches)s: skriv det helt ud",
    "not allowed with argument %s": "kan ikke stå sammen med %s",
    "ignored explicit argument %r": "tager ingen værdi (%r)",
    "expected one argument": "der mangler en værdi",
    "expected at most one argument": "tager højst én værdi",
    "expected at least one argument": "der mangler mindst én værdi",
    "expected %s argument": "der skal stå %s værdi",
    "expected %s arguments": "der skal stå %s værdier",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kan ikke vælges (vælg mellem %(choices)s)",
    "invalid %(type)s value: %(value)r": "%(value)r kan ikke læses",
}


class CommandParser(argparse.ArgumentParser):
    """Reads the words after a command; what it says of itself is the overview's sentence, and `more` below it."""

    def __init__(self, command: str, *, more: str = "", **other: Any) -> None:
        sentence = COMMANDS[command]
        super().__init__(
            prog=f"tovholder {command}", description=f"{sentence[0].upper()}{sentence[1:]}. {more}".rstrip(), **other
        )


def _in_danish(text: str) -> str:
    return DANISH.get(text, text)


def _in_danish_counted(one: str, several: str, count: int) -> str:
    return _in_danish(one if count == 1 else several)


vars(argparse).update(_=_in_danish, ngettext=_in_danish_counted)
