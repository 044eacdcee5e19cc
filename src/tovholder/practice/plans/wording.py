"""A plan in words: the labels of its pages, and the whole of it as a letter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tovholder.core.plans.kinds import PARENTS
from tovholder.core.plans.trend import stands_still
from tovholder.foundation.ui.language import in_danish
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.models import Visible
from tovholder.practice.plans.models import Answer, WishFrom
from tovholder.practice.plans.queries.in_force import trends_of


def labels(kind: str) -> dict[str, str]:
    """What the parts of the plan are called: the child's plan speaks as the child, the parents' as they do."""
    if kind == PARENTS:
        return {
            "wish": _("Det vil vi som forældre gerne"),
            "influence": _("Sådan har forældrenes ønske påvirket planen"),
            "no_wish": _("Forældrenes ønske står her ikke endnu."),
        }
    return {
        "wish": _("Det vil jeg gerne"),
        "influence": _("Sådan har barnets ønske påvirket beslutningen"),
        "no_wish": _("Barnets ønske står her ikke endnu."),
    }


def wish_for(version: Any, reader: Visible) -> str:
    """The wish as this reader may see it: a sentence from a talk only while the talk is shared with them (F02)."""
    if version.wish_from != WishFrom.TALK:
        return str(version.wish)
    talk = version.wish_talk
    shared = talk is not None and talk.shared_at is not None and reader.value in talk.visible_to
    return str(version.wish) if shared else ""


@in_danish
def as_letter(version: Any, *, reader: Visible, next_on: date | None) -> str:
    """The plan as the text of a letter, in the order of the page; without law, without codes."""
    said = labels(version.kind)
    parts = []
    if wish := wish_for(version, reader):
        parts.append(f"{said['wish']}\n{wish}")
    for number, goal in enumerate(version.goals.all(), start=1):
        parts.append("\n".join(_goal_lines(number, goal)))
    if version.influence:
        parts.append(f"{said['influence']}\n{version.influence}")
    if next_on:
        parts.append(f"Næste gang vi kigger på planen: {day(next_on)}")
    return "\n\n".join(parts)


def _goal_lines(number: int, goal: Any) -> Iterable[str]:
    yield f"Mål {number}. {goal.see}"
    yield f"Det gør vi: {goal.do}"
    yield f"Hvem: {goal.who}"
    if goal.by_when:
        yield f"Senest: {day(goal.by_when)}"
    if goal.measure:
        yield f"Sådan ser vi det: {goal.measure}"
    yield "Dit svar: " + " / ".join(str(label) for label in Answer.labels)


def plain_text(version: Any) -> str:
    """All that child and parents read in the plan, for the advice on how easy it reads."""
    goals = [f"{goal.see}. {goal.do}. {goal.measure}." for goal in version.goals.all()]
    return "\n".join([version.wish, *goals, version.influence])


def must_change(seen: Iterable[dict[str, Any]], now: str) -> bool:
    """Whether this follow-up must say what is changed: no step forward now, and none the time before."""
    return stands_still([*trends_of(seen), *trends_of([{"trend": now}])])
