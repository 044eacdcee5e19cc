"""What has left the house, and what could not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.letters.digital_post import LETTER
from tovholder.foundation.letters.messages import MESSAGES
from tovholder.foundation.letters.models import LetterTemplate, Outgoing, TrialMessage
from tovholder.foundation.letters.secure_mail import TO_AN_AUTHORITY
from tovholder.foundation.organisation.models import PostKind

# Who keeps the letter templates: the same who keep the competence plan.
MAY_KEEP = frozenset({PostKind.HEAD, PostKind.ADMINISTRATOR})
_LETTERS: Mapping[str, Any] = {LETTER: _("Brev i Digital Post"), TO_AN_AUTHORITY: _("Brev til en anden myndighed")}
_STUCK_AFTER = timedelta(minutes=5)


def stuck(*, now: datetime) -> list[Outgoing]:
    """What should have gone out more than five minutes ago and has not: somebody must pick up a telephone."""
    waiting = Outgoing.objects.filter(done_at=None, called_off_at=None, made_at__lte=now - _STUCK_AFTER)
    return list(waiting.exclude(trouble="").order_by("made_at", "pk")[:100])


def words_for(kind: str) -> str:
    """What something in the outbox is called: a message to somebody of ours, or a letter; else just a message."""
    return str(MESSAGES[kind].called if kind in MESSAGES else _LETTERS.get(kind, _("Besked")))


def trial_messages() -> list[TrialMessage]:
    """What the stand-in for a phone gateway has taken, newest first."""
    return list(TrialMessage.objects.order_by("-sent_at", "pk")[:100])


@asked_by_deeds
def template_in_force(kind: str, *, on: date) -> LetterTemplate | None:
    """The municipality's own words for this kind of letter that day; None where the program's own are used."""
    return templates_of(kind).filter(starts__lte=on).first()


def templates_of(kind: str) -> QuerySet[LetterTemplate]:
    """All that have been kept for this kind, the one in force the latest day first."""
    return LetterTemplate.objects.filter(kind=kind).order_by("-starts", "-kept_at", "-pk")


def templates_in_force(*, on: date) -> dict[str, LetterTemplate]:
    """The municipality's own words that day by the kind of letter, without their files. One statement."""
    rows = LetterTemplate.objects.filter(starts__lte=on).order_by("kind", "-starts", "-kept_at", "-pk")
    return {each.kind: each for each in rows.distinct("kind").defer("docx")}


def is_in_the_outbox() -> Exists:
    """Whether a letter (the outer row) has been put in the outbox: by Digital Post or by secure mail."""
    number = Cast(OuterRef("pk"), CharField())
    keys = [Concat(Value(f"{way}/"), number, Value("/0")) for way in (LETTER, TO_AN_AUTHORITY)]
    return Exists(Outgoing.objects.filter(Q(key=keys[0]) | Q(key=keys[1])))
