"""What every page's frame needs: the municipality, who is in, the menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from tovholder.core.law.rulebook import rulebook
from tovholder.foundation.organisation.models import Municipality


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context for the layout; costs one query for the municipality and those of `request.reader`."""
    signed_in = getattr(request, "user", None) is not None and request.user.is_authenticated
    return {
        "municipality": Municipality.objects.first(),
        "law_checked_until": rulebook().law_checked_until,
        "reader": request.reader if signed_in else None,  # type: ignore[attr-defined]
        "menu": _menu(request) if signed_in else [],
    }


def _menu(request: HttpRequest) -> list[tuple[str, str, bool, int | None]]:
    reader = request.reader  # type: ignore[attr-defined]
    pages = [("Min dag", "desk:my_day", True)]
    pages += [("Modtagelsen", "intake:queue", reader.is_intake)]
    pages += [("Ledelse", "insight:overview", reader.is_leader)]
    return [
        (label, address := reverse(name), request.path == address, None)
        for label, name, shown in pages
        if shown
    ]
