"""From what another system sent to a report: what can be read is read, what cannot is kept as words."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tovholder.entrances.api.shapes import ChildSaid, NotificationSaid, NotifierSaid, ParentSaid, Said
from tovholder.practice.intake import reports
from tovholder.practice.intake.models import Channel

_DOORS = frozenset(Channel.values)
_ANSWERS = {True: "yes", False: "no", "yes": "yes", "no": "no", "ja": "yes", "nej": "no"}


def report_from(said: NotificationSaid) -> reports.Report:
    """The report the front desk takes. Unknown channels and codes are taken along; the deed flags them."""
    return reports.Report(
        text=_with(said.text, _unread(said)),
        channel=_door(said) if _door(said) in _DOORS else Channel.OTHER,
        notifier=_notifier(said.notifier or NotifierSaid()),
        children=tuple(_child(child) for child in said.children or ()),
        parents=tuple(_parent(parent) for parent in said.parents or ()),
        concerns=tuple(said.concerns or ()),
        safety_flags=tuple(said.safety_flags or ()),
        danger_now=_answered(said.danger_now),
        language=said.language or "",
    )


def _door(said: NotificationSaid) -> str:
    return said.channel or Channel.API


def _notifier(said: NotifierSaid) -> reports.NotifierSaid:
    return reports.NotifierSaid(
        kind=said.kind or "99",
        name=said.name or "",
        contact=said.contact or "",
        anonymous=bool(said.anonymous),
    )


def _unread(said: NotificationSaid) -> dict[str, Any]:
    """What has no field of its own in a report, about the notification, the notifier and the parents."""
    unread = _left_over(said) | _half_answered("danger_now", said.danger_now)
    if _door(said) not in _DOORS:
        unread["channel"] = _door(said)
    if said.notifier:
        unread |= {f"notifier.{name}": value for name, value in _left_over(said.notifier).items()}
    for number, parent in enumerate(said.parents or (), start=1):
        more = _left_over(parent) | _half_answered("knows_of_notification", parent.knows_of_notification)
        unread |= {f"parents.{number}.{name}": value for name, value in more.items()}
    return unread


def _half_answered(name: str, said: str | bool | None) -> dict[str, Any]:
    """An answer that is neither yes, no nor unknown: "only the mother" says more than we have a code for."""
    return {name: said} if isinstance(said, str) and _answered(said) == "unknown" != said.strip().casefold() else {}


def _child(said: ChildSaid) -> reports.ChildSaid:
    born, due = _day(said.birth_date), _day(said.due_date)
    unread = _left_over(said)
    if said.birth_date and born is None:
        unread["født"] = said.birth_date
    if said.due_date and due is None:
        unread["termin"] = said.due_date
    return reports.ChildSaid(
        name=said.name or "",
        description=_with(said.description or "", unread),
        birth_date=born,
        due_date=due,
        cpr=said.cpr or "",
        address=said.address or "",
        whereabouts_now=said.whereabouts_now or "",
        school_or_daycare=said.school_or_daycare or "",
        municipality=said.municipality or "",
    )


def _parent(said: ParentSaid) -> reports.ParentSaid:
    return reports.ParentSaid(
        name=said.name or "", phone=said.phone or "", knows_of_notification=_answered(said.knows_of_notification)
    )


def _answered(said: str | bool | None) -> str:
    return _ANSWERS.get(said.casefold() if isinstance(said, str) else said, "unknown")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _left_over(said: Said) -> dict[str, Any]:
    return dict(said.model_extra or {})


def _with(text: str, unread: dict[str, Any]) -> str:
    """The words, and after them what was sent in fields we could not read: nothing is lost."""
    if not unread:
        return text
    kept = "; ".join(f"{name}: {_in_words(value)}" for name, value in unread.items())
    return f"{text}\n\n[Afsender sendte også: {kept}]".strip()


def _in_words(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
