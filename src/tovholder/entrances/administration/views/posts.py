"""Who holds which post: somebody new, one more post, and the last day."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tovholder.entrances.administration import queries
from tovholder.entrances.administration.forms import LastDayForm, NewPersonForm, PostForm
from tovholder.entrances.administration.views.frame import act, show_once
from tovholder.entrances.administration.views.people import PASSWORD_SHOWN, page_of, why_not_without
from tovholder.foundation.access.locks import for_administrators
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.accounts.actions import UsernameTaken, made_password, register_user
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.organisation.actions import PostTaken, employ, make_post
from tovholder.foundation.organisation.actions import end_employment as end
from tovholder.foundation.organisation.models import Employment, PostKind
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.views.acting import done_before

NEW = keeps_drafts("ny-medarbejder", danish="Ny medarbejder", page="administration:take_on")
POST = keeps_drafts("stilling", danish="En stilling til en medarbejder", page="administration:give_post")
LAST_DAY = keeps_drafts("sidste-dag", danish="Sidste dag i en stilling", page="administration:end_employment")


@require_safe
@for_administrators
def begin(request: StaffRequest) -> HttpResponse:
    """A page of its own for each, so that a second press of it is known."""
    return redirect("administration:take_on", new_id())


@for_administrators
def take_on(request: StaffRequest, key: UUID) -> HttpResponse:
    """Somebody new: a log-in and a post. The password is made, and shown this once."""
    reader = request.reader
    return show_once(
        request,
        partial(NewPersonForm, today=reader.today, vacant=queries.vacant_posts(on=reader.today)),
        lambda form: _take_on(form, reader=reader),
        draft=NEW,
        about=key,
        back=reverse("administration:overview"),
        shown=PASSWORD_SHOWN,
        refused=(UsernameTaken, PostTaken),
        title=_("Ny medarbejder"),
        button=_("Opret medarbejder"),
    )


def _take_on(form: NewPersonForm, *, reader: Reader) -> str:
    given, password = form.cleaned_data, made_password()
    who = {name: given[name] for name in ("name", "email", "phone")}
    user = register_user(
        given["username"], password=password, is_demo=reader.user.is_demo, at=reader.at, by=reader.hand, **who
    )
    _employ(user, form, reader=reader)
    return f"{user.username} / {password}"


@for_administrators
def give_post(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """One more post for somebody who is here, or the next one."""
    user, reader = get_object_or_404(User, pk=user_id), request.reader
    return act(
        request,
        partial(PostForm, today=reader.today, vacant=queries.vacant_posts(on=reader.today)),
        lambda form: _employ(user, form, reader=reader),
        draft=POST,
        about=user.pk,
        back=page_of(user),
        title=_("En stilling til %s") % user.name,
        tab=_("En stilling til en medarbejder"),
        button=_("Gem stillingen"),
        saved=_("Stillingen er gemt."),
        refused=(PostTaken,),
    )


def _employ(user: User, form: PostForm, *, reader: Reader) -> None:
    given, at, by = form.cleaned_data, reader.at, reader.hand
    kind = PostKind(given["kind"] or PostKind.CASEWORKER)
    post = given.get("post") or make_post(
        title=str(kind.label), kind=kind, unit=given["unit"], starts=given["starts"], at=at, by=by
    )
    employ(user, post=post, starts=max(given["starts"], post.starts), at=at, by=by)


@for_administrators
def end_employment(request: StaffRequest, employment_id: UUID) -> HttpResponse:
    """The last day in a post; the children stay with the post until somebody takes it."""
    employment = get_object_or_404(Employment.objects.select_related("user", "post__unit"), pk=employment_id)
    user, post = employment.user, employment.post

    def why_not(on: date) -> str:
        return why_not_without(user, request=request, on=on) if post.kind == PostKind.ADMINISTRATOR else ""

    if no := why_not(request.reader.today):
        return done_before(request, no, to=page_of(user))
    return act(
        request,
        partial(LastDayForm, employment=employment, why_not=why_not),
        lambda form: end(employment, ends=form.ends(), at=request.reader.at, by=request.reader.hand),
        draft=LAST_DAY,
        about=employment.pk,
        back=page_of(user),
        initial={"last_day": request.reader.today},
        title=_("Sidste dag for %s") % user.name,
        tab=_("Sidste dag i en stilling"),
        button=_("Gem sidste dag"),
        saved=_("Den sidste dag er gemt."),
        facts=[(_("Stilling"), f"{post.title}, {post.unit.name}"), (_("Fra"), day(employment.starts))],
        warning=_stay_with_the_post(*queries.children_with(post)),
    )


def _stay_with_the_post(on_the_desk: int, closed: int) -> str:
    """The children that stay when somebody leaves, counted as the caseworker's Min dag counts them."""
    here = ngettext(
        "Stillingen er rådgiver for ét barn. Det bliver ved stillingen: find den, der tager den, før dagen.",
        "Stillingen er rådgiver for %(n)s børn. De bliver ved stillingen: find den, der tager den, før dagen.",
        on_the_desk,
    )
    past = ngettext("Ét barn med lukket sag følger med.", "%(n)s børn med lukket sag følger med.", closed)
    said = [here % {"n": on_the_desk} if on_the_desk else "", past % {"n": closed} if closed else ""]
    return " ".join(filter(None, said))
