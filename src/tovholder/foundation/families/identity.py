"""The identity bar of a page about one child: who it is, and what must be known before anybody rings or writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from tovholder.core.law.codelists import word_of
from tovholder.foundation.families.models import Child, ContactHold, Protection
from tovholder.foundation.families.showing import age_in_its_place, shown_name
from tovholder.foundation.ui.language import as_read

# A hold is set for a reason of its own list, or because of a safety flag or of who is suspected.
HOLD_REASONS = ("contact_hold_reason", "safety_flag", "suspect")


def identity_bar(child: Child, *, on: date, url: str = "") -> dict[str, Any]:
    """What ui/identity_bar.html needs on a page that is not the child's own; one query, for the contact hold."""
    holds = ContactHold.objects.filter(child=child.pk, lifted_at=None).values_list("because", "set_at", "review_on")
    return {
        "id": child.pk,
        "name": shown_name(child),
        "full_name": full_name_beside(child),
        "age": age_in_its_place(child, on=on),
        "url": url,
        "warnings": warnings_of(child, holds),
    }


def full_name_beside(child: Child) -> str:
    """The child's full name, where the child is called something else."""
    return child.name if child.called and child.called != child.name else ""


def warnings_of(
    child: Child, holds: Iterable[tuple[str, datetime, date | None]], *, lifting: str = ""
) -> list[dict[str, Any]]:
    """Contact holds (why, since when, when it is looked at again), a protected address, a safe channel.

    `lifting` is the page where a hold is lifted, on a page whose reader may.
    """
    warnings: list[dict[str, Any]] = [
        {
            "kind": _("Kontaktstop: %s") % why_on_hold(because),
            "since": set_at,
            "review_on": review_on,
            "words": _("Kontakt ikke familien, før Modtagelsen har ophævet det med en begrundelse."),
            "url": lifting,
        }
        for because, set_at, review_on in holds
    ]
    if child.protection != Protection.NONE:
        words = _("Adressen vises kun, når du beder om den, og må ikke stå i breve.")
        warnings.append({"kind": Protection(child.protection).label, "words": words})
    if child.safe_channel:
        warnings.append({"kind": _("Sikker kontakt"), "words": child.safe_channel})
    return warnings


def why_on_hold(code: str) -> str:
    """Why a contact hold stands: the reason given, or the safety flag or suspect it follows from."""
    return as_read(word_of(code, *HOLD_REASONS))
