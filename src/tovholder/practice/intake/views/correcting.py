"""When the first picture was wrong: who the child is, which child it is about, which notification it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.models import Adult, Child
from tovholder.foundation.families.numbers import id_in
from tovholder.practice.intake import actions
from tovholder.practice.intake.actions.moving import AlreadyOnThatChild
from tovholder.practice.intake.forms.acts import FindChildForm, ReasonForm, SuspectForm
from tovholder.practice.intake.models import Notification
from tovholder.practice.intake.queries import history_of
from tovholder.practice.intake.queries.adults import adults_around
from tovholder.practice.intake.queries.candidates import children_shut_for
from tovholder.practice.intake.queries.one_concern import OneConcern
from tovholder.practice.intake.unlike import Unlike, speaks_against, unlike
from tovholder.practice.intake.views.acting import act, posted
from tovholder.practice.intake.views.doors import for_the_front_desk, may_see, open_concern
from tovholder.practice.intake.views.finding import candidates_shown
from tovholder.practice.intake.views.once import answered_once, once
from tovholder.practice.intake.views.words import adult_in_words, identity_bar


@for_the_front_desk
@answered_once
def identify(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """The child known only by a description is one we know; it can be undone again."""
    found = open_concern(request, concern_id, page="intake_identify")
    if found.concern.child.same_as_id:
        return redirect("intake:undo_identify", concern_id)

    def deed(child: Child, **signed: Any) -> str:
        actions.identify_child(found.concern.child, known_child=child, **signed)
        return reverse("intake:assess", args=[concern_id])

    return _choose_child(
        request,
        found,
        deed,
        title=_("Hvem er barnet?"),
        about=_("Vælg kun et barn, når du er sikker. Historik og frister lægges sammen. Du kan fortryde det."),
        button=_("Det er dette barn"),
        new_child=reverse("casework:about_child", args=[found.concern.child_id]),
        same_person=True,
    )


@for_the_front_desk
@answered_once
def undo_identify(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """It was not the same child after all."""
    found = open_concern(request, concern_id, page="intake_identify")
    form = ReasonForm(posted(request))

    def deed(**signed: Any) -> None:
        actions.undo_identification(found.concern.child, reason=form.cleaned_data["reason"], **signed)

    return act(
        request,
        found,
        form,
        deed,
        title=_("Det var ikke det samme barn"),
        button=_("Fortryd, at de er det samme barn"),
        about=_("Hvert barn får sin egen historik og sine egne frister igen."),
    )


@for_the_front_desk
@answered_once
def move(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """The notification was about another child: that child gets it, with the moment it came in."""
    found = open_concern(request, concern_id, page="intake_move")

    def deed(child: Child, **signed: Any) -> str:
        moved = actions.move_to_right_child(found.concern, right_child=child, **signed)
        return reverse("intake:assess", args=[moved.pk])

    return _choose_child(
        request,
        found,
        deed,
        title=_("Flyt til det rette barn"),
        about=_(
            "Det rette barn får underretningen med det tidspunkt, den kom. På det forkerte barn bliver der kun en "
            "linje uden indhold. Begge børn skal vurderes på ny."
        ),
        button=_("Flyt underretningen"),
    )


@for_the_front_desk
@answered_once
def name_suspect(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Who is suspected is known now: one of the grown-ups around the child, or somebody by name."""
    found = open_concern(request, concern_id, page="intake_suspect")
    adults = {str(each.id): each for each in adults_around([found.child.pk], on=danish_day(request.reader.at))}
    form = SuspectForm(posted(request), adults=[(pk, adult_in_words(adult)) for pk, adult in adults.items()])

    def deed(**signed: Any) -> str | None:
        picked = form.cleaned_data["adult"]
        adult = Adult.objects.get(pk=picked) if picked else None
        notification = found.concern.notification
        actions.name_suspect(notification, adult=adult, name=form.cleaned_data["name"], **signed)
        if may_see(request.reader, notification):
            return None
        messages.info(
            request,
            _("Det kan være en af vores egne. Underretningen er gået til stedfortræderen og kan ikke åbnes her mere."),
        )
        return reverse("intake:queue")

    return act(
        request,
        found,
        form,
        deed,
        title=_("Hvem er mistænkt?"),
        button=_("Gem den mistænkte"),
        about=_("Er det en voksen, vi kender, vises den voksnes andre børn og tidligere underretninger."),
    )


@for_the_front_desk
@answered_once
def join(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """The written copy of a call: it belongs to an earlier notification. It is still assessed."""
    found = open_concern(request, concern_id, page="intake_join")
    history = history_of(found.concern, now=request.reader.at)
    earlier = [row for row in history.earlier if row.through == "child"]
    only_once = once(request, done=reverse("intake:assess", args=[concern_id]))
    chosen = next((row for row in earlier if str(row.notification_id) == request.POST.get("earlier")), None)
    if request.method == "POST" and chosen:
        first = Notification.objects.select_related("belongs_to").get(pk=chosen.notification_id)

        signed: Any = {"at": request.reader.at, "by": request.reader.hand, "by_name": request.user.name}
        to = only_once.do(lambda: actions.join_to_earlier(found.concern.notification, earlier=first, **signed))
        messages.success(
            request, _("Lagt sammen med den tidligere underretning. Barnets sikkerhed skal stadig vurderes.")
        )
        return redirect(to)
    context = {
        "concern": found.concern,
        "child": identity_bar(found, now=request.reader.at),
        "earlier": earlier,
        "missing": request.method == "POST",
        "key": only_once.key,
    }
    return render(request, "intake/join.html", context)


def _choose_child(
    request: StaffRequest,
    found: OneConcern,
    deed: Callable[..., str],
    *,
    title: str,
    about: str,
    button: str,
    new_child: str = "",
    same_person: bool = False,
) -> HttpResponse:
    """Look for a known child, choose one, do the deed once; new_child leads on when nobody found is the one.

    Where it is to be the `same_person`, facts that differ are shown side by side first, and somebody says yes to them.
    """
    only_once = once(request, done=reverse("intake:assess", args=[found.concern.pk]))
    choice = NOTHING_CHOSEN
    if "choose" in request.POST:
        choice = _choice(request, found.concern.child, same_person=same_person)
        if not choice.trouble:
            try:
                to = only_once.do(partial(deed, choice.child, at=request.reader.at, by=request.reader.hand))
            except AlreadyOnThatChild as error:
                choice = replace(choice, trouble=str(error))
            else:
                messages.success(request, _("Gemt."))
                return redirect(to)
    words = {"title": title, "about": about, "button": button, "new_child": new_child}
    context = {
        **words,
        **_looked_for(request, found),
        "concern": found.concern,
        "child": identity_bar(found, now=request.reader.at),
        "choice": choice,
        "trouble": choice.trouble,
        "key": only_once.key,
        "now": request.reader.at,
    }
    return render(request, "intake/choose_child.html", context)


def _looked_for(request: StaffRequest, found: OneConcern) -> dict[str, Any]:
    """The form to look with, and the children it finds; what was chosen among stays while faults are mended."""
    child, looking = found.concern.child, request.method == "POST"
    start = {"name": child.name, "birth_date": child.birth_date, "address": "; ".join(found.lives[:1])}
    form = FindChildForm(request.POST if looking else None, initial=start)
    candidates = None
    if looking and (form.is_valid() or "choose" in request.POST):
        asked = form.cleaned_data if form.is_valid() else form.data
        candidates = candidates_shown(request, asked, page="intake_candidates", but_not=child.pk)
    return {"form": form, "candidates": candidates}


@dataclass(frozen=True)
class Choice:
    """The child that was chosen, what on it differs from what was said, and what stands in the way."""

    child: Child | None
    differences: Sequence[Unlike] = ()
    trouble: str = ""


NOTHING_CHOSEN = Choice(None)


def _choice(request: StaffRequest, child: Child, *, same_person: bool) -> Choice:
    """The chosen one. `sure` names the child whose differences somebody has seen: another one is asked about anew."""
    chosen = _known(request, but_not=child.pk)
    if chosen is None:
        return Choice(None, trouble=_("Vælg et af børnene på listen."))
    differences = unlike(child, chosen.same_as or chosen) if same_person else []
    seen = request.POST.get("sure") == str(chosen.pk)
    return Choice(chosen, differences, "" if seen else speaks_against(differences))


def _known(request: StaffRequest, *, but_not: UUID) -> Child | None:
    """The child that was chosen, if it is one that this reader could be shown."""
    wanted = id_in(request.POST.get("known_child", ""))
    if wanted is None or children_shut_for(request.reader, [wanted]):
        return None
    return Child.objects.filter(pk=wanted).exclude(pk=but_not).select_related("same_as").first()
