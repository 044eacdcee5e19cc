"""What every page's frame needs: the municipality, who is in, the menu."""

from __future__ import annotations

from functools import cache, partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

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
        "pages_of_child": partial(_pages_here, request) if reader is not None else None,
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
    pages += [(_("Administration"), "administration:overview", reader.is_administrator)]
    pages += [(_("Hjælp"), "ui:help", True)]
    shown = [(label, address) for label, name, is_shown in pages if is_shown and (address := address_of(name))]
    at = _nearest(path, [address for _label, address in shown if address != "/" or path == "/"])
    return [(label, address, address == at, None) for label, address in shown]


def _nearest(path: str, addresses: list[str]) -> str:
    """The address we are at or under; of two the one that says more. Nothing when we are under none of them."""
    return max((each for each in addresses if each and path.startswith(each)), key=len, default="")


_OF_CHILD = (
    (gettext_noop("Overblik"), "desk:child", ""),
    (gettext_noop("Journal"), "desk:timeline", "?slags=notat"),
    (gettext_noop("Tidslinje"), "desk:timeline", ""),
    (gettext_noop("Undersøgelse"), "investigations:of_child", ""),
    (gettext_noop("Afgørelser"), "decisions:child", ""),
    (gettext_noop("Plan"), "plans:plan", ""),
    (gettext_noop("Indsatser"), "casework:help_of_child", ""),
    (gettext_noop("Tilsyn"), "supervision:child", ""),
    (gettext_noop("Sagens gang"), "casework:life_of_case", ""),
)


# Under which of the child's pages another room's pages lie, by the file that shows them; the longest name wins.
_LIES_UNDER = {
    "desk.views.chronology": "Tidslinje",
    "casework.views.journal": "Journal",
    "casework.views.conversations": "Journal",
    "casework.views.moving_notes": "Journal",
    "casework.views.moving_documents": "Overblik",
    "casework.views.grown_ups": "Overblik",
    "casework.views.about_child": "Overblik",
    "casework.views.other_country": "Overblik",
    "desk.views.grown_ups": "Overblik",
    "casework.views.life": "Sagens gang",
    "casework.views.closing": "Sagens gang",
    "casework.views.caseworkers": "Sagens gang",
    "casework.views.requests": "Sagens gang",
    "casework.views.wishes": "Sagens gang",
    "casework.views.asking_units": "Sagens gang",
    "casework.views.handing_over": "Sagens gang",
    "intake.views.same_child": "Sagens gang",
    "casework": "Indsatser",
    "investigations": "Undersøgelse",
    "decisions": "Afgørelser",
    "plans": "Plan",
    "supervision": "Tilsyn",
}


def _pages_here(request: HttpRequest, child_id: UUID) -> list[tuple[str, str, bool]]:
    file = request.resolver_match.func.__module__ if request.resolver_match else ""  # tovholder.<floor>.<room>...
    return pages_of_child(child_id, here=request.get_full_path(), shown_by=file.split(".", 2)[-1])


def pages_of_child(child_id: UUID, *, here: str, shown_by: str = "") -> list[tuple[str, str, bool]]:
    """The child's sub-menu: label, address, whether we are there.

    We are at the page that the file `shown_by` lies under, else at the one whose address `here` begins with.
    """
    pages = [(label, address_of(name, child_id) + asks) for label, name, asks in _OF_CHILD]
    under = _LIES_UNDER.get(_nearest(shown_by, list(_LIES_UNDER)))
    at = _nearest(here, [url for _label, url in pages])
    return [(_(label), url, label == under if under else url == at) for label, url in pages if url]


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
