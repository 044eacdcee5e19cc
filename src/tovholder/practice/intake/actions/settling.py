"""What was missing is found elsewhere: a question of the front desk is answered by the fact itself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.models import Child, Residence
from tovholder.foundation.ui.language import in_danish
from tovholder.foundation.ui.wording import day
from tovholder.practice.intake.actions.answering import answer_in
from tovholder.practice.intake.models import Concern, Question

About = Question.About


def settle_questions(book: Book, child: Child, *, met_as: Collection[UUID] = (), address_known: bool = False) -> None:
    """Answer what was asked about the child and now stands on it: its name, its birth, its number, where it lives.

    `met_as` are the records it was met as, where that is only being written down. Part of a deed.
    """
    answers = _answers(child, address_known=address_known)
    them = Q(child=child.pk) | Q(child__same_as=child.pk) | Q(child__in=met_as)
    rows = Concern.objects.filter(them).values("notification", "child")
    asked = Question.objects.filter(
        answered_at=None,
        about__in=list(answers),
        notification__in=rows.values("notification"),
        asked_of__in=rows.values("child"),
    )
    for question in asked.select_related("notification").order_by("pk"):
        answer_in(book, question, answer=answers[question.about])


def lives_somewhere(child: Child, *, on: date) -> bool:
    """Whether it is known where the child lives that day."""
    return Residence.objects.on(on).filter(child=child.pk).exists()


@in_danish
def _answers(child: Child, *, address_known: bool) -> dict[str, str]:
    """What each fact answers in words; a number and an address are not written a second time."""
    told = {
        About.NAME: "Navnet står nu på barnet." if child.name else "",
        About.BIRTH_DATE: f"Født {day(child.birth_date)}." if child.birth_date else "",
        About.DUE_DATE: _expected(child),
        About.CPR: "CPR-nummeret står nu på barnet." if child.cpr_sealed else "",
        About.ADDRESS: "Adressen står nu på barnet." if address_known else "",
    }
    return {about.value: words for about, words in told.items() if words}


def _expected(child: Child) -> str:
    if child.birth_date:
        return f"Født {day(child.birth_date)}."
    return f"Termin {day(child.due_date)}." if child.due_date else ""
