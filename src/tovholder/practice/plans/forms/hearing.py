"""What child and parents say to the plan, goal by goal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import Form
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.plans.models import Answer


class GoalAnswerForm(Form):
    """The answer to one goal; nothing is asked of those who said nothing to it."""

    answer = forms.ChoiceField(required=False, choices=Answer.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Med egne ord"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, goal: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"goal-{goal.thread.hex}", **kwargs)
        self.goal = goal
        self.fields["answer"].label = goal.see

    def clean(self) -> dict[str, Any]:
        """Words without an answer are something to talk about."""
        given = super().clean() or {}
        if given.get("words", "").strip() and not given.get("answer"):
            given["answer"] = Answer.TALK.value
        return given


class CommentForm(HappenedForm):
    """Whose comments these are, and when they were said."""

    why = {"said_by": "PLAN-CONTENT"}
    when_asks = _("Hvornår?")

    said_by = forms.ChoiceField(label=_("Hvem har sagt det?"), widget=forms.RadioSelect)

    field_order = ["said_by", "happened_at"]

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said_by: Any = self.fields["said_by"]
        said_by.choices = list(people)
