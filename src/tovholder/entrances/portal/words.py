"""The codes of the front door in words for somebody who has never filled in a form of ours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from tovholder.core.law.codelists import codelist

Choices = list[tuple[str, Any]]

SAFETY: Mapping[str, Any] = {
    "abuse_physical": _("Nogen slår barnet eller gør det ondt på kroppen"),
    "abuse_sexual": _("Nogen gør noget seksuelt ved barnet"),
    "abuse_psychological": _("Nogen truer, ydmyger eller skræmmer barnet"),
    "witness_violence": _("Barnet ser eller hører vold derhjemme"),
    "suicide": _("Barnet vil ikke leve mere eller gør skade på sig selv"),
    "honour": _("Familien styrer barnet hårdt for ærens skyld"),
    "trip_abroad": _("Barnet kan blive sendt til udlandet mod sin vilje"),
    "fgm": _("Barnet kan blive omskåret"),
    "shelter_return": _("Barnet skal fra et krisecenter hjem til vold"),
    "unborn": _("Barnet er ikke født endnu"),
    "placement_concern": _("Det sker i en plejefamilie eller på en institution"),
    "staff_suspected": _("Det handler om en, der er ansat til at passe på barnet"),
}
SUSPECT: Mapping[str, Any] = {
    "custody_holder_a": _("Barnets mor eller far"),
    "household": _("En anden, der bor sammen med barnet"),
    "network": _("En i familien eller omgangskredsen"),
    "placement": _("En i plejefamilien eller på institutionen"),
    "staff": _("En medarbejder"),
    "other_child": _("Et andet barn"),
}
WRITER: Mapping[str, Any] = {
    "13": _("Familie, ven, nabo eller bekendt"),
    "12": _("Jeg er selv barnet eller den unge"),
    "2": _("Skole eller anden uddannelse"),
    "3": _("Dagpleje, vuggestue, børnehave, SFO eller klub"),
    "5": _("Sundhedsplejen eller tandlægen"),
    "4": _("Læge, sygehus eller andet i sundhedsvæsenet"),
    "6": _("Politi eller domstol"),
    "9": _("Plejefamilie eller institution"),
    "10": _("Forening, frivillig organisation eller krisecenter"),
    "1": _("En kommune"),
    "11": _("En anden"),
}
# Asked in another way on the form, or nothing somebody outside the house can know.
ASKED_OTHERWISE = {"safety_flag": {"danger_now"}, "suspect": {"custody_holder_b", "unknown"}, "notifier": {"8", "99"}}
_IN_PLAIN_WORDS = {"safety_flag": SAFETY, "suspect": SUSPECT, "notifier": WRITER}


def choices(name: str, *, on: date) -> Choices:
    """The codes of a list in force that (Danish) day, in our plain words; in the list's own where we have none."""
    plain, current = _IN_PLAIN_WORDS[name], {item.code: item.da for item in codelist(name).on(on)}
    new = [code for code in current if code not in plain and code not in ASKED_OTHERWISE[name]]
    return [(code, plain.get(code, current[code])) for code in (*plain, *new) if code in current]
