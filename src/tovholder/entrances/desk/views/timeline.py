"""The timeline of one child."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk.forms import TimelineFilter
from tovholder.entrances.desk.queries.gathering import gathered, rows_as_told
from tovholder.entrances.desk.queries.timeline import everything_about, wanted_only
from tovholder.entrances.desk.views.parts import ways_to_add
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.identity import identity_bar

ON_A_PAGE = 30
FILTERS = ("slags", "hvem", "fra", "til")


@require_safe
def timeline(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Tidslinje: all that happened, the newest first, filtered without JavaScript."""
    child = open_child(child_id, reader=request.reader, page="timeline")
    everything = everything_about(child)
    chosen = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    form = TimelineFilter(chosen or None, everything=everything)
    wanted = form.wanted()
    found = wanted_only(everything, wanted)
    page = Paginator(gathered(found), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "child": identity_bar(child, on=danish_day(request.reader.at)),
        "child_id": child.pk,
        "ways_to_add": ways_to_add(child.pk, reader=request.reader),
        "filter": form,
        "filtered": bool(chosen),
        "only_notes": chosen == {"slags": "notat"},
        "in_all": len(everything),
        "found": len(found),
        "page": page,
        "own_units": request.reader.units if request.reader.is_intake else (),
        "rows": rows_as_told(child, list(page.object_list), now=request.reader.at),
        "query": f"&{urlencode(chosen)}" if chosen else "",
    }
    return render(request, "desk/timeline.html", context)
