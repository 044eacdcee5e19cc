"""A grown-up is written down as belonging to the child; whom a notifier or a sibling's record names is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.entrances.desk.queries.grown_ups import Candidate, candidates
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Adult, Child, HomeKind, Residence, TieKind
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms.grown_ups import NewGrownUpForm
from tovholder.practice.casework.views.acting import act

NEW_GROWN_UP = keeps_drafts("ny-voksen", danish="En voksen omkring barnet", page="desk:new_grown_up")


def new_grown_up(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """A parent or another grown-up around the child: named in a notification, known from a sibling, or new."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="new_grown_up")
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page="new_grown_up:siblings")
    known = {each.key: each for each in candidates(child, siblings, on=reader.today)}
    at_home = Residence.objects.on(reader.today).filter(child=child.pk, home__kind=HomeKind.FAMILY).exists()
    return act(
        request,
        child,
        draft=NEW_GROWN_UP,
        form=partial(
            NewGrownUpForm,
            today=reader.today,
            known=[(each.key, _in_words(each)) for each in known.values()],
            siblings=[(str(each.pk), shown_name(each)) for each in siblings],
            has_home=at_home,
        ),
        does=partial(_take_in, child, siblings, known, reader=reader),
        title=_("En voksen omkring barnet"),
        button=_("Gem den voksne"),
        saved=_("Den voksne er skrevet på barnet."),
        to=reverse("desk:child", args=[child.pk]),
        intro=_(
            "Forældre og andre, der skal høres, samtykke eller have brev. Skriv det, I ved; resten kan komme siden."
        ),
        initial={"custody": "", "who": ""},
        adds=False,
    )


def _take_in(
    child: Child,
    siblings: Sequence[Child],
    known: Mapping[str, Candidate],
    form: NewGrownUpForm,
    *,
    reader: Reader,
) -> Adult:
    given = form.cleaned_data
    chosen = known.get(given.get("who", ""))
    adult = chosen.adult if chosen and chosen.adult else Adult(name=chosen.name if chosen else given["name"])
    return actions.take_in_grown_up(
        adult,
        phone=given["phone"] or (chosen.phone if chosen else ""),
        children=[child, *(each for each in siblings if str(each.pk) in given.get("also", ()))],
        kind=given["kind"],
        custody=given["custody"],
        birth_date=given["birth_date"],
        cpr=given["cpr"],
        lives_here=given.get("lives_here", False),
        at=reader.at,
        by=reader.hand,
    )


def _in_words(each: Candidate) -> str:
    if each.adult is None:
        return _("%s, nævnt i underretningen") % each.name
    return _("%(name)s, %(kind)s til en søskende") % {"name": each.name, "kind": TieKind(each.kind).label.lower()}
