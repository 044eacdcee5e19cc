"""A grown-up around the child: who they are, when they were born, and whether they have custody."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import HomeKind, Protection, Residence, Tie, TieKind
from tovholder.foundation.families.queries import held
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms.grown_ups import CUSTODY, GrownUpForm
from tovholder.practice.casework.views.acting import act

GROWN_UP = keeps_drafts("voksen", danish="Om en voksen", page="casework:grown_up")


def grown_up(request: StaffRequest, child_id: UUID, adult_id: UUID) -> HttpResponse:
    """A grown-up who is tied to the child today, put right. Raises Http404 for any other."""
    reader = request.reader
    # Under a contact hold the numbers are kept back on the child's page; here one stands in the form.
    child = open_child(child_id, reader=reader, page="grown_up:phone" if held([child_id]) else "grown_up")
    today = danish_day(reader.at)
    tie = Tie.objects.on(today).filter(child=child.pk, adult=adult_id).select_related("adult", "child").first()
    if tie is None:
        raise Http404
    return act(
        request,
        child,
        draft=GROWN_UP,
        form=partial(GrownUpForm, today=today, belongs_since=tie.starts),
        does=partial(_put_right, tie, reader=reader),
        title=tie.adult.name or _("Voksen uden navn"),
        tab=_("En voksen omkring barnet"),
        button=_("Gem oplysninger"),
        saved=_("Oplysningerne er gemt."),
        to=reverse("desk:child", args=[child.pk]),
        initial=_as_known(tie),
        facts=[
            (_("Relation"), as_read(TieKind(tie.kind).label)),
            *_number(tie),
            *_where(tie, today),
            *_custody_through_time(tie),
        ],
        intro=_("Navn og fødselsdato vises, når et brev skal tjekkes, før det sendes."),
        adds=False,
    )


def _put_right(tie: Tie, form: GrownUpForm, *, reader: Reader) -> None:
    """What was filled in: about the person, and about the person and this child."""
    given, at, by = form.cleaned_data, reader.at, reader.hand
    person = {name: given[name] for name in ("name", "phone", "birth_date", "cpr")}
    actions.know_grown_up(tie.adult, **person, at=at, by=by)
    if given["moved_on"] or given["address"]:
        moved_on = given["moved_on"] or reader.today
        told = {name: given[name] for name in ("address", "secret")}
        actions.move_grown_up(tie.adult, moved_on=moved_on, at=at, by=by, **told)
    if given["ends"]:
        actions.leave_child(tie, ends=given["ends"], at=at, by=by)
    elif given["custody"] is not None and given["custody"] != tie.custody:
        # What nobody knew has been so all along; a change is from today.
        starts = given["since"] or (tie.starts if tie.custody is None else reader.today)
        actions.change_custody(tie, custody=given["custody"], starts=starts, at=at, by=by)


def _as_known(tie: Tie) -> dict[str, object]:
    custody = next(said for said, has_it in CUSTODY.items() if has_it == tie.custody)
    adult = tie.adult
    return {"name": adult.name, "phone": adult.phone, "birth_date": adult.birth_date, "custody": custody}


def _where(tie: Tie, today: date) -> list[tuple[str, str]]:
    """Where the grown-up lives, as far as it may be shown: an address the child's page hides is hidden here too."""
    lives = Residence.objects.on(today).filter(adult=tie.adult_id, home__kind=HomeKind.FAMILY).select_related("home")
    hidden = tie.child.protection != Protection.NONE
    known = [
        _("den beskyttede adresse") if each.home.secret or hidden else each.home.address or _("adressen kendes ikke")
        for each in lives.order_by("starts", "pk")
    ]
    return [(_("Bor"), "\n".join(known))] if known else []


def _custody_through_time(tie: Tie) -> list[tuple[str, str]]:
    """Each period the grown-up has belonged to the child, when there is more than one, the newest first."""
    periods = list(Tie.objects.filter(child=tie.child_id, adult=tie.adult_id).order_by("-starts"))
    if len(periods) == 1:
        return []
    has_it = {True: _("ja"), False: _("nej"), None: _("ved ikke")}
    words = [
        f"{has_it[each.custody]}, {_('fra')} {day(each.starts)}"
        + (f", {_('ikke længere fra')} {day(each.ends)}" if each.ends else "")
        for each in periods
    ]
    return [(_("Forældremyndighed gennem tiden"), "\n".join(words))]


def _number(tie: Tie) -> list[tuple[str, str]]:
    return [(_("CPR-nummer"), _("står i journalen, forseglet"))] if tie.adult.cpr_sealed else []
