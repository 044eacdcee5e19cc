"""A letter about a child, a paper to go along, and the page they are sent from."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse

from tests.foundation.documents.papers import PDF
from tests.world.people import FRIDAY_EVENING, at_the_desk
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.documents.actions import attach
from tovholder.foundation.families.models import Adult
from tovholder.foundation.letters.actions import write_letter
from tovholder.foundation.letters.recipients import Addressee

FIELDS = {"what": "møde", "when": "mandag kl. 9", "where": "Rådhuset", "who": "Svend Dahl"}


def mother_of(child):
    return Adult.objects.get(name="Lone Ågård", ties__child=child)


def a_letter(child, *, to=None, address="Birkevej 4, 9999 Fjordby", kind="invitation", **fields):
    """A letter about the child, to its mother unless somebody else is named."""
    whom = to or Addressee("Lone Ågård", adult=mother_of(child).pk)
    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        return write_letter(
            book,
            kind=kind,
            to=replace(whom, address=address),
            about=new_id(),
            child=child,
            fields=FIELDS | fields,
        )


def a_paper(child, *, title="Udtalelse", data=PDF):
    by, at = NOBODY_LOGGED_IN, FRIDAY_EVENING
    return attach(child.pk, "brev.pdf", data, title=title, received_at=at, at=at, by=by)


def page(user, sent_letter, **sent):
    address = reverse("documents:send", args=[sent_letter.pk])
    answer = at_the_desk(user).post(address, sent, follow=True) if sent else at_the_desk(user).get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())
