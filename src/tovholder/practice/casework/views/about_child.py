"""What stands on the child itself, and where it lives: put right by whoever works with the child."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child, ChildState, HomeKind, Protection, Residence
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms.about_child import AboutChildForm, HomeForm
from tovholder.practice.casework.views.acting import act

ABOUT_CHILD = keeps_drafts("om-barnet", danish="Om barnet", page="casework:about_child")
HOME = keeps_drafts("bopael", danish="Hvor barnet bor", page="casework:home_of_child")
STANDS = (
    *("name", "called", "birth_date", "due_date"),
    *("needs_interpreter", "language", "school_or_daycare", "safe_channel"),
)


def about_child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Name, birth date, CPR number, language, school, protection of the address, and how the child is reached."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="about_child")
    return act(
        request,
        child,
        draft=ABOUT_CHILD,
        form=partial(AboutChildForm, today=reader.today, unborn=child.state == ChildState.UNBORN),
        does=lambda form: actions.put_child_right(child, **form.cleaned_data, at=reader.at, by=reader.hand),
        title=_("Om barnet"),
        button=_("Gem om barnet"),
        saved=_("Oplysningerne om barnet er gemt."),
        to=reverse("desk:child", args=[child.pk]),
        initial={name: getattr(child, name) for name in (*STANDS, "protection")},
        facts=[(_("CPR-nummer"), _("står i journalen, forseglet"))] if child.cpr_sealed else [],
        more_links=[
            (_("Hvor barnet bor"), reverse("casework:home_of_child", args=[child.pk])),
            (_("Ophold og et andet land"), reverse("casework:other_country", args=[child.pk])),
        ],
        adds=False,
    )


def home_of_child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Where the child lives: one more home, or moved from one. A place it is placed in has its own pages."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="home_of_child")
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page="home_of_child:siblings")
    lives = Residence.objects.on(reader.today).filter(child=child.pk, home__kind=HomeKind.FAMILY)
    homes = list(lives.select_related("home").order_by("starts", "pk"))
    return act(
        request,
        child,
        draft=HOME,
        form=partial(
            HomeForm,
            today=reader.today,
            homes=[(str(each.home_id), _in_words(child, each), each.starts) for each in homes],
            siblings=[(str(each.pk), shown_name(each)) for each in siblings],
        ),
        does=partial(_move, child, siblings, reader=reader),
        title=_("Hvor barnet bor"),
        button=_("Gem, hvor barnet bor"),
        saved=_("Det er gemt, hvor barnet bor."),
        to=reverse("desk:child", args=[child.pk]),
        intro=_(
            "Et barn kan bo to steder, for eksempel hos hver af sine forældre. Flytter det til en anden kommune, "
            "skrives det under Sagens gang."
        ),
        adds=False,
    )


def _move(child: Child, siblings: Sequence[Child], form: HomeForm, *, reader: Reader) -> None:
    given = form.cleaned_data
    actions.move_home(
        [child, *(each for each in siblings if str(each.pk) in given.get("also", ()))],
        address=given["address"],
        share=given["share"],
        leaves=[UUID(each) for each in given.get("leaves", ())],
        moved_on=given["moved_on"],
        at=reader.at,
        by=reader.hand,
    )


def _in_words(child: Child, lives: Residence) -> str:
    hidden = lives.home.secret or child.protection != Protection.NONE
    where = (
        _("den beskyttede adresse") if hidden else lives.home.address or lives.home.name or _("adressen kendes ikke")
    )
    return f"{where} ({lives.share})" if lives.share else where
