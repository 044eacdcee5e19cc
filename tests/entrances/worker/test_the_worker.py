"""The worker as a program: it seals and delivers, loses nothing when it is killed, and ends when it is told to."""

import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.entrances.worker.processes import its_environment
from tests.world.quiet import wait_until_others_are_done
from tovholder.entrances.worker.work import seal
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.chronicle.models import Line, Seal
from tovholder.foundation.chronicle.verifying import verify
from tovholder.foundation.chronicle.witness import WITNESS, Witness, note_seal, noted_seal
from tovholder.foundation.letters.models import Outgoing, TrialMessage
from tovholder.foundation.letters.outbox import CLAIM_HOLDS

pytestmark = pytest.mark.django_db(transaction=True)


class MailServer:
    """Answers as far as the end of the mail; then it takes it, or says nothing for as long as it is `slow`."""

    def __init__(self):
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        self.slow = threading.Event()
        self.reached, self.taken = threading.Event(), 0
        threading.Thread(target=self._open, daemon=True).start()

    def _open(self):
        while True:
            try:
                line, _ = self.door.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line):
        with line, line.makefile("rb") as said:
            line.sendall(b"220 ready\r\n")
            in_mail = False
            for words in said:
                if in_mail and words != b".\r\n":
                    continue
                if in_mail:
                    self.reached.set()
                    if self.slow.is_set():
                        time.sleep(30)
                        return
                    self.taken += 1
                in_mail = words.upper().startswith(b"DATA")
                line.sendall(b"354 go on\r\n" if in_mail else b"250 ok\r\n")


@pytest.fixture
def mail_server():
    server = MailServer()
    yield server
    server.door.close()


@contextmanager
def worker(tmp_path, settings, mail_server):
    """The worker, as `tovholder serve` starts it, on this test's own database."""
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(mail_server.port)}
    env = its_environment(settings=settings, home=tmp_path, **mail)
    process = subprocess.Popen([sys.executable, "-m", "tovholder.entrances.worker"], env=env)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def eventually(holds, *, within=40.0):
    give_up = time.monotonic() + within
    while time.monotonic() < give_up:
        if holds():
            return True
        time.sleep(0.05)
    return False


def write_line():
    with open_book(at=timezone.now(), by=NOBODY_LOGGED_IN) as book:
        book.line("note made", about=[new_id()], happened_at=timezone.now())


def call(user):
    return Outgoing.objects.create(
        kind="out_of_hours_alarm",
        key=f"out_of_hours_alarm/{new_id()}/1",
        payload={"user": str(user.pk), "phone": "20 30 40 50", "rank": 1},
        not_before=timezone.now(),
        made_at=timezone.now(),
    )


def test_it_seals_and_delivers_and_notes_the_last_seal(karen, tmp_path, settings, mail_server):
    write_line()
    alarm = call(karen)
    with worker(tmp_path, settings, mail_server) as running:
        assert eventually(lambda: Seal.objects.exists())
        assert eventually(lambda: Outgoing.objects.get(pk=alarm.pk).done_at)
        write_line()
        wait_until_others_are_done()
        running.send_signal(signal.SIGTERM)
        asked = time.monotonic()
        assert running.wait(10) == 0
        took = time.monotonic() - asked

    assert took < 2
    assert mail_server.taken == 1
    assert TrialMessage.objects.count() == 1
    proof = verify(witness=noted_seal(next(tmp_path.rglob(WITNESS))))
    assert (proof.bad, proof.lines) == (None, Line.objects.count())
    assert sum(Seal.objects.values_list("lines", flat=True)) == Line.objects.count()  # the last one too


def test_killed_in_the_middle_of_a_delivery_nothing_is_lost(karen, tmp_path, settings, mail_server):
    mail_server.slow.set()
    alarm = call(karen)
    with worker(tmp_path, settings, mail_server) as running:
        assert mail_server.reached.wait(40)
        running.kill()
        running.wait()
    alarm.refresh_from_db()
    assert alarm.claimed_at is not None and alarm.done_at is None

    mail_server.slow.clear()
    write_line()
    Outgoing.objects.update(claimed_at=alarm.claimed_at - CLAIM_HOLDS - timedelta(seconds=1))  # a minute later
    with worker(tmp_path, settings, mail_server):
        assert eventually(lambda: Outgoing.objects.get(pk=alarm.pk).done_at)
        assert eventually(lambda: Seal.objects.exists())

    assert mail_server.taken == 1
    assert TrialMessage.objects.count() == 1
    assert Outgoing.objects.get(pk=alarm.pk).attempts == 2


def test_told_to_stop_it_does_not_wait_for_a_mail_server_that_hangs(karen, tmp_path, settings, mail_server):
    mail_server.slow.set()
    call(karen)
    with worker(tmp_path, settings, mail_server) as running:
        assert mail_server.reached.wait(40)
        running.send_signal(signal.SIGTERM)
        asked = time.monotonic()
        running.wait(10)

    assert time.monotonic() - asked < 2


def test_a_later_seal_that_was_noted_is_not_forgotten(karen, tmp_path, settings, caplog):
    settings.HOME = tmp_path
    write_line()
    wait_until_others_are_done()
    seal(timezone.now())
    first = noted_seal(tmp_path / WITNESS)
    note_seal(tmp_path / WITNESS, Witness(7, b"seen"))
    write_line()
    wait_until_others_are_done()
    seal(timezone.now())

    assert first is not None and first.number == 1
    assert noted_seal(tmp_path / WITNESS) == Witness(7, b"seen")
    assert "Seal 7 was noted" in caplog.text
