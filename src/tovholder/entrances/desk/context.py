"""What every page's frame needs: the municipality, who is in, the menu."""

from __future__ import annotations

from functools import cache, partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from tovholder.core.law.rulebook import rulebook
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.letters.queries import MAY_KEEP
from tovholder.foundation.organisation.models import Municipality


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context for the layout; costs one query for the municipality and those of `request.reader`."""
    user = getattr(request, "user", None)
    reader: Reader | None = getattr(request, "reader", None) if user is not None and user.is_authenticated else None
    return {
        "municipality": Municipality.objects.first(),
        "law_checked_until": rulebook().law_checked_until,
        "reader": reader,
        "menu": _menu(request.path, reader) if reader is not None else [],
        "pages_of_child": partial(pages_of_child, here=request.get_full_path()) if reader is not None else None,
    }


def _menu(path: str, reader: Reader) -> list[tuple[str, str, bool, int | None]]:
    """The pages this person has a use for; label, address, whether we are there, and a number beside it."""
    pages = [(_("Min dag"), "desk:my_day", True)]
    pages += [(_("Modtagelsen"), "intake:queue", reader.is_intake), (_("Vagtsiden"), "intake:watch", reader.on_watch)]
    pages += [(_("Aftaler"), "appointments:mine", True), (_("Post"), "documents:basket", True)]
    pages += [(_("Tilsyn"), "supervision:overview", True), (_("Udvalget"), "committee:overview", True)]
    pages += [(_("Til godkendelse"), "decisions:waiting", reader.is_leader)]
    pages += [(_("Ledelse"), "insight:overview", reader.is_leader)]
    pages += [(_("Brevskabeloner"), "letters:templates", bool(reader.kinds & MAY_KEEP))]
    pages += [(_("Hjælp"), "ui:help", True)]
    return [
        (label, address, path == address, None)
        for label, name, shown in pages
        if shown and (address := address_of(name))
    ]


_OF_CHILD = (
    ("Overblik", "desk:child", ""),
    ("Journal", "desk:timeline", "?slags=notat"),
    ("Tidslinje", "desk:timeline", ""),
    ("Undersøgelse", "investigations:of_child", ""),
    ("Afgørelser", "decisions:child", ""),
    ("Plan", "plans:plan", ""),
    ("Indsatser", "casework:help_of_child", ""),
    ("Tilsyn", "supervision:child", ""),
    ("Sagens gang", "casework:life_of_case", ""),
)


def pages_of_child(child_id: UUID, *, here: str) -> list[tuple[str, str, bool]]:
    """The child's sub-menu: label, address, whether we are there (the address we are at begins with it)."""
    pages = [(_(label), address_of(name, child_id) + asks) for label, name, asks in _OF_CHILD]
    at = max((url for _label, url in pages if url and here.startswith(url)), key=len, default="")
    return [(label, url, url == at) for label, url in pages if url]


def address_of(name: str, *args: object) -> str:
    """The address of a page; nothing when the house has no such page."""
    if len(args) == 1 and isinstance(args[0], UUID):
        return _address_about(name, settings.ROOT_URLCONF).replace(_SOMEBODY, str(args[0]))
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


_SOMEBODY = str(UUID(int=0))


@cache
def _address_about(name: str, _of: str) -> str:
    """The address about somebody: a day's list leads to three hundred pages, and to three kinds of them."""
    return address_of(name, _SOMEBODY)
