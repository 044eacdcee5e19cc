"""A letter by Digital Post: it lies in the letterbox, waits while the gateway is down, or a person has to see to it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.world.people import FRIDAY_EVENING, reading
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Adult, ContactHold
from tovholder.foundation.letters.digital_post import digital_post_gateway, send_by_digital_post
from tovholder.foundation.letters.models import Letter, Outgoing, TrialMessage
from tovholder.foundation.letters.outbox import deliver_waiting

LATER = FRIDAY_EVENING + timedelta(minutes=30)


@pytest.fixture
def letter(freja, karen):
    written = Letter(
        child=freja,
        kind="decision",
        recipient="Lene",
        to_adult=Adult.objects.create(name="Lene"),
        title="Afgørelse",
        body="Ja.",
        about=new_id(),
        written_at=FRIDAY_EVENING,
    )
    with open_book(at=FRIDAY_EVENING, by=reading(karen).hand) as book:
        book.add(written)
        send_by_digital_post(book, written)
    return written


@pytest.mark.django_db
def test_a_letter_is_delivered_once_and_names_nobody_on_its_way(letter):
    assert deliver_waiting(now=FRIDAY_EVENING) == 1
    assert deliver_waiting(now=LATER) == 0

    assert TrialMessage.objects.get().text == "Afgørelse"
    assert "Lene" not in str(Outgoing.objects.get().payload)


@pytest.mark.django_db
def test_while_digital_post_is_down_the_letter_waits_and_goes_later(letter, settings):
    settings.DIGITAL_POST = "stand-in-failing"
    assert deliver_waiting(now=FRIDAY_EVENING) == 0
    assert "svarer ikke" in Outgoing.objects.get().trouble

    settings.DIGITAL_POST = "stand-in"

    assert deliver_waiting(now=LATER) == 1


@pytest.mark.django_db
def test_what_is_refused_is_not_tried_again(letter, settings):
    settings.DIGITAL_POST = "stand-in-refusing"
    deliver_waiting(now=FRIDAY_EVENING)

    settings.DIGITAL_POST = "stand-in"

    assert deliver_waiting(now=LATER) == 0
    sent = Outgoing.objects.get()
    assert (sent.done_at, sent.called_off_at) == (None, FRIDAY_EVENING)
    assert "fritaget" in sent.trouble


@pytest.mark.django_db
def test_a_contact_hold_set_after_sending_stops_the_letter(letter, freja):
    ContactHold.objects.create(child=freja, because="acute", set_at=FRIDAY_EVENING)

    assert deliver_waiting(now=FRIDAY_EVENING) == 0

    assert not TrialMessage.objects.exists()
    assert "kontaktstop" in Outgoing.objects.get().trouble


def test_a_way_to_digital_post_that_does_not_exist_is_told_by_name(settings):
    settings.DIGITAL_POST = "flaskepost"

    with pytest.raises(ImproperlyConfigured, match="ikke »flaskepost«"):
        digital_post_gateway()
