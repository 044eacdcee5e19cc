"""The child and another country: a page that few children need, reached from what stands on the child itself."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.deadlines.explained import law_of
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms.other_country import OtherCountryForm
from tovholder.practice.casework.queries import other_country_of, representatives_of
from tovholder.practice.casework.views.acting import act

OTHER_COUNTRY = keeps_drafts("andet-land", danish="Ophold og et andet land", page="casework:other_country")
_FIELDS = (
    *("unaccompanied", "stay_basis", "state_pays_until", "country"),
    *("because", "asked_on", "answered_on", "answer"),
)


def other_country(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """How the child came and by what right it stays, its representative, and what the central authority answers."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="other_country")
    stands = other_country_of(child)
    names = ", ".join(representatives_of(child, on=reader.today).values_list("adult__name", flat=True))
    return act(
        request,
        child,
        draft=OTHER_COUNTRY,
        form=partial(OtherCountryForm, today=reader.today),
        does=lambda form: actions.write_other_country(child, **form.cleaned_data, at=reader.at, by=reader.hand),
        title=_("Ophold og et andet land"),
        button=_("Gem ophold og et andet land"),
        saved=_("Ophold og et andet land er gemt."),
        to=reverse("desk:child", args=[child.pk]),
        initial={name: getattr(stands, name) for name in _FIELDS} if stands else {},
        facts=[
            (_("Repræsentant"), names or _("ingen er skrevet på barnet")),
            (_("Et uledsaget barn"), law_of("ASYLUM-REP", reader.today)),
            (_("Et andet land"), law_of("HAGUE-155", reader.today)),
        ],
        more_links=[(_("Skriv repræsentanten på barnet"), reverse("desk:new_grown_up", args=[child.pk]))],
        adds=False,
    )
