"""Finding one's own drafts again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from tovholder.foundation.access.asking import PreparedFor
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.drafts.kinds import DraftKind, kind_of
from tovholder.foundation.drafts.models import Draft
from tovholder.foundation.drafts.sealed import Typed, opened_fields
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import name_in_the_database

MOST = 20


@dataclass(frozen=True)
class Found:
    """One draft, opened: what was typed, and when it was saved last."""

    id: UUID
    about: UUID
    kind: DraftKind
    typed: Typed
    version: int
    saved_at: datetime
    child_name: str = ""

    @property
    def address(self) -> str:
        """The page on which the writing goes on."""
        return self.kind.address(self.about)

    @property
    def token(self) -> str:
        """Which draft, and how many times it had been saved when the page was shown."""
        return f"{self.id}.{self.version}"


def read_token(token: str) -> tuple[UUID | None, int]:
    """The draft's id and how many times it had been saved; (None, 0) for what is no token of ours."""
    name, _, number = token.partition(".")
    try:
        return UUID(name), int(number[:9] or 0)
    except ValueError:
        return None, 0


def drafts_about(user_id: UUID, kind: DraftKind, *, about: UUID) -> list[Found]:
    """This person's unfinished drafts of this form about this thing, the newest first."""
    rows = Draft.objects.filter(user=user_id, form=kind.form, about=about, finished_at=None)
    return [_found(row, kind) for row in rows.order_by("-saved_at", "-pk")]


def saved_before(user_id: UUID, kind: DraftKind, *, about: UUID, token: str, used_for: bytes) -> bool:
    """Whether what this print is of has been saved for good from the page with this token."""
    draft_id, _ = read_token(token)
    if draft_id is None:
        return False
    used = Draft.objects.filter(pk=draft_id, user=user_id, form=kind.form, about=about, finished_at__isnull=False)
    return bool(used.filter(fields=used_for).exists())


def unfinished_drafts(reader: Reader) -> list[Found]:
    """All this person is in the middle of writing, the newest first; the child's name where they may see the child."""
    rows = _UNFINISHED.records(reader)
    return [_found(row, kind) for row in rows if (kind := kind_of(row.form))]


def _unfinished(reader: Reader) -> QuerySet[Draft]:
    children = Child.objects.visible_to(reader, at=reader.at).filter(pk=OuterRef("about"))
    mine = Draft.objects.filter(user=reader.user.pk, finished_at=None)
    named = mine.annotate(child_name=Subquery(children.values(known_as=name_in_the_database())[:1]))
    return named.order_by("-saved_at", "-pk")[:MOST]


_UNFINISHED = PreparedFor(_unfinished)


def _found(row: Draft, kind: DraftKind) -> Found:
    typed = opened_fields(row.fields, draft_id=row.pk)
    name = getattr(row, "child_name", None) or ""
    return Found(row.pk, row.about, kind, typed, row.version, row.saved_at, name)
