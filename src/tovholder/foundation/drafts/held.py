"""How a page keeps the files somebody chose while the rest of its form is put right.

    files = files_of(request, "dokument", about=child.pk, field="file")
    form = AttachForm(request.POST or None, files.given)
    if form.is_valid():
        ...                                                # save
        files.let_go()
        return redirect(...)
    files.hold(form, fits=check_file)                      # refused, also for the file's own sake: then it is not held
    return render(..., {"form": form, "files": files})

and in the template, inside the form: `{% include "drafts/held_files.html" %}`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.models import HeldFile
from tovholder.foundation.families.sealing import seal, seal_bytes, unseal, unseal_bytes
from tovholder.foundation.ui.forms import HouseForm

LET_GO = "let_go"  # the boxes beside the files that are held: those ticked are taken away


@dataclass(frozen=True)
class Held:
    """A file that is held, as the page names it."""

    id: UUID
    name: str
    size: int


@dataclass
class HeldFiles:
    """The files of one field of one person's form about one thing."""

    request: StaffRequest
    form: str
    about: UUID
    asked_in: str  # the name of the field
    given: MultiValueDict[str, Any] | None = None  # as a form takes its files; None while it is only looked at
    shown: list[Held] = field(default_factory=list)

    def rows(self) -> QuerySet[HeldFile]:
        """What is held here."""
        mine = HeldFile.objects.filter(user=self.request.user.pk, form=self.form, about=self.about)
        return mine.order_by("pk")

    def let_go(self) -> None:
        """The form went through: nothing is held any longer."""
        self.rows().delete()
        self.shown = []

    def hold(self, form: HouseForm, *, fits: Callable[[bytes], object]) -> None:
        """The form was refused: hold what was chosen, if it could be kept at all (`fits` raises ValueError if not).

        What is held need not be chosen again, and its field says so.
        """
        if chosen := self.request.FILES.getlist(self.asked_in):
            self._hold(chosen, fits)
        if self.shown:
            asked, said = form[self.asked_in], _("Allerede vedlagt.")
            asked.field.required, asked.help_text = False, f"{said} {asked.help_text}"

    def _hold(self, chosen: Iterable[Any], fits: Callable[[bytes], object]) -> None:
        kept = list(_that_fit(chosen, fits))
        if sum(len(data) for _, data in kept) > settings.ATTACHMENT_MAX_BYTES:
            kept = []
        with transaction.atomic():
            self.let_go()
            for name, data in kept:
                self._keep(name, data)
        self.shown = [_shown(row) for row in self.rows().defer("sealed")]

    def _keep(self, name: str, data: bytes) -> None:
        row = HeldFile(user_id=self.request.user.pk, form=self.form, about=self.about, size=len(data))
        row.name, row.sealed = seal(name, place=f"held-name:{row.pk}"), seal_bytes(data, place=f"held:{row.pk}")
        row.held_at = self.request.reader.at
        row.save(force_insert=True)


def files_of(request: StaffRequest, form: str, *, about: UUID, field: str) -> HeldFiles:
    """What this person has chosen in the form: what comes with the request, else what was held and is still wanted.

    Call it only when the reader may see `about`.
    """
    files = HeldFiles(request, form, about, field)
    if request.method == "POST":
        files.rows().filter(pk__in=_ids(request.POST.getlist(LET_GO))).delete()
        files.given = request.FILES if field in request.FILES else MultiValueDict({field: _opened(files.rows())})
    files.shown = [_shown(row) for row in files.rows().defer("sealed")]
    return files


def _that_fit(chosen: Iterable[Any], fits: Callable[[bytes], object]) -> Iterable[tuple[str, bytes]]:
    for each in chosen:
        each.seek(0)
        data = each.read()
        with suppress(ValueError):
            fits(data)
            yield each.name or "", data


def _opened(rows: Iterable[HeldFile]) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(_shown(row).name, unseal_bytes(row.sealed, place=f"held:{row.pk}")) for row in rows]


def _shown(row: HeldFile) -> Held:
    return Held(row.pk, unseal(row.name, place=f"held-name:{row.pk}"), row.size)


def _ids(said: Iterable[str]) -> list[UUID]:
    found = []
    for each in said:
        with suppress(ValueError):
            found.append(UUID(each))
    return found
