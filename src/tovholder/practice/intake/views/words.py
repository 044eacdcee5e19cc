"""What the pages of Modtagelsen say about a notification, its child and what has been done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tovholder.core.law.codelists import word_of
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.actions import cpr_of
from tovholder.foundation.families.identity import why_on_hold
from tovholder.foundation.families.models import Child, TieKind
from tovholder.foundation.families.showing import age_in_its_place, shown_name
from tovholder.foundation.ui.language import as_read
from tovholder.practice.intake.models import Answer, Channel, Notification, NotifierIdentity
from tovholder.practice.intake.queries.adults import AdultNear
from tovholder.practice.intake.queries.one_concern import GrownUp, OneConcern

CHILD_ITSELF = "12"
ANSWERS: Mapping[str, Any] = {
    Answer.YES: gettext_lazy("Ja"),
    Answer.NO: gettext_lazy("Nej"),
    Answer.UNKNOWN: gettext_lazy("Ved ikke"),
}
THROUGH: Mapping[str, Any] = {
    "child": gettext_lazy("Om barnet selv"),
    "sibling": gettext_lazy("Om en søskende"),
    "household": gettext_lazy("Om et barn i samme hjem"),
    "placement": gettext_lazy("Om et barn på samme anbringelsessted"),
    "adult": gettext_lazy("Om den samme voksne"),
}


@dataclass(frozen=True)
class ShownNotification:
    """The notification in words."""

    record: Notification
    notifier: str
    name: str
    contact: str
    channel: str
    flags: tuple[str, ...]
    suspects: tuple[str, ...]
    concerns: tuple[str, ...]
    danger: str
    danger_is_said: bool
    parents_may_know: str
    parents_must_not_know: bool
    parents_said: tuple[tuple[str, str, str], ...]


def shown_notification(notification: Notification) -> ShownNotification:
    """The notification with every code as its word."""
    suspects = [as_read(word_of(code, "suspect")) for code in notification.suspect]
    if notification.suspect_person is not None:
        suspects.append(notification.suspect_person.name)
    return ShownNotification(
        record=notification,
        notifier=as_read(word_of(notification.notifier_kind, "notifier")),
        name=notification.notifier_name or as_read(NotifierIdentity(notification.notifier_identity).label),
        contact=notification.notifier_contact,
        channel=as_read(Channel(notification.channel).label),
        flags=tuple(as_read(word_of(code, "safety_flag")) for code in notification.safety_flags),
        suspects=tuple(suspects),
        concerns=tuple(as_read(word_of(code, "notification_reason")) for code in notification.concerns),
        danger=str(ANSWERS[notification.danger_now]),
        danger_is_said=notification.danger_now == Answer.YES,
        parents_may_know=str(ANSWERS[notification.parents_may_know]),
        parents_must_not_know=notification.parents_may_know == Answer.NO,
        parents_said=tuple(
            (
                said.get("name") or _("En voksen uden navn"),
                said.get("phone", ""),
                str(ANSWERS.get(said.get("knows_of_notification"), "")),
            )
            for said in notification.parents_said
        ),
    )


def identity_bar(found: OneConcern, *, now: datetime) -> dict[str, Any]:
    """The child first: what ui/identity_bar.html shows."""
    child = found.child
    return {
        "name": shown_name(child),
        "age": age_in_its_place(child, on=danish_day(now)),
        "cpr": written_cpr(child),
        "lives_now": "; ".join(filter(None, [found.concern.whereabouts_now, *found.lives])),
        "url": page_of_child(child),
        "custody": _(" og ").join(_with_kind(adult) for adult in found.grown_ups if adult.custody),
        "interpreter": (child.language or found.concern.notification.language) if _needs_words(found) else "",
        "warnings": [
            {
                "kind": _("Kontaktstop: %s") % why_on_hold(hold.facts["because"]),
                "since": hold.at,
                "review_on": hold.facts["review_on"],
            }
            for hold in found.holds
        ],
    }


def written_cpr(child: Child) -> str:
    """The number as people write it, with a hyphen; empty when there is none."""
    digits = cpr_of(child)
    return f"{digits[:6]}-{digits[6:]}" if digits else ""


def may_be_answered(notification: Notification) -> bool:
    """Whether there is anybody to acknowledge to: not who is anonymous and has left no way to be reached."""
    known = notification.notifier_identity in (NotifierIdentity.NAMED, NotifierIdentity.WITHHELD)
    return known or bool(notification.notifier_contact)


def page_of_child(child: Child) -> str:
    """The child's own page, where the house has one: it stands on a floor above, and is known by name only."""
    try:
        return reverse("desk:child", args=[child.pk])
    except NoReverseMatch:
        return ""


def grown_up_kind(adult: GrownUp) -> str:
    """How the adult belongs to the child."""
    return as_read(TieKind(adult.kind).label)


def adult_in_words(adult: AdultNear) -> str:
    """ "Mette Ågård, mor (2 andre børn, mistænkt i 1 underretning før)"."""
    who = _("%(name)s, %(kind)s") % {
        "name": adult.name or _("uden navn"),
        "kind": as_read(TieKind(adult.kind).label).lower() if adult.kind else _("bor i hjemmet"),
    }
    known = []
    if adult.other_children:
        known.append(
            ngettext("%(n)d andet barn", "%(n)d andre børn", adult.other_children) % {"n": adult.other_children}
        )
    if adult.suspected_before:
        words = ngettext(
            "mistænkt i %(n)d underretning før", "mistænkt i %(n)d underretninger før", adult.suspected_before
        )
        known.append(words % {"n": adult.suspected_before})
    return f"{who} ({', '.join(known)})" if known else who


def _with_kind(adult: GrownUp) -> str:
    return f"{adult.name} ({grown_up_kind(adult).lower()})" if adult.name else grown_up_kind(adult).lower()


def _needs_words(found: OneConcern) -> bool:
    return found.child.needs_interpreter or bool(found.concern.notification.language)
