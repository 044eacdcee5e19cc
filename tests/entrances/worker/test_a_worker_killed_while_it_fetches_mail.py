"""A worker that is killed with a mail in its hands loses nothing: the next one takes it in, once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.entrances.worker.processes import in_a_process_of_its_own
from tests.foundation.documents.mail_server import PASSWORD, USER, MailServer
from tests.world.people import MONDAY_MORNING
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.documents.mailbox.fetching import CLAIM_HOLDS, fetch_mail
from tovholder.foundation.documents.models import IncomingMail, MailFile

pytestmark = pytest.mark.django_db(transaction=True)

MAIL = b"From: skolen@fjordby.invalid\r\nSubject: Udtalelse\r\n\r\nHer er den.\r\n"
SENT_AT = datetime(2026, 10, 18, 16, 4, tzinfo=UTC)
# Stopped before anything is written (which is one statement, whole or not at all), or before the mail is put away.
WORK = """
import sys, time
from datetime import datetime
import django
django.setup()
from tovholder.foundation.documents.mailbox import fetching
from tovholder.foundation.documents.mailbox.connecting import OpenMailbox

def sleep(*given, **named):
    print("in the middle", flush=True)
    time.sleep(600)

how_far, now = sys.argv[1:]
if how_far == "fetched":
    fetching.receive_post = sleep
else:
    OpenMailbox.put_away = sleep
fetching.fetch_mail(now=datetime.fromisoformat(now))
"""


def the_worker(settings, home, server, *told):
    """The round, gone on this test's own database by another process."""
    mailbox = {"IMAP_HOST": "127.0.0.1", "IMAP_PORT": str(server.port), "IMAP_USER": USER, "IMAP_PASSWORD": PASSWORD}
    return in_a_process_of_its_own(WORK, *told, settings=settings, home=home, **mailbox, IMAP_SECURITY="none")


@pytest.fixture
def server(settings):
    running = MailServer("--no-tls")
    settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_SECURITY = "127.0.0.1", running.port, "none"
    settings.IMAP_USER, settings.IMAP_PASSWORD = USER, PASSWORD
    yield running
    running.stop()


@pytest.mark.parametrize(("how_far", "kept"), [("fetched", 0), ("kept", 1)])
def test_a_mail_the_killed_one_had_fetched_is_in_the_basket_once_and_nowhere_lost(
    fjordby, server, settings, tmp_path, how_far, kept
):
    server.deliver(MAIL, at=SENT_AT)

    process = the_worker(settings, tmp_path, server, how_far, MONDAY_MORNING.isoformat())
    try:
        assert process.stdout.readline() == "in the middle\n"
    finally:
        process.kill()
        process.communicate()

    assert IncomingMail.objects.count() == kept
    assert server.lies_in("INBOX") == [MAIL]
    assert fetch_mail(now=MONDAY_MORNING + CLAIM_HOLDS) == 1 - kept
    assert (IncomingMail.objects.count(), MailFile.objects.count()) == (1, 1)
    assert Line.objects.filter(deed="post received").count() == 1
    assert (server.lies_in("INBOX"), server.lies_in("Hentet")) == ([], [MAIL])
