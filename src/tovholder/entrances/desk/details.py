"""What a line of the chronicle says beside its deed, in Danish: the reasons, the results, who was told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tovholder.entrances.desk.words import label_of
from tovholder.foundation.families.identity import HOLD_REASONS
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import day, moment
from tovholder.practice.appointments.models import AppointmentKind
from tovholder.practice.casework.models import ChildRequest, ConsentKind, EndReason, SectionKind, SupportPerson, Task
from tovholder.practice.decisions.models import Access, BoardResult, Reconsidered

MEASURES = ("support_bl32", "early_prevention_bl30", "support_sel52", "support_dst_other", "youth_support_type")
PLANS = ("plan_type",)

# The fact's name, and the code lists or the choices it may be of; a fact without either is told as it stands.
Words = tuple[str, ...] | type[TextChoices]
TOLD: Mapping[str, Mapping[str, Words]] = {
    "safety assessed": {"result": ("safety_assessment_result",), "reason": (), "acute_measure": ()},
    "reassessed": {"reason": ()},
    "screened": {"outcome": ("notification_outcome",), "reason": ()},
    "parents told": {"whom": (), "how": ()},
    "parents not told": {"because": ()},
    "family contacted": {"how": ()},
    "question answered": {"asked": (), "answer": ()},
    "contact hold set": {"because": HOLD_REASONS},
    "contact hold lifted": {"reason": ()},
    "police coordinated": {"agreed": ()},
    "police coordination ended": {"reason": ()},
    "mandatory ground registered": {"ground": ("assessment_ground",)},
    "mandatory ground withdrawn": {"reason": ()},
    "investigation started": {"ground": ("assessment_ground",)},
    "investigation section written": {"section": SectionKind},
    "investigation stopped": {"because": ()},
    "targeted assessment stopped with the case": {"because": ()},
    "statement asked for": {"whom": (), "about": ()},
    "statement reminded of": {"whom": ()},
    "statement received": {"whom": ()},
    "statement read": {"whom": ()},
    "statement refused": {"whom": (), "because": ()},
    "decision prepared": {"decision": ("decision_kind",)},
    "decision made": {"decision": ("decision_kind",)},
    "place closes": {"because": ()},
    "place does not close after all": {"because": ()},
    "plan made": {"kind": PLANS},
    "measure agreed": {"kind": MEASURES},
    "measure started": {"kind": MEASURES},
    "measure changed": {"kind": MEASURES},
    "measure ended": {"kind": MEASURES, "because": EndReason},
    "document received": {"title": ()},
    "document filed": {"title": ()},
    "plan revised": {"because": ()},
    "plan ended": {"kind": PLANS, "because": ()},
    "youth plan considered": {"because": ()},
    "youth support decided": {"because": ()},
    "coordinator named": {"name": (), "title": ()},
    "appointment booked": {"kind": AppointmentKind},
    "appointment held": {"kind": AppointmentKind},
    "appointment cancelled": {"kind": AppointmentKind, "because": ()},
    "child's request received": {"what": ChildRequest.What},
    "support person considered": {"who": SupportPerson.Whose, "outcome": SupportPerson.Outcome},
    "family contact decided": {"form": ("contact_form",)},
    "family contact held": {"went": ()},
    "consent given": {"kind": ConsentKind},
    "consent limited": {"kind": ConsentKind},
    "consent refused": {"kind": ConsentKind},
    "task done": {"kind": Task.Kind},
    "consent withdrawn": {"by_whom": ()},
    "letter not delivered": {"trouble": ()},
    "letter came back": {"trouble": ()},
    "decision letter not delivered": {"trouble": ()},
    "decision letter came back": {"trouble": ()},
    "file access requested": {"by_whom": ()},
    "file access answered": {"access": Access, "paragraph": ()},
    "case opened": {"because": ()},
    "case reopened": {"because": ()},
    "case closed": {"because": ()},
    "added to a closed case": {"because": ()},
    "complaint reconsidered": {"result": Reconsidered},
    "appeals board decided": {"result": BoardResult},
    "note struck": {"because": ()},
    "document moved away": {"because": ()},
    "child moved": {"from": (), "to": ()},
    "municipalities merged": {"of": (), "into": ()},
}
_BEFORE = {
    "from": gettext_noop("Fra"),
    "to": gettext_noop("Til"),
    "by_whom": gettext_noop("Af"),
    "of": gettext_noop("Lagt sammen"),
    "into": gettext_noop("Ny kommune"),
    "acute_measure": gettext_noop("Akut"),
}
_YES = {
    "unfounded": gettext_noop("Ubegrundet underretning"),
    "cancelled": gettext_noop("Aflyst"),
    "late": gettext_noop("Kommet efter klagefristen"),
    "child_seen": gettext_noop("Talt med barnet"),
    "forced": gettext_noop("Uden samtykke"),
    "return_home": gettext_noop("Hjemgivelse"),
    "in_person": gettext_noop("Fortalt personligt"),
    "granted": gettext_noop("Imødekommet"),
    "starts_stand": gettext_noop("Alle frister løber videre fra den dag, de begyndte"),
}
_DAYS = {
    "contact_family_before": gettext_noop("Kontakt med familien senest"),
    "review_on": gettext_noop("Ses på igen"),
    "birth_date": gettext_noop("Født"),
    "due_date": gettext_noop("Termin"),
    "next_by": gettext_noop("Næste opfølgning"),
    "home_on": gettext_noop("Hjem"),
    "until": gettext_noop("Gælder til"),
}
_MOMENTS = {"starts_at": gettext_noop("Hvornår")}
_COUNTED = {"every_days": gettext_noop("Mindst hver %s. dag")}


def details_of(deed: str, facts: Mapping[str, Any]) -> list[str]:
    """The sentences a page shows under the deed; none where nothing was said, or where it has been erased."""
    told = []
    for name, words_in in TOLD.get(deed, {}).items():
        if value := _as_text(facts.get(name)):
            before = f"{_(_BEFORE[name])}: " if name in _BEFORE else ""
            told.append(before + _in_words(value, words_in))
    told += [_(words) for name, words in _YES.items() if facts.get(name) is True]
    told += [_(words) % facts[name] for name, words in _COUNTED.items() if facts.get(name)]
    told += [f"{_(words)} {day(when)}" for name, words in _DAYS.items() if (when := _day(facts.get(name)))]
    told += [f"{_(words)} {moment(when)}" for name, words in _MOMENTS.items() if (when := _moment(facts.get(name)))]
    return told


def _as_text(fact: Any) -> str:
    """What was told, or each of several after the other."""
    return ", ".join(map(str, fact)) if isinstance(fact, list) else str(fact or "")


def _in_words(value: str, words: Words) -> str:
    if isinstance(words, tuple):
        return label_of(value, *words)
    return as_read(str(words(value).label)) if value in words.values else value


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except (TypeError, ValueError):
        return None
