"""One piece of post: whose is it? Find the child, tick the siblings, file it; or it is somebody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.documents import basket as deeds
from tovholder.foundation.documents.afterwards import WHY, closed_among
from tovholder.foundation.documents.delivering import in_the_post
from tovholder.foundation.documents.forms import AsideForm, FilePostForm, PassOnForm, ReturnedForm, WhoseForm
from tovholder.foundation.documents.models import IncomingMail
from tovholder.foundation.documents.named_together import family_named, one_and_the_others
from tovholder.foundation.documents.queries import baskets_of, in_basket
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.identity import identity_bar
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.searching import search, shown_again
from tovholder.foundation.families.showing import name_and_age, shown_age, shown_name
from tovholder.foundation.families.siblings import siblings_of
from tovholder.foundation.organisation.models import Unit

PAGE = "postkurv"
NAMED = "ogsaa"  # in the address: the siblings who were named with the child
Rest = ParamSpec("Rest")
View = Callable[Concatenate[StaffRequest, Rest], HttpResponse]


def gone_when_pressed_again(view: View[Rest]) -> View[Rest]:
    """What is sent about post that is in no basket of mine leads to the basket: a second press, or a colleague's.

    Post that is not there, and post of others, are answered alike.
    """

    @wraps(view)
    def kindly(request: StaffRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotInMyBasket:
            if request.method != "POST" or not baskets_of(request.reader):
                raise
            messages.info(request, _("Posten ligger ikke i kurven mere. Den er lagt i sagen eller sendt videre."))
            return redirect("documents:basket")

    return kindly


class NotInMyBasket(Http404):
    """Filed, passed on, in another unit's basket, or never there."""


@gone_when_pressed_again
def mail(request: StaffRequest, mail_id: UUID) -> HttpResponse:
    """What came, and whose it is: search for the child, or say that it is returned, another unit's, or in no case."""
    post = _opened(request, mail_id)
    forms = _forms(request, post)
    asked = request.POST.get("deed", "")
    chosen = forms.get(asked) if request.method == "POST" else None
    if chosen is not None and chosen.is_valid():
        return _find(request, post, chosen) if asked == "find" else _done(request, post, asked, chosen)
    note_list_reading((), reader=request.reader, page=f"{PAGE} {post.pk}")
    context = {"mail": post, "files": list(post.files.order_by("pk")), "forms": forms, "form": chosen, "asked": asked}
    return render(request, "documents/mail.html", context)


@require_safe
def found(request: StaffRequest, mail_id: UUID, result_id: UUID) -> HttpResponse:
    """The children found, when they are several or none; for a quarter of an hour and for the one who asked."""
    post = _opened(request, mail_id)
    result = shown_again(result_id, reader=request.reader, now=request.reader.at)
    today = danish_day(request.reader.at)
    rows = [
        {"id": each.pk, "name": shown_name(each), "age": shown_age(each, on=today), "unit": each.unit}
        for each in result.children
    ]
    context = {"mail": post, "words": result.words, "rows": rows, "cut_off": result.cut_off}
    return render(request, "documents/found.html", context)


@gone_when_pressed_again
def file_on(request: StaffRequest, mail_id: UUID, child_id: UUID) -> HttpResponse:
    """File the post on the child and the siblings that are ticked."""
    reader, post = request.reader, _opened(request, mail_id)
    child = open_child(child_id, reader=reader, page=PAGE)
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page=PAGE)
    today = danish_day(reader.at)
    family = [child, *siblings]
    closed = closed_among(each.pk for each in family)
    named = [str(child.pk), *request.GET.getlist(NAMED)]
    form = FilePostForm(
        request.POST or None,
        children=[(str(each.pk), _choice(each, on=today, closed=each.pk in closed)) for each in family],
        closed=[str(each) for each in closed],
        received_at=post.received_at,
        taken_in_at=post.taken_in_at,
        initial={"children": named, "title": post.subject, "received_at": post.received_at},
    )
    if form.is_valid():
        return _file(request, post, form)
    context: dict[str, Any] = {"mail": post, "form": form, "child": identity_bar(child, on=today), "child_id": child.pk}
    if post.returned_because:
        context["posted"] = in_the_post(each.pk for each in family)
    return render(request, "documents/file_on.html", context)


def _opened(request: StaffRequest, mail_id: UUID) -> IncomingMail:
    """Post in one of my baskets. Raises NotInMyBasket for any other, and for what is filed."""
    post = in_basket(mail_id, reader=request.reader)
    if post is None:
        raise NotInMyBasket
    return post


def _forms(request: StaffRequest, post: IncomingMail) -> dict[str, Any]:
    """The page's forms by their deed; the one that was sent is filled in."""
    asked = request.POST.get("deed")
    sent = {asked: request.POST} if asked else {}
    units = Unit.objects.on(danish_day(request.reader.at)).exclude(pk=post.unit_id).order_by("name")
    return {
        "find": WhoseForm(sent.get("find"), auto_id="find_%s"),
        "returned": ReturnedForm(sent.get("returned"), auto_id="returned_%s"),
        "aside": AsideForm(sent.get("aside"), auto_id="aside_%s"),
        "pass_on": PassOnForm(sent.get("pass_on"), auto_id="pass_on_%s", units=units),
    }


def _find(request: StaffRequest, post: IncomingMail, form: WhoseForm) -> HttpResponse:
    """On to the child, with the siblings ticked who were named as well; or to all those found."""
    one, others = one_and_the_others(form.cleaned_data["q"])
    result = search(one, reader=request.reader)
    family = family_named(result.children, others, reader=request.reader)
    if not family:
        return redirect("documents:found", post.pk, result.id)
    child, *siblings = family
    query = {NAMED: [str(each.pk) for each in siblings]}
    return HttpResponseRedirect(reverse("documents:file_on", args=[post.pk, child.pk], query=query))


def _done(request: StaffRequest, post: IncomingMail, asked: str, form: Any) -> HttpResponse:
    """Do what the sent form says, and tell it."""
    given, at, by = form.cleaned_data, request.reader.at, request.reader.hand
    ways: dict[str, tuple[Callable[[], None], str, bool]] = {
        "returned": (
            lambda: deeds.mark_returned(post, because=given["because"], at=at, by=by),
            _("Brevet er noteret som returpost. Find nu barnet, det var til."),
            True,
        ),
        "aside": (
            lambda: deeds.set_aside(post, because=given["because"], at=at, by=by),
            _("Posten er lagt til side. Den bliver liggende nederst på siden."),
            False,
        ),
        "pass_on": (
            lambda: deeds.pass_on(post, to_unit=given["unit"].pk, at=at, by=by),
            _("Posten ligger nu i den anden enheds kurv."),
            False,
        ),
    }
    deed, told, stay = ways[asked]
    try:
        deed()
    except deeds.AlreadyFiled as error:
        messages.info(request, str(error))
        return redirect("documents:basket")
    messages.success(request, told)
    return redirect("documents:mail", post.pk) if stay else redirect("documents:basket")


def _file(request: StaffRequest, post: IncomingMail, form: FilePostForm) -> HttpResponse:
    children = [UUID(each) for each in form.cleaned_data["children"]]
    try:
        deeds.file_post(
            post,
            children=children,
            title=form.cleaned_data["title"],
            after_closing=form.cleaned_data.get(WHY, ""),
            received_at=form.cleaned_data["received_at"],
            at=request.reader.at,
            by=request.reader.hand,
        )
    except deeds.AlreadyFiled as error:
        messages.info(request, str(error))
    else:
        told = ngettext("Posten er lagt i sagen.", "Posten er lagt i sagen hos %(n)s børn.", len(children))
        messages.success(request, told % {"n": len(children)})
    return redirect("documents:basket")


def _choice(child: Child, *, on: date, closed: bool) -> str:
    who = name_and_age(child, on=on)
    return _("%s (sagen er lukket)") % who if closed else who
