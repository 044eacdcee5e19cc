"""What a decision on support after 18 says beside its reasons (ungestøtte): values in, words out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tovholder.core.law.codelists import word_of
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.models import Decision, YouthAnswer, YouthSupport

KIND = "youth_support"


@dataclass(frozen=True)
class Support:
    """Granted, refused or granted again; what, from when, and until when at the latest."""

    answer: YouthAnswer
    kind: str = ""
    starts: date | None = None
    ends: date | None = None
    plan_revised_with: bool = False

    @classmethod
    def answered(cls, answers: Mapping[str, Any]) -> Support | None:
        """As a decision's form answers it, also out of a proposal; None where it is about something else."""
        if not answers.get("support_answer"):
            return None
        starts, ends = (answers.get(f"support_{name}") or None for name in ("starts", "ends"))
        return cls(
            YouthAnswer(answers["support_answer"]),
            answers.get("support_kind") or "",
            date.fromisoformat(starts) if starts else None,
            date.fromisoformat(ends) if ends else None,
            bool(answers.get("plan_revised_with")),
        )

    @classmethod
    def of(cls, decision: Decision) -> Support | None:
        """As a decision was made; one statement, and none where it is about something else."""
        if decision.kind != KIND:
            return None
        found = YouthSupport.objects.filter(decision=decision.pk).first()
        if found is None:
            return None
        return cls(YouthAnswer(found.answer), found.kind, found.starts, found.ends, found.plan_revised_with)

    @property
    def words(self) -> str:
        """Bevilget: kontaktperson, fra 1. maj 2027 til 1. maj 2028."""
        period = [_("fra %s") % day(self.starts)] if self.starts else []
        period += [_("til %s") % day(self.ends)] if self.ends else []
        what = as_read(word_of(self.kind, "youth_support_type")) if self.kind else ""
        rest = ", ".join(filter(None, [what, " ".join(period)]))
        return ": ".join(filter(None, [as_read(str(self.answer.label)), rest])) + "."
