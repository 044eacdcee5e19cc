"""What a deed put in the outbox goes out, once if it can and again if it must, and says nothing about anybody."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from tests.foundation.letters.outbox import alarm
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.letters.channels import phone_gateway
from tovholder.foundation.letters.models import Outgoing, TrialMessage
from tovholder.foundation.letters.outbox import CLAIM_HOLDS, claim, deliver, deliver_waiting, pause_after

LATER = FRIDAY_EVENING + timedelta(minutes=30)


@pytest.mark.django_db
def test_the_one_on_watch_is_mailed_and_rung_without_a_word_about_anybody(karen, postbox):
    call = alarm(karen, phone="20 30 40 50")

    assert deliver_waiting(now=FRIDAY_EVENING) == 1

    ((to, mail),) = postbox.mails
    assert to == ["karen@fjordby.invalid"]
    assert mail["Subject"] == "Tovholder: ny underretning"
    assert mail.get_content().replace("\r\n", "\n") == "Der er kommet en underretning. Log ind på vagtsiden.\n\n/\n"
    assert str(call.pk) in mail["Message-ID"]
    assert call.payload["notification"] not in mail.as_string()
    message = TrialMessage.objects.get()
    assert (message.to, message.text) == ("20 30 40 50", "Der er kommet en underretning. Log ind på vagtsiden.")
    call.refresh_from_db()
    assert (call.done_at, call.attempts) == (FRIDAY_EVENING, 1)


@pytest.mark.django_db
def test_what_is_not_due_yet_waits_and_what_is_called_off_never_goes(karen, postbox):
    alarm(karen, not_before=LATER)
    called_off = alarm(karen)
    Outgoing.objects.filter(pk=called_off.pk).update(called_off_at=FRIDAY_EVENING)

    assert deliver_waiting(now=LATER - timedelta(seconds=1)) == 0
    assert deliver_waiting(now=LATER) == 1
    assert len(postbox.mails) == 1


@pytest.mark.django_db
def test_what_the_mail_server_refuses_is_tried_again_after_growing_pauses(karen, postbox):
    call, now = alarm(karen), FRIDAY_EVENING
    postbox.refuses = "451 Try later, karen@fjordby.invalid"

    for attempt, pause in enumerate((10, 20, 40), start=1):
        assert deliver_waiting(now=now) == 0
        call.refresh_from_db()
        assert call.attempts == attempt
        assert call.not_before == now + timedelta(seconds=pause)
        assert call.trouble == "Mailserveren svarede 451."  # and not whom it was for
        now = call.not_before

    postbox.refuses = ""
    assert deliver_waiting(now=now) == 1
    call.refresh_from_db()
    assert (call.done_at, call.trouble) == (now, "")


@pytest.mark.django_db
def test_a_mail_server_that_is_down_is_noted_as_trouble(karen, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    call = alarm(karen)

    assert deliver_waiting(now=FRIDAY_EVENING) == 0
    call.refresh_from_db()
    assert call.trouble == "Mailserveren kunne ikke nås (ConnectionRefusedError)."


@pytest.mark.django_db
def test_when_the_phone_gateway_is_down_the_mail_still_goes_and_goes_once(karen, postbox, settings):
    settings.SMS_GATEWAY = "stand-in-failing"
    call = alarm(karen, phone="20 30 40 50")

    assert deliver_waiting(now=FRIDAY_EVENING) == 0
    settings.SMS_GATEWAY = "stand-in"
    assert deliver_waiting(now=LATER) == 1

    assert len(postbox.mails) == 1
    assert TrialMessage.objects.filter(outgoing=call).count() == 1


def test_a_gateway_that_does_not_exist_is_told_by_name(settings):
    settings.SMS_GATEWAY = "brevdue"

    with pytest.raises(ImproperlyConfigured, match="stand-in eller stand-in-failing, ikke »brevdue«"):
        phone_gateway()


@pytest.mark.django_db
def test_a_claim_whose_worker_died_is_taken_over_and_the_late_one_changes_nothing(karen, postbox):
    alarm(karen)
    first = claim(now=FRIDAY_EVENING)
    assert first is not None
    assert claim(now=FRIDAY_EVENING + CLAIM_HOLDS - timedelta(seconds=1)) is None

    second = claim(now=FRIDAY_EVENING + CLAIM_HOLDS)
    assert second is not None and second.pk == first.pk
    deliver(first, now=LATER)  # not dead after all, only slow: mailed again, noted by nobody
    second.refresh_from_db()
    assert second.done_at is None
    deliver(second, now=LATER)
    second.refresh_from_db()
    assert second.done_at == LATER
    assert len({mail["Message-ID"] for _, mail in postbox.mails}) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_claim_the_same(karen):
    for _ in range(40):
        alarm(karen)
    claimed, together = [], threading.Barrier(4)

    def worker():
        together.wait()
        try:
            while (call := claim(now=FRIDAY_EVENING)) is not None:
                claimed.append(call.pk)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=worker) for _ in range(4)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()

    assert len(claimed) == 40
    assert len(set(claimed)) == 40


def test_pauses_grow_to_a_quarter_of_an_hour_and_no_longer():
    pauses = [pause_after(attempt).total_seconds() for attempt in (1, 2, 3, 7, 8, 1000)]

    assert pauses == [10, 20, 40, 640, 900, 900]


@pytest.mark.django_db
@pytest.mark.parametrize(("mailbox", "mails"), [("modtagelsen@fjordby.invalid", 1), ("", 0)])
def test_the_desks_mailbox_is_told_where_there_is_one(postbox, mailbox, mails):
    notice = Outgoing.objects.create(
        kind="intake_notice",
        key="intake_notice/1",
        payload={"notification": str(new_id()), "mailbox": mailbox, "path": "/modtagelsen/"},
        not_before=FRIDAY_EVENING,
        made_at=FRIDAY_EVENING,
    )

    assert deliver_waiting(now=FRIDAY_EVENING) == 1

    assert [to for to, _ in postbox.mails] == [[mailbox]] * mails
    notice.refresh_from_db()
    assert notice.done_at == FRIDAY_EVENING
