"""What every page's frame needs: the municipality, who is in, the menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from tovholder.core.law.rulebook import rulebook
from tovholder.foundation.access.readers import Reader
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
    }


def _menu(path: str, reader: Reader) -> list[tuple[str, str, bool, int | None]]:
    """The pages this person has a use for; label, address, whether we are there, and a number beside it."""
    pages = [(_("Min dag"), "desk:my_day", True)]
    pages += [(_("Modtagelsen"), "intake:queue", reader.is_intake), (_("Vagtsiden"), "intake:watch", reader.on_watch)]
    pages += [(_("Ledelse"), "insight:overview", reader.is_leader)]
    pages += [(_("Hjælp"), "ui:help", True)]
    return [
        (label, address, path == address, None)
        for label, name, shown in pages
        if shown and (address := address_of(name))
    ]


def address_of(name: str, *args: object) -> str:
    """The address of a page; nothing when the house has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
