"""What the committee can decide, in the words of the code list and of the decision it makes in the child's case."""

from __future__ import annotations

from datetime import date

from tovholder.core.law.codelists import codelist, word_of

LIST = "committee_decision"
# At least so many of the five members, for the decisions listed in Barnets lov § 142, stk. 4. The list itself is cut
# off in our source (law data, DEC-PLACE-FORCED), so the page asks for all of them and says that it is not confirmed.
VOTES_NEEDED = 4
# What the decision is called in the child's case (code list decision_kind); what has no code there is "other".
_DECISIONS = {
    "1": "investigation_forced",
    "2": "medical",
    "3": "taken_home",
    "4": "placement_forced",
    "5": "renewal",
    "6": "partly_closed",
    "7": "secured",
    "8": "highly_secured",
    "9": "permanent",
    "10": "place_change",
    "11": "contact_break",
    "12": "approval",
    "13": "detention",
    "14": "letter_control",
}
_FORCED = frozenset({"4", "5"})
# Those that run on and come up again (§ 50).
RENEWED = frozenset({"4", "5"})
# A child is taken to a place: Barnets lov §§ 47, 49 and the locked ones, §§ 61-63.
PLACES = frozenset({"4", "6", "7", "8"})


def choices_on(day: date) -> list[tuple[str, str]]:
    """The kinds of that day, as a form's choices."""
    return codelist(LIST).choices(day)


def label(code: str) -> str:
    """What a kind is called; the code itself when it is unknown."""
    return word_of(code, LIST)


def decision_of(code: str) -> str:
    """What the decision is called in the child's case: a code of the list decision_kind."""
    return _DECISIONS.get(code, "other")


def of_decision(kind: str) -> str:
    """The committee's code of what is called so in the child's case; empty where it is none of the committee's."""
    return next((code for code, called in _DECISIONS.items() if called == kind), "")


def is_forced(code: str) -> bool:
    """Whether it is a placement without consent, new or continued."""
    return code in _FORCED


def paragraph_of(code: str, *, on: date) -> str:
    """The paragraph a decision of the committee stands on, as the day's list has it; empty under an older law."""
    named = dict(choices_on(on)).get(code, "")
    _, sign, rest = named.partition("§")
    law = "Voksenansvarsloven" if "voksenansvarsloven" in named else "Barnets lov"
    return f"{law} {sign}{rest}" if sign else ""
