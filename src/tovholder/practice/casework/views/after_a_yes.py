"""Who asked for another caseworker is told yes, and the leader goes on to the page where the child is given to one."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import Task
from tovholder.practice.casework.queries.waiting import waiting_tasks

LEADS_ON = gettext_lazy("Svarer du ja, er næste side den, hvor du giver barnet en anden rådgiver.")


def words_after_the_answer(child: Child, *, because: UUID) -> str:
    """What the leader is told when the answer is kept."""
    if _is_to_be_given(child, because):
        return _("Svaret er skrevet ind. Giv nu barnet en anden rådgiver; til det er gjort, står det på din Min dag.")
    return _("Svaret er skrevet ind.")


def after_the_answer(child: Child, *, because: UUID) -> str:
    """Where the answer leads: on to giving the child to another while that is still to be done, else Sagens gang."""
    page = "casework:change_caseworker" if _is_to_be_given(child, because) else "casework:life_of_case"
    return reverse(page, args=[child.pk])


def _is_to_be_given(child: Child, because: UUID) -> bool:
    return any(task.because == because for task in waiting_tasks(child, Task.Kind.NEW_CASEWORKER))
