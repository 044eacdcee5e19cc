"""Where the thing is done that a task asks for: each kind of task leads to its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tovholder.practice.casework.models import Task
from tovholder.practice.casework.queries.waiting import letters_of_task, moves_of_task

# Pages of the child, known by their names: some stand in rooms above this one.
_OF_THE_CHILD: dict[str, list[tuple[Any, str]]] = {
    Task.Kind.SIBLING_SAFETY: [
        (gettext_lazy("Barnets side"), "desk:child"),
        (gettext_lazy("Skriv en samtale"), "casework:speak_with_child"),
    ],
    Task.Kind.DEATH_TOLD: [
        (gettext_lazy("Sagens gang"), "casework:life_of_case"),
        (gettext_lazy("Barnets side"), "desk:child"),
    ],
    Task.Kind.CUSTODY: [
        (gettext_lazy("Hvem har forældremyndighed"), "desk:child"),
        (gettext_lazy("Hvor barnet bor"), "casework:home_of_child"),
        (gettext_lazy("Samtykker"), "decisions:consents"),
    ],
    Task.Kind.NEW_CONSENTS: [
        (gettext_lazy("Forbered afgørelsen, og spørg om samtykke"), "decisions:prepare"),
        (gettext_lazy("Se de gamle samtykker"), "decisions:consents"),
    ],
    Task.Kind.NOTICE_FAILED: [(gettext_lazy("Sagens gang"), "casework:life_of_case")],
    Task.Kind.LETTER_FAILED: [(gettext_lazy("Afgørelser og deres breve"), "decisions:child")],
    Task.Kind.NOT_TAKEN_OVER: [(gettext_lazy("Sagens gang"), "casework:life_of_case")],
    Task.Kind.NEW_CASEWORKER: [
        (gettext_lazy("Giv barnet en anden rådgiver"), "casework:change_caseworker"),
        (gettext_lazy("Sagens gang"), "casework:life_of_case"),
    ],
    Task.Kind.FIND_PLACE: [
        (gettext_lazy("Anbringelsen, og nyt sted"), "casework:help_of_child"),
        (gettext_lazy("Skriv en samtale"), "casework:speak_with_child"),
    ],
    Task.Kind.SENT_WRONGLY: [(gettext_lazy("Dokumenter og breve"), "documents:attach")],
}


def where_it_is_done(task: Task) -> list[tuple[str, str]]:
    """The pages that the task is about, each with its words: the letter's or the move's own, else the child's."""
    own = list(_its_own(task))
    return own or [(str(words), reverse(name, args=[task.child_id])) for words, name in _OF_THE_CHILD[task.kind]]


def _its_own(task: Task) -> Iterator[tuple[str, str]]:
    if task.kind == Task.Kind.LETTER_FAILED:
        for letter in letters_of_task(task):
            yield _("Åbn brevet"), reverse("documents:send", args=[letter])
    if task.kind == Task.Kind.NOTICE_FAILED:
        for move in moves_of_task(task):
            yield _("Giv den nye kommune besked"), reverse("casework:tell_new_municipality", args=[move])
