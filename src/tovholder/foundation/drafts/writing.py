"""How a page keeps what is being written on it.

A room names the form once, beside its views, and asks for the writing in the view:

    NOTE = keeps_drafts("notat", danish="Notat", page="casework:write_note")

    def write_note(request: StaffRequest, child_id: UUID) -> HttpResponse:
        child = open_child(child_id, reader=request.reader, page="write_note")
        writing = writing_of(request, NOTE, about=child.pk)
        if writing.only_kept:                                  # "Gem kladde" without JavaScript
            return redirect(request.path)
        form = NoteForm(request.POST or None, initial={"happened_at": now, **writing.initial()})
        form.draft_url = writing.url                           # drafts.js saves here while somebody writes
        if form.is_valid():
            with writing.once() as first:                      # one transaction; a double click saves once
                if first:
                    actions.write_note(...)
            return redirect(...)
        return render(request, "casework/write_note.html", {"form": form, "writing": writing})

and in the template (`{% load drafts %}`), last inside the form `{% include "drafts/draft.html" %}`, and after the form
`{% other_drafts writing form %}`.

`about` is the child or the notification. A page for something that does not exist yet has an id of its own in the
address: let `/ny/` redirect to `/ny/<new_id()>/`, which then also tells a double submit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.drafts import actions
from tovholder.foundation.drafts.kinds import DraftKind
from tovholder.foundation.drafts.queries import Found, drafts_about, saved_before
from tovholder.foundation.drafts.sealed import print_of, says_something, typed_in
from tovholder.foundation.ui.wording import clock

LONGEST_NUMBER = 4  # digits of a row's number on a page; Python reads none of thousands


@dataclass(frozen=True)
class Writing:
    """What one person is writing in one form about one thing, in this window."""

    request: StaffRequest
    kind: DraftKind
    about: UUID
    drafts: list[Found]
    token: str
    only_kept: bool

    @property
    def url(self) -> str:
        """Where the text is kept while somebody writes."""
        return reverse("drafts:save", args=[self.kind.form, self.about])

    @property
    def saved_at(self) -> datetime | None:
        """When the draft shown in the form was saved."""
        return self.drafts[0].saved_at if self.drafts and self.request.method != "POST" else None

    @property
    def others(self) -> list[Found]:
        """The drafts that are not in the form: written in another window, and shown beside it."""
        return [draft for draft in self.drafts if str(draft.id) != self.token.partition(".")[0]]

    def initial(self, prefix: str = "") -> dict[str, Any]:
        """The draft's values as a form's `initial`; for a form with a prefix, its own fields without it."""
        typed = self.drafts[0].typed if self.drafts else {}
        start = f"{prefix}-" if prefix else ""
        return {
            name.removeprefix(start): _one_or_all(values) for name, values in typed.items() if name.startswith(start)
        }

    def rows(self, prefix: str) -> list[dict[str, Any]]:
        """The draft's values as a formset's `initial`, one for each row that was on the page."""
        typed = self.drafts[0].typed if self.drafts else {}
        numbers = {name.split("-")[1] for name in typed if name.startswith(f"{prefix}-")}
        rows = sorted(int(number) for number in numbers if number.isdecimal() and len(number) <= LONGEST_NUMBER)
        return [self.initial(f"{prefix}-{row}") for row in rows]

    @property
    def is_saved(self) -> bool:
        """Whether the very same has been saved for good from this page before: what was sent is a second press."""
        if self.request.method != "POST":
            return False
        same = print_of(typed_in(self.request.POST))
        return saved_before(self.request.user.pk, self.kind, about=self.about, token=self.token, used_for=same)

    @contextmanager
    def once(self) -> Iterator[bool]:
        """Save for good inside: true the first time, false when the very same is sent again. The draft goes with it.

        When the deed fails nothing is changed and the draft is still there.
        """
        with transaction.atomic():
            yield actions.throw_away(
                self.request.user.pk,
                self.kind,
                about=self.about,
                token=self.token,
                at=self.request.reader.at,
                used_for=print_of(typed_in(self.request.POST)),
            )


def writing_of(request: StaffRequest, kind: DraftKind, *, about: UUID) -> Writing:
    """The writing on this page: the newest draft, or a new one; keeps the text when "Gem kladde" was pressed.

    Costs one query. Call it only when the reader may see `about`.
    """
    if request.method == "POST":
        token, only_kept = request.POST.get("draft_version", ""), "save_draft" in request.POST
        if only_kept:
            _keep(request, kind, about, token)
        return Writing(request, kind, about, drafts_about(request.user.pk, kind, about=about), token, only_kept)
    drafts = drafts_about(request.user.pk, kind, about=about)
    return Writing(request, kind, about, drafts, drafts[0].token if drafts else f"{new_id()}.0", only_kept=False)


def _keep(request: StaffRequest, kind: DraftKind, about: UUID, token: str) -> None:
    typed = typed_in(request.POST)
    if not says_something(typed):
        return
    kept = actions.save_draft(request.user.pk, kind, about=about, typed=typed, token=token, at=request.reader.at)
    words = _("Kladde gemt kl. %s. Den står på Min dag, til du gemmer eller smider den væk.") % clock(kept.saved_at)
    messages.success(request, words)


def _one_or_all(values: list[str]) -> str | list[str]:
    """A field with one value is that value; choices of several stay a list."""
    return values[0] if len(values) == 1 else values
