"""What fills in a decision's letters, and what must not stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.letters.exposing import HeldBack
from tovholder.foundation.letters.hidden import hidden_words
from tovholder.foundation.organisation.competence import NAMED_BY_LAW
from tovholder.foundation.organisation.models import Level
from tovholder.foundation.ui.language import in_danish
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions.how_to_complain import how_to_complain, what_follows_for_the_child
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.second_opinion import told_in_the_letter
from tovholder.practice.decisions.youth_support import Support


@in_danish
def letter_fields(found: Decision, child: Child) -> dict[str, str]:
    """What fills in the letters. The child's own words are not among them (law review F02)."""
    kind = kind_on(found.kind, danish_day(found.happened_at))
    wish = "Sådan har %(child)ss ønske påvirket afgørelsen: %(words)s"
    to_board = found.by_level in NAMED_BY_LAW
    complain = how_to_complain(to_board=to_board, on=danish_day(found.happened_at))
    return {
        "what": kind.danish.lower(),
        "child": shown_name(child),
        "decided_on": day(found.happened_at),
        "paragraph": found.paragraph or kind.paragraph or "reglerne om hjælp til børn og unge",
        "purpose": found.purpose or "det, der står i begrundelsen",
        "particulars": "\n\n".join(_particulars(found, asks_for_plan=kind.asks_for_plan)),
        "reasons": found.reasons,
        "wish": wish % {"child": shown_name(child), "words": found.wish_changed} if found.wish_changed else "",
        "decided_by": who_decided(found),
        "complaint": "\n\n".join(part for part in (complain, told_in_the_letter(found)) if part),
        "complaint_child": what_follows_for_the_child(to_board=to_board),
    }


def who_decided(found: Decision) -> str:
    """The name and post, and the level where the post does not say it already; the municipality where no name is."""
    level = str(Level(found.by_level).label).lower() if found.by_level else ""
    if not found.by_name:
        return level or "kommunen"
    return f"{found.by_name} ({level})" if level and level not in found.by_name.lower() else found.by_name


def refuse_to_expose(fields: dict[str, str], child: Child, *, on: date) -> None:
    """Words that tell where somebody lives in secret must not become a letter. Raises HeldBack."""
    said = " ".join(fields.values()).casefold()
    if any(word.casefold() in said for word in hidden_words(child, on=on)):
        raise HeldBack(_("Brevet nævner en adresse, som er beskyttet. Afgørelsen kan ikke sendes, som den er skrevet."))


def _particulars(found: Decision, *, asks_for_plan: bool) -> Iterator[str]:
    support = Support.of(found)
    lines = [
        ("Ungestøtte: %s", support.words if support is not None else ""),
        ("Vi har lagt vægt på: %s", found.facts),
        ("Alternativer, vi har overvejet: %s", found.alternatives),
        ("Vi regner med, at det varer: %s", found.expected_duration),
        ("Det bliver taget op igen senest %s.", day(found.renewal_due) if found.renewal_due else ""),
    ]
    yield from (words % value for words, value in lines if value)
    if found.plan_needed:
        yield "Der bliver lavet en plan."
    elif found.plan_needed is not None and asks_for_plan:
        yield "Der bliver ikke lavet en plan."
