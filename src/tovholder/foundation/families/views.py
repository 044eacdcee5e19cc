"""The search: asked by POST, answered at an address that says nothing about anybody."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.forms import SearchForm
from tovholder.foundation.families.searching import is_part_of_a_cpr_number, laid_together_with, search, shown_again
from tovholder.foundation.families.showing import age_in_its_place, shown_name


def ask(request: StaffRequest) -> HttpResponse:
    """Search; one child found is opened at once."""
    form = SearchForm(request.POST or None)
    if not form.is_valid():
        return render(request, "families/search.html", {"form": form})
    result = search(form.cleaned_data["q"], reader=request.reader)
    if len(result.children) == 1:
        return redirect("desk:child", result.children[0].pk)
    return redirect("families:found", result.id)


@require_safe
def found(request: StaffRequest, result_id: UUID) -> HttpResponse:
    """What was found, for a quarter of an hour and for the one who asked."""
    result = shown_again(result_id, reader=request.reader, now=request.reader.at)
    today, doubled = danish_day(request.reader.at), laid_together_with(result.children)
    rows = [
        {
            "id": child.pk,
            "name": shown_name(child),
            "full_name": child.name if child.called and child.called != child.name else "",
            "age": age_in_its_place(child, on=today),
            "unit": child.unit.name if child.unit else "",
            "caseworker": child.caseworker.title if child.caseworker else "",
            "doubled": child.pk in doubled,
        }
        for child in result.children
    ]
    context = {
        "words": result.words,
        "rows": rows,
        "cut_off": result.cut_off,
        "half_a_cpr": is_part_of_a_cpr_number(result.words),
        "form": SearchForm(),
    }
    return render(request, "families/found.html", context)
