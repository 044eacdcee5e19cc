"""The explanation of a due date for somebody who reads in English, word by word from the Danish that is kept.

An explanation is counted once, with the duty, and is the same for everybody who looks and for the check. Its sentences
are few (core/law/explaining.py); `locale/en/explanations.toml` has each of them with its slots. A sentence that is not
among them, such as the words somebody wrote, stays as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from tovholder.core.law.event_words import DANISH
from tovholder.core.law.rules import OWN_RULE

EXPLANATIONS = Path(__file__).parents[2] / "locale" / "en" / "explanations.toml"
SLOT = re.compile(r"\{(\w+)\}")
ANY_SENTENCE = re.compile(r".+?\.(?= [A-ZÆØÅ]|$)|.+", re.DOTALL)
NUMBERED_DAY = re.compile(r"(\D+) (\d+\.\d+\.)")  # langfredag 3.4.


def in_english(told: str) -> str:
    """What `because` or `counted` of a duty says, in English; what is not ours to translate as it stands."""
    return " ".join(english or danish for danish, english in sentences(told))


def source_in_english(source: str) -> str:
    """The paragraph keeps its Danish name; that the number is ours is said in English."""
    if source == OWN_RULE:
        return "our own rule"
    return source.replace(f"; fristen er {OWN_RULE}", "; the limit is our own")


def sentences(told: str) -> Iterator[tuple[str, str]]:
    """Each sentence in Danish and in English; "" in English for one that is not known."""
    left = told.lstrip()
    while left:
        danish, english = _first_of(left)
        yield danish, english
        left = left[len(danish) :].lstrip()


def _first_of(told: str) -> tuple[str, str]:
    for pattern, slots, english in _patterns():
        if found := pattern.match(told):
            told_as = [_slots()[slot][1](said) for slot, said in zip(slots, found.groups(), strict=True)]
            between = SLOT.split(english)[::2]
            worded = "".join(part for pair in zip(between, [*told_as, ""], strict=True) for part in pair)
            return found.group(), worded[0].upper() + worded[1:]
    found = ANY_SENTENCE.match(told)
    return (found.group() if found else told), ""


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    read: Mapping[str, Mapping[str, str]] = tomllib.loads(EXPLANATIONS.read_text(encoding="utf-8"))
    events = {danish: kind.value[0].upper() + kind.value[1:] for kind, danish in DANISH.items()}
    endings = {danish[0].lower() + danish[1:]: kind.value for kind, danish in DANISH.items()}
    return {**read, "event": events, "ended": {**endings, **read["ended"]}}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]:
    """Each sentence to look for, its slots, and its English: the slots stand in the same order in both."""
    return tuple(
        (_pattern_of(danish), tuple(SLOT.findall(danish)), english) for danish, english in _words()["sentences"].items()
    )


def _pattern_of(danish: str) -> re.Pattern[str]:
    parts = SLOT.split(danish)
    looked_for = [re.escape(part) if n % 2 == 0 else f"({_slots()[part][0]})" for n, part in enumerate(parts)]
    return re.compile("".join(looked_for) + r"(?= |$)", re.DOTALL)


@cache
def _slots() -> Mapping[str, tuple[str, Callable[[str], str]]]:
    """What stands in each slot, as a pattern, and how it is told in English."""
    words = _words()
    weekday = "|".join(list(words["days"])[:7])
    day = rf"(?:{weekday}) \d+\.\d+\.\d+"
    moment = rf"(?:udgangen af )?{day}(?: kl\. \d\d\.\d\d)?"
    units = _one_of(words["units"])
    return {
        "number": (r"\d+", str),
        "words": (r".+?", str),
        "years": (r"[\d:, ]+", str),
        "day": (day, _moment),
        "moment": (moment, _moment),
        "days": (r".+?", _listed_days),
        "needed": (r".+?", _needed),
        "limit": (rf"\d+ (?:{units})", _limit),
        "event": (_one_of(words["event"]), words["event"].__getitem__),
        "thing": (_one_of(words["things"]), words["things"].__getitem__),
        "unsettled": (_one_of(words["unsettled"]), words["unsettled"].__getitem__),
        "ended": (r".+?", lambda said: words["ended"].get(said, said)),
    }


def _one_of(known: Mapping[str, str]) -> str:
    return "|".join(re.escape(each) for each in sorted(known, key=len, reverse=True))


def _moment(said: str) -> str:
    end, day = ("the end of ", said.removeprefix("udgangen af ")) if said.startswith("udgangen af ") else ("", said)
    weekday, rest = day.split(" ", 1)
    return f"{end}{_words()['days'][weekday]} {rest.replace('kl. ', 'at ')}"


def _limit(said: str) -> str:
    amount, unit = said.split(" ", 1)
    english = _words()["units"][unit]
    return f"{amount} {english.removesuffix('s') if amount == '1' else english}"


def _listed_days(said: str) -> str:
    days = _words()["days"]
    listed = said.replace(" og ", ", ").split(", ")
    return _listed(
        [NUMBERED_DAY.sub(lambda found: f"{days.get(found[1], found[1])} {found[2]}", each) for each in listed]
    )


def _needed(said: str) -> str:
    return _listed([_words()["needed"].get(each, each) for each in said.replace(" og ", ", ").split(", ")])


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
