"""How to complain, as a decision's letter says it (klagevejledning): plain words, and all the law asks for.

COMPLAINT-GUIDANCE-25 (forvaltningsloven § 25): where, when and how. COMPLAINT-4W says for how long, and that the
complaint must have come by then; COMPLAINT-REMIT-4W that the municipality looks again first and sends it on;
COMPLAINT-BUU that the committee's decisions go directly to the board. The weeks are read from the law of the day.
"""

from __future__ import annotations

from datetime import date

from tovholder.foundation.ui.wording import day
from tovholder.practice.decisions.limits import COMPLAIN, RECONSIDER, length_in_words

_TO_US = (
    "Du klager til os. Ring, skriv, eller sig det til os. Så ser vi på afgørelsen igen{within}. Ændrer vi den ikke, "
    "sender vi klagen videre til Ankestyrelsen. Det skal du ikke selv gøre."
)
_TO_THE_BOARD = (
    "Du klager direkte til Ankestyrelsen. Ring, skriv, eller sig det til dem. Kommunen ser ikke på afgørelsen igen "
    "først."
)
_IN_TIME = (
    "Klagen skal nå frem, før tiden er gået. Er den sidste dag en lørdag, søndag eller helligdag, har du til og med "
    "den næste arbejdsdag."
)


def how_to_complain(*, to_board: bool, on: date) -> str:
    """To whom, how, what happens then, and when it must be there; by the law of the day the decision was made."""
    within = length_in_words(RECONSIDER, on)
    where = _TO_THE_BOARD if to_board else _TO_US.format(within=f" inden {within}" if within else "")
    return f"{where}\n\n{_IN_TIME}"


def what_follows_for_the_child(*, to_board: bool) -> str:
    """What happens when the child complains, in the child's own letter."""
    if to_board:
        return "Så bestemmer Ankestyrelsen, om det er rigtigt."
    return "Så ser vi på det igen. Ændrer vi det ikke, bestemmer Ankestyrelsen, om det er rigtigt."


def how_long(until: date | None, *, on: date) -> str:
    """For how long one can complain: to a day, where it is known when they have the letter; else by the law's weeks."""
    if until is not None:
        return f"til og med {day(until)}"
    # While the letter is under way nobody knows the day; the page of the decision does when it is there.
    weeks = length_in_words(COMPLAIN, on)
    return f"i {weeks} fra den dag, du har fået brevet" if weeks else "fra den dag, du har fået brevet"
