"""What stands on the pages of this room: rows of gates, steps and consents, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from tovholder.core.law.rulebook import rulebook
from tovholder.practice.decisions.gates import CHILDS_OWN_CONSENTS, gates
from tovholder.practice.decisions.models import Gate
from tovholder.practice.decisions.seen import GateSeen, Prepared, State

_PAGES: Mapping[str, str] = {
    "HEARING-19": "decisions:hearing",
    "ACCESS-POSTPONES": "decisions:access",
    "LAWYER": "decisions:lawyer",
    "CHILD-BISIDDER": "decisions:lay_representative",
    "HAGUE-155": "decisions:central_authority",
    "INTERPRETER": "decisions:interpreter",
    "IMPARTIAL-3": "decisions:impartiality",
    "CHILD-VIEW": "decisions:child_view",
    "CONSENT-FMI": "decisions:consent",
    "CONSENT-15": "decisions:consent",
    "CONSENT-12-MOVE": "decisions:consent",
}
_BADGES: Mapping[State, str] = {State.READY: "done", State.EXCUSED: "done", State.MISSING: "waiting"}


@dataclass(frozen=True)
class GateRow:
    """A gate as a row of the list: where it is met, its status, and the law behind it."""

    gate: GateSeen
    url: str
    badge: str
    source: str
    also: str = ""
    also_words: str = ""


@dataclass(frozen=True)
class StepRow:
    """A step that was taken, with the page on which its answer is written."""

    what: str
    who: str
    happened_at: datetime
    words: str
    excused: bool
    answer_by: date | None
    answered_at: datetime | None
    answer: str
    answer_url: str
    letter: str


def gate_rows(prepared: Prepared, preparation_id: UUID, *, written: bool = False) -> list[GateRow]:
    """The list klar / mangler, each with a link to where it is met and the law of the day."""
    return [_row(gate, preparation_id, prepared) for gate in gates(prepared, written=written)]


def _row(gate: GateSeen, preparation_id: UUID, prepared: Prepared) -> GateRow:
    page = _PAGES.get(gate.rule)
    here = reverse(page, args=[preparation_id]) if page else ""
    if gate.rule in CHILDS_OWN_CONSENTS:
        here += f"?{urlencode({'hvem': prepared.child.id})}"  # the child comes chosen: it is the child who is asked
    elsewhere = _elsewhere(gate, prepared, preparation_id)
    also = here if elsewhere and gate.missing else ""
    return GateRow(
        gate=gate,
        url=elsewhere or here,
        badge=_BADGES.get(gate.state, ""),
        source=_source(gate, prepared),
        also=also,
        also_words=_("Undlad med begrundelse") if also else "",
    )


def _elsewhere(gate: GateSeen, prepared: Prepared, preparation_id: UUID) -> str:
    """Where a gate is met that is not met by a step: a talk with the child, the requests for the file, another
    country."""
    if gate.rule == "CHILD-VIEW" and gate.missing:
        return _talk(prepared, preparation_id)
    if gate.rule == Gate.CENTRAL_AUTHORITY:
        return reverse("casework:other_country", args=[prepared.child.id])
    if gate.rule == Gate.ACCESS and gate.missing:
        return reverse("decisions:file_access", args=[prepared.child.id])
    if gate.rule == Gate.ACCESS:
        back = reverse("decisions:preparation", args=[preparation_id])
        return f"{reverse('decisions:ask_for_file', args=[prepared.child.id])}?{urlencode({'videre': back}, safe='/')}"
    return ""


def _source(gate: GateSeen, prepared: Prepared) -> str:
    """The law behind a gate; the consent to a placement stands where the placement does, not with support at home."""
    if gate.rule == "CONSENT-FMI" and prepared.kind.is_placement and prepared.kind.paragraph:
        return prepared.kind.paragraph
    version = rulebook().version_on(gate.rule, prepared.on)
    return version.source if version else ""


def _talk(prepared: Prepared, preparation_id: UUID) -> str:
    """The page of a talk about this matter, from which one comes back here; nothing when the house has no such page."""
    back = reverse("decisions:preparation", args=[preparation_id])
    asks = urlencode({"sag": str(prepared.kind.about), "videre": back}, safe="/")
    page = _page("casework:speak_with_child", prepared.child.id)
    return f"{page}?{asks}" if page else ""


def steps_in_words(rows: Iterable[Mapping[str, Any]]) -> list[StepRow]:
    """The steps taken, the newest first; those that wait for an answer lead to it."""
    return [_step(row) for row in reversed(list(rows))]


def _step(row: Mapping[str, Any]) -> StepRow:
    waits = row["gate"] == Gate.HEARING and not row["excused"] and not row["answered_at"]
    return StepRow(
        what=str(Gate(row["gate"]).label),
        who=row["person_name"],
        happened_at=datetime.fromisoformat(row["happened_at"]),
        words=row["words"],
        excused=row["excused"],
        answer_by=date.fromisoformat(row["answer_by"]) if row["answer_by"] else None,
        answered_at=datetime.fromisoformat(row["answered_at"]) if row["answered_at"] else None,
        answer=row["answer"],
        answer_url=reverse("decisions:answer", args=[row["id"]]) if waits else "",
        letter=reverse("letters:letter", args=[row["letter"]]) if row["letter"] else "",
    )


def consents_in_words(rows: Iterable[Mapping[str, Any]], version: int) -> list[tuple[str, str, datetime, str, str]]:
    """Who answered what about the purpose, when, and the pages to limit or withdraw a consent that stands."""
    return [_consent(row, version) for row in rows]


def _consent(row: Mapping[str, Any], version: int) -> tuple[str, str, datetime, str, str]:
    given, when = row["given_at"], row["withdrawn_at"] or row["given_at"] or row["refused_at"] or row["sought_at"]
    if row["withdrawn_at"]:
        words = _("Trukket tilbage")
    elif row["lapsed_at"]:
        words = _("Givet før fødslen og gælder ikke mere")
    elif given:
        words = _("Ja, med begrænsning: %s") % row["limits"] if row["limits"] else _("Ja til formålet")
        if row["purpose_version"] != version:
            words = _("Ja til et tidligere formål")
    else:
        words = _("Nej") if row["refused_at"] else _("Spurgt, ikke svaret")
    stands = given and not row["withdrawn_at"] and not row["lapsed_at"]
    limit = reverse("decisions:limit", args=[row["id"]]) if stands else ""
    withdraw = reverse("decisions:withdraw", args=[row["id"]]) if stands else ""
    return row["person_name"], words, datetime.fromisoformat(when), limit, withdraw


def _page(name: str, about: UUID) -> str:
    try:
        return reverse(name, args=[about])
    except NoReverseMatch:
        return ""
