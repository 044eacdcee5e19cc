"""Keeping what somebody is in the middle of writing, and throwing it away when it is saved for good.

Nothing that was typed is lost: when the same draft has been saved from another window in the meantime,
the second text gets a draft of its own, and the page shows both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.drafts.kinds import DraftKind
from tovholder.foundation.drafts.models import Draft
from tovholder.foundation.drafts.queries import read_token
from tovholder.foundation.drafts.sealed import Typed, opened_fields, sealed_fields

# How long an emptied row is kept, so that an autosave on its way when the form was sent finds it.
LATE_AUTOSAVE = timedelta(hours=1)


@dataclass(frozen=True)
class Kept:
    """How the saving went. `beside` is true when the text got a draft of its own beside another one."""

    token: str
    saved_at: datetime
    beside: bool = False


def save_draft(user_id: UUID, kind: DraftKind, *, about: UUID, typed: Typed, token: str, at: datetime) -> Kept:
    """Keep what was typed. `token` is the one the page was shown with, or got when it was saved last."""
    draft_id, version = read_token(token)
    mine = Draft.objects.filter(user=user_id, form=kind.form, about=about)
    if draft_id and version:
        fields = sealed_fields(typed, draft_id=draft_id)
        saved = mine.filter(pk=draft_id, version=version, finished_at=None).update(
            fields=fields, version=version + 1, saved_at=at
        )
        if saved:
            return Kept(f"{draft_id}.{version + 1}", at)
    there = Draft.objects.filter(pk=draft_id).first() if draft_id else None
    if there is None:
        return Kept(_new(user_id, kind, about, typed, at, draft_id=draft_id if version == 0 else None), at)
    if (there.user_id, there.form, there.about) == (user_id, kind.form, about):
        if there.finished_at is not None:
            return Kept(f"{there.pk}.{there.version}", there.finished_at)
        if opened_fields(there.fields, draft_id=there.pk) == typed:
            return Kept(f"{there.pk}.{there.version}", there.saved_at)
    return Kept(_new(user_id, kind, about, typed, at), at, beside=True)


def throw_away(user_id: UUID, kind: DraftKind, *, about: UUID, token: str, at: datetime, used_for: bytes = b"") -> bool:
    """Empty the draft the page was written on: it is saved for good, or not wanted. Without a token, all of them.

    `used_for` is the print of what was saved (`sealed.print_of`). False when the very same was saved before, also
    for two at once: a double click saves once, while going back, changing the text and saving again saves both.
    Other windows' drafts stay: nobody has seen them saved.
    """
    draft_id, _ = read_token(token)
    mine = Draft.objects.filter(user=user_id, form=kind.form, about=about)
    Draft.objects.filter(user=user_id, finished_at__lt=at - LATE_AUTOSAVE).delete()
    if draft_id is None:
        mine.filter(finished_at=None).update(fields=used_for, finished_at=at)
        return True
    if mine.filter(pk=draft_id, finished_at=None).update(fields=used_for, finished_at=at):
        return True
    # Never saved as a draft, or emptied before. A second one at once waits here, and finds the first one's row.
    row = Draft(id=draft_id, user_id=user_id, form=kind.form, about=about, saved_at=at, finished_at=at, fields=used_for)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return bool(mine.filter(pk=draft_id).exclude(fields=used_for).update(fields=used_for))
    return True


def _new(
    user_id: UUID, kind: DraftKind, about: UUID, typed: Typed, at: datetime, *, draft_id: UUID | None = None
) -> str:
    row = Draft(id=draft_id or new_id(), user_id=user_id, form=kind.form, about=about, saved_at=at)
    row.fields = sealed_fields(typed, draft_id=row.pk)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # two autosaves of a page just opened, at once: each text is kept
        return _new(user_id, kind, about, typed, at)
    return f"{row.pk}.{row.version}"
