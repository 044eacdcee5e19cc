"""The public door: somebody is worried about a child, and writes. Nobody logs in, and nobody is refused.

There is no limit on how often somebody may write: a wave of notifications is the office's to sort, and refusing the
one that matters cannot be undone. The page answers with nothing about anybody, whatever is sent to it.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import Error as DatabaseFault
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from tovholder.entrances.portal.forms import WorryPage
from tovholder.entrances.portal.sending import (
    key_of,
    new_key,
    print_of,
    receipt_id,
    receipt_shown,
    remembering,
    sent_under,
    typed_in,
)
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.organisation.queries import NoMunicipality
from tovholder.foundation.ui.language import in_the_same_language
from tovholder.practice.intake.actions import receive_notification
from tovholder.practice.intake.models import AnsweredRequest


# Without CSRF protection on purpose: it guards what a logged-in person can be made to do, and nobody is logged in
# here. It would only refuse the grandmother whose browser dropped a cookie while she wrote. What it would give besides,
# that nothing is sent twice, the form's own key gives.
@csrf_exempt
@login_not_required
@never_cache
def notify(request: HttpRequest) -> HttpResponse:
    """The form, and what is sent with it. The same key and words again give the same receipt."""
    now = timezone.now()
    if request.method != "POST":
        return _show(request, WorryPage(now=now), key=new_key())
    typed = typed_in(request)
    if "add" in typed:
        return _show(request, WorryPage(typed, now=now, one_more=1), key=key_of(typed), added=True)
    page = WorryPage(typed, now=now, sent=True)
    if not page.is_valid():
        return _show(request, page, key=key_of(typed))
    try:
        return _sent_before(request, typed) or _store(request, typed, page)
    except IntegrityError:  # sent twice at the same moment: the other one was stored while we waited for it
        answer = _sent_before(request, typed)
        return answer if answer is not None else _not_stored(typed)
    except (DatabaseFault, NoMunicipality):
        return _not_stored(typed)


@login_not_required
@never_cache
def receipt(request: HttpRequest, receipt_id: str) -> HttpResponse:
    """The number and what happens now, for an hour; after that, and for any other id, only where to ask."""
    shown = receipt_shown(receipt_id, now=timezone.now())
    return render(request, "portal/receipt.html", {"shown": shown}, status=200 if shown else 404)


def _store(request: HttpRequest, typed: QueryDict, page: WorryPage) -> HttpResponse:
    report, key, now = page.report(), key_of(typed), timezone.now()
    receive_notification(report, received_at=now, at=now, by=NOBODY_LOGGED_IN, answered=remembering(key, typed, report))
    return _to_receipt(key)


def _sent_before(request: HttpRequest, typed: QueryDict) -> HttpResponse | None:
    """The receipt again for the same words; for others the form with them under a new key, and nothing stored yet."""
    earlier: AnsweredRequest | None = sent_under(key_of(typed))
    if earlier is None:
        return None
    if bytes(earlier.body_digest) == print_of(typed):
        return _to_receipt(key_of(typed))
    page = WorryPage(typed, now=timezone.now())
    return _show(request, page, key=new_key(), already_sent=True)


def _to_receipt(key: str) -> HttpResponse:
    answer = redirect(in_the_same_language(reverse("portal:receipt", args=[receipt_id(key)])))
    answer.status_code = 303
    return answer


def _show(request: HttpRequest, page: WorryPage, *, key: str, **said: Any) -> HttpResponse:
    return render(request, "portal/notify.html", _context(page, key, **said))


def _not_stored(typed: QueryDict) -> HttpResponse:
    """The database is away: the words go back to the one who wrote them, without asking it for anything."""
    page = WorryPage(typed, now=timezone.now())
    shown = render_to_string("portal/notify.html", _context(page, key_of(typed), not_stored=True))
    return HttpResponse(shown, status=503)


def _context(page: WorryPage, key: str, **said: Any) -> dict[str, Any]:
    first, *others = page.children
    address = in_the_same_language(reverse("portal:notify"))
    return {
        "page": page,
        "form": page.form,
        "key": key,
        "address": address,
        "first_child": first,
        "other_children": others,
        **said,
    }
