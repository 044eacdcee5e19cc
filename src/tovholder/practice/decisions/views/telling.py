"""A decision as it was made, with its whole course; and the letters, checked before they go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.models import Child, Protection, Residence
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.letters.actions import HeldBack
from tovholder.foundation.organisation.competence import NAMED_BY_LAW
from tovholder.foundation.organisation.models import Level
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.forms.telling import PartyLetterForm
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.models import HowTold
from tovholder.practice.decisions.parties import Party
from tovholder.practice.decisions.queries import parties_of
from tovholder.practice.decisions.views.course import course_of
from tovholder.practice.decisions.views.frame import open_decision, page_of
from tovholder.practice.decisions.views.proposals import decision_in_words
from tovholder.practice.decisions.views.steps import known_address

LETTERS = keeps_drafts("breve-om-afgoerelse", danish="Breve om en afgørelse", page="decisions:tell")
ENCLOSED = "Klagevejledning (står i brevet)"


@dataclass(frozen=True)
class Row:
    """One party on the page that is checked before sending."""

    party: Party
    born: date | None
    form: PartyLetterForm


@require_safe
def decision(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """The decision: what, by which law, who, why; who has it; complaints, the board, the court."""
    found, child = open_decision(request, decision_id, page="decision", whole=True)
    kind = kind_on(found.kind, danish_day(found.happened_at))
    told = list(found.told.all())
    parties = parties_of(child, kind=found.kind, on=danish_day(found.happened_at))
    names = {each.person for each in told}
    context = page_of(
        request,
        child,
        back=reverse("decisions:child", args=[child.pk]),
        decision=found,
        kind=kind,
        parts=decision_in_words(found),
        told=told,
        to_board=found.by_level in NAMED_BY_LAW,
        untold=[party for party in parties if party.id not in names],
        course=course_of(found),
        complaints=list(found.complaints.all()),
        orders=list(found.orders.all()),
        by=_who_decided(found),
    )
    return render(request, "decisions/decision.html", context)


def tell(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """Check before sending: who gets it, where, how; each party a letter of their own."""
    found, child = open_decision(request, decision_id, page="tell_decision")
    today = danish_day(request.reader.at)
    writing = writing_of(request, LETTERS, about=found.pk)
    if writing.only_kept:
        return redirect(request.path)
    rows = _rows(request, found, child, today, writing)
    trouble = ""
    if request.method == "POST" and all(row.form.is_valid() for row in rows):
        chosen = [row for row in rows if row.form.cleaned_data["send"]]
        trouble = _exposes(found, child, today, chosen) if chosen else _("Vælg mindst én, der skal have afgørelsen.")
        if not trouble:
            try:
                with writing.once() as first:
                    if first:
                        _send(request, found, child, chosen)
            except HeldBack as held:
                trouble = str(held)
            else:
                messages.success(request, _("Brevene er skrevet. Klagefristen løber for hver part."))
                return redirect("decisions:decision", found.pk)
    context = page_of(
        request,
        child,
        back=reverse("decisions:decision", args=[found.pk]),
        decision=found,
        kind=kind_on(found.kind, danish_day(found.happened_at)),
        rows=rows,
        enclosed=ENCLOSED,
        forms=[row.form for row in rows],
        trouble=trouble,
        writing=writing,
        body=_fields(found, child),
    )
    return render(request, "decisions/tell.html", context)


def _rows(request: StaffRequest, found: Decision, child: Child, today: date, writing: Any) -> list[Row]:
    told = {each.person for each in found.told.all()}
    parties = parties_of(child, kind=found.kind, on=danish_day(found.happened_at))
    rows = []
    for number, party in enumerate(each for each in parties if each.id not in told):
        address, hidden = known_address(party.id, child=child, on=today)
        form = PartyLetterForm(
            request.POST or None,
            prefix=f"p{number}",
            initial=writing.initial(f"p{number}") or None,
            party=party,
            today=today,
            known_address=address,
            hidden=hidden or (party.is_child and child.protection != Protection.NONE),
        )
        rows.append(Row(party, child.birth_date if party.is_child else None, form))
    return rows


def _send(request: StaffRequest, found: Decision, child: Child, chosen: list[Row]) -> None:
    reader = request.reader
    recipients = [_recipient(row) for row in chosen]
    actions.tell_decision(found, recipients, fields=_fields(found, child), at=reader.at, by=reader.hand)


def _recipient(row: Row) -> actions.Recipient:
    given = row.form.cleaned_data
    return actions.Recipient(
        person=row.party.id,
        name=row.party.name,
        role=str(row.party.role),
        how=HowTold(given["how"]),
        told_on=given["told_on"],
        address=row.form.where(),
        letter="decision_child" if row.party.is_child else "decision",
        told_to_child=given.get("told_to_child", ""),
    )


def _fields(found: Decision, child: Child) -> dict[str, str]:
    """What fills in the letters. The child's own words are not among them (law review F02)."""
    kind = kind_on(found.kind, danish_day(found.happened_at))
    lines = [
        (_("Vi har lagt vægt på: %s"), found.facts),
        (_("Alternativer, vi har overvejet: %s"), found.alternatives),
        (_("Vi regner med, at det varer: %s"), found.expected_duration),
        (_("Det bliver taget op igen senest %s."), day(found.renewal_due) if found.renewal_due else ""),
    ]
    if found.plan_needed is not None:
        lines.append(
            ("%s", _("Der bliver lavet en plan.") if found.plan_needed else _("Der bliver ikke lavet en plan."))
        )
    wish = _("Sådan har %(child)ss ønske påvirket afgørelsen: %(words)s")
    to_board = found.by_level in NAMED_BY_LAW
    return {
        "what": kind.danish.lower(),
        "child": shown_name(child),
        "decided_on": day(found.happened_at),
        "paragraph": found.paragraph or kind.paragraph or _("reglerne om hjælp til børn og unge"),
        "purpose": found.purpose or _("det, der står i begrundelsen"),
        "particulars": "\n\n".join(words % value for words, value in lines if value),
        "reasons": found.reasons,
        "wish": wish % {"child": shown_name(child), "words": found.wish_changed} if found.wish_changed else "",
        "decided_by": _who_decided(found),
        "complaint": _("Du klager direkte til Ankestyrelsen over udvalgets afgørelse.")
        if to_board
        else _(
            "Du klager til os. Vi ser på afgørelsen igen inden fire uger. Ændrer vi den ikke, sender vi klagen til "
            "Ankestyrelsen."
        ),
        "complaint_child": _("Ankestyrelsen bestemmer så, om det er rigtigt."),
    }


def _who_decided(found: Decision) -> str:
    """The name and post, and the level where the post does not say it already."""
    level = str(Level(found.by_level).label).lower() if found.by_level else ""
    return f"{found.by_name} ({level})" if level and level not in found.by_name.lower() else found.by_name


def _exposes(found: Decision, child: Child, on: date, chosen: list[Row]) -> str:
    """What must not stand in a letter: an address of the child's that is protected. "" when all is well."""
    homes = Residence.objects.on(on).filter(child=child).select_related("home")
    hidden = child.protection != Protection.NONE
    secret = [each.home.address for each in homes if each.home.address and (hidden or each.home.secret)]
    told = any(not row.party.is_child for row in chosen)
    said = " ".join(_fields(found, child).values()) if told else ""
    if any(address.casefold() in said.casefold() for address in secret):
        return _("Brevet nævner en adresse, som er beskyttet. Afgørelsen kan ikke sendes, som den er skrevet.")
    return ""
