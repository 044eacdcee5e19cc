"""The letter templates: what each kind says today, to fetch as Word, and to put back in from a day on."""

from __future__ import annotations

from functools import partial
from uuid import NAMESPACE_OID, UUID, uuid5

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.locks import only_for
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.held import files_of
from tovholder.foundation.letters.actions import NotATemplate, keep_template
from tovholder.foundation.letters.blocks import paragraphs_of
from tovholder.foundation.letters.forms import TemplateForm
from tovholder.foundation.letters.kinds import LetterKind, danish_words, letter_kind, letter_kinds
from tovholder.foundation.letters.models import LetterTemplate
from tovholder.foundation.letters.paper import Paper, as_pdf
from tovholder.foundation.letters.queries import MAY_KEEP, template_in_force, templates_in_force, templates_of
from tovholder.foundation.letters.word_files.checking import check_template
from tovholder.foundation.letters.word_files.filling import filled_in
from tovholder.foundation.letters.word_files.making import as_docx
from tovholder.foundation.letters.words import closing_of
from tovholder.foundation.organisation.queries import the_municipality
from tovholder.foundation.ui.wording import day

for_keepers = only_for(lambda reader: bool(reader.kinds & MAY_KEEP))
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@for_keepers
def templates(request: StaffRequest) -> HttpResponse:
    """Every kind of letter, and since when it has words of the municipality's own."""
    own = templates_in_force(on=danish_day(request.reader.at))
    rows = [{"kind": kind, "own": own.get(kind.code)} for kind in letter_kinds()]
    return render(request, "letters/templates.html", {"rows": rows})


@for_keepers
def template(request: StaffRequest, code: str) -> HttpResponse:
    """One kind: its words, its blanks, what it must hold, its versions; by POST a new version from a day on."""
    kind, today = _kind(code), danish_day(request.reader.at)
    files = files_of(request, "brevskabelon", about=uuid5(NAMESPACE_OID, kind.code), field="file")
    form = TemplateForm(request.POST or None, files.given, today=today)
    if form.is_valid():
        given = form.cleaned_data
        try:
            keep_template(
                kind, given["file"].read(), starts=given["starts"], at=request.reader.at, by=request.reader.hand
            )
        except NotATemplate as fault:
            form.add_error("file", str(fault))
        else:
            files.let_go()
            messages.success(request, _("Skabelonen er lagt ind og gælder fra %s.") % day(given["starts"]))
            return redirect("letters:template", kind.code)
    files.hold(form, fits=partial(check_template, kind=kind, on=today))
    in_force = template_in_force(kind.code, on=today)
    context = {
        "files": files,
        "kind": kind,
        "title": danish_words(kind.title),
        "body": danish_words(kind.body),
        "must_have": [(each.blank, each.source(on=today)) for each in kind.must_have],
        "versions": templates_of(kind.code).defer("docx"),
        "in_force": in_force,
        "form": form,
    }
    return render(request, "letters/template.html", context)


@require_safe
@for_keepers
def built_in_file(request: StaffRequest, code: str) -> HttpResponse:
    """The program's own words as a Word file."""
    kind = _kind(code)
    return _word_file(as_docx(kind), named=f"brevskabelon-{kind.code}")


@require_safe
@for_keepers
def template_file(request: StaffRequest, template_id: UUID) -> HttpResponse:
    """A version as it was put in."""
    found = _version(template_id)
    return _word_file(bytes(found.docx), named=f"brevskabelon-{found.kind}-{found.starts.isoformat()}")


@require_safe
@for_keepers
def trial(request: StaffRequest, template_id: UUID) -> HttpResponse:
    """A version on paper, with the name of each blank where its value will stand."""
    found = _version(template_id)
    kind, municipality = _kind(found.kind), the_municipality()
    values = {blank.danish: f"[{blank.means or blank.danish}]" for blank in kind.blanks}
    title, blocks = filled_in(bytes(found.docx), values)
    paper = Paper(
        title=title,
        recipient=("[modtagerens navn]", "[modtagerens adresse]"),
        sender=(municipality.name, f"Telefon {municipality.daytime_phone or municipality.out_of_hours_phone}"),
        municipality=municipality.name,
        day=day(request.reader.at),
        blocks=blocks + paragraphs_of(closing_of(municipality)),
    )
    made = as_pdf(paper, written_at=int(found.kept_at.timestamp()))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="proeve-{found.kind}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _kind(code: str) -> LetterKind:
    """The kind of letter. Raises Http404 when there is none."""
    try:
        return letter_kind(code)
    except KeyError:
        raise Http404 from None


def _version(template_id: UUID) -> LetterTemplate:
    """A version that was put in. Raises Http404 when there is none."""
    found = LetterTemplate.objects.filter(pk=template_id).first()
    if found is None:
        raise Http404
    return found


def _word_file(data: bytes, *, named: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{named}.docx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
