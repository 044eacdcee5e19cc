"""One section of an investigation: what we know on top, then the three kinds of sentences."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import DraftKind, keeps_drafts
from tovholder.foundation.drafts.two_hands import Their, meet
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.ui.language import in_danish
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Investigation, SectionKind, SectionState, SectionText
from tovholder.practice.casework.views.acting import act_in_case
from tovholder.practice.investigations.forms.writing import JudgementForm, SectionForm, WholeForm
from tovholder.practice.investigations.known import Known, in_section, known_about
from tovholder.practice.investigations.queries import latest_texts
from tovholder.practice.investigations.sections import ADDRESSES, Section, section_of, sections_of
from tovholder.practice.investigations.views.doors import investigation_page, open_investigation

# Each section keeps its own draft: its page is known by the investigation alone.
DRAFTS: dict[SectionKind, DraftKind] = {
    kind: keeps_drafts(
        f"afsnit-{address}", danish=f"Undersøgelse: {kind.label}", page=f"investigations:section_{kind.value}"
    )
    for kind, address in ADDRESSES.items()
}


def section(request: StaffRequest, investigation_id: UUID, kind: SectionKind) -> HttpResponse:
    """Write a section. Of two who write at once, the second meets what the first has saved."""
    reader = request.reader
    investigation, child = open_investigation(request, investigation_id, page=f"investigation:{kind.value}")
    if investigation.completed_at is not None:
        messages.info(request, _("Undersøgelsen er afsluttet. Nye oplysninger skrives i journalen."))
        return redirect("investigations:whole", investigation.pk)
    this, texts = section_of(kind, investigation, child), latest_texts(investigation)
    writing = writing_of(request, DRAFTS[kind], about=investigation.pk)
    if writing.only_kept:
        return redirect(request.path)
    take = request.POST.get("take", "")  # what is taken over becomes the record's words
    known = (in_danish(known_about) if take else known_about)(child, reader=reader, besides=investigation)
    meeting = meet(request, _saved(texts.get(kind)))
    taken = next((each for each in known if each.field and each.key == take), None)
    form = _form(request, this, texts.get(kind), writing.initial(), taken)
    done = act_in_case(
        writing,
        form,
        lambda: _write(request, investigation, kind, form),
        child=child,
        saved=_("%s er gemt.") % this.label,
        to=_onwards(request, this, investigation),
        also_valid=lambda: not meeting.theirs,
    )
    if done:
        return done
    here, anywhere = in_section(known, kind)
    context = investigation_page(
        request,
        investigation,
        child,
        section=this,
        form=form,
        writing=writing,
        meeting=meeting,
        known=here,
        known_anywhere=anywhere,
        taken=taken,
        others=_others(investigation, child, texts) if this.is_whole else [],
    )
    return render(request, "investigations/section.html", context)


def _write(request: StaffRequest, investigation: Investigation, kind: SectionKind, form: JudgementForm) -> SectionText:
    reader = request.reader
    return actions.write_section(
        investigation,
        kind,
        state=form.state,
        **form.texts(),
        written_by=reader.user.name,
        at=reader.at,
        by=reader.hand,
    )


def _form(
    request: StaffRequest, this: Section, text: SectionText | None, draft: dict[str, Any], taken: Known | None
) -> JudgementForm:
    """The form with what stands; what is taken over stands in it and is not saved yet."""
    kind = WholeForm if this.is_whole else SectionForm
    if request.method != "POST":
        saved = (
            {
                "facts": text.facts,
                "sayings": text.sayings,
                "judgement": text.judgement,
                "finished": text.state == SectionState.FINISHED,
                "not_relevant_because": text.not_relevant_because,
            }
            if text
            else {}
        )
        return kind(initial={**saved, **draft})
    typed = request.POST.copy()
    if taken is not None:
        before = typed.get(taken.field, "").rstrip()
        if taken.as_sentence() not in before:  # pressed twice, it still stands there once
            typed[taken.field] = "\n".join(filter(None, [before, taken.as_sentence()]))
    if "take" in request.POST:  # shown again, not checked: nobody has said that it is done
        return kind(initial={name: typed.get(name, "") for name in kind.base_fields})
    return kind(typed)


def _saved(text: SectionText | None) -> list[Their]:
    """What stands, as the second of two writers meets it."""
    if text is None:
        return []
    parts = [
        (_("Fakta"), text.facts),
        (_("Hvem siger hvad"), text.sayings),
        (_("Vores vurdering"), text.judgement),
        (_("Ikke relevant, fordi"), text.not_relevant_because),
    ]
    words = "\n\n".join(f"{name}:\n{said}" for name, said in parts if said)
    return [Their(id=text.pk, by=text.written_by_name, at=text.written_at, text=words)]


def _onwards(request: StaffRequest, this: Section, investigation: Investigation) -> str:
    """To the next section when that was asked for, else to the task list."""
    page = "task_list"
    if "next" in request.POST and not this.is_whole:
        kinds = list(SectionKind)
        page = f"section_{kinds[kinds.index(this.kind) + 1].value}"
    return reverse(f"investigations:{page}", args=[investigation.pk])


def _others(investigation: Investigation, child: Any, texts: Any) -> list[tuple[Section, SectionText]]:
    """What the other sections say, side by side for Samlet vurdering."""
    every = sections_of(investigation, child)
    return [(each, texts[each.kind]) for each in every if not each.is_whole and each.kind in texts]
