"""Drafts as their tests keep and find them."""

from __future__ import annotations

from uuid import uuid4

from tests.world.people import MONDAY_MORNING
from tovholder.foundation.drafts.actions import save_draft
from tovholder.foundation.drafts.kinds import DraftKind
from tovholder.foundation.drafts.queries import drafts_about

NOTE = DraftKind("notat", "Notat", "casework:write_note")


def new_page() -> str:
    return f"{uuid4()}.0"


def keep(user, child, text, token, at=MONDAY_MORNING):
    return save_draft(user.pk, NOTE, about=child.pk, typed={"text": [text]}, token=token, at=at)


def kept_texts(user, child):
    return [draft.typed["text"][0] for draft in drafts_about(user.pk, NOTE, about=child.pk)]
