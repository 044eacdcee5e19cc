"""A worker that is killed with a mail in its hands loses nothing: the next one takes it in, once."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from django.db import connection

from tests.foundation.documents.mail_server import PASSWORD, USER, MailServer
from tests.world.people import MONDAY_MORNING
from tovholder.config.embedded import database_for
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
    address = {}
    for role in ("web", "owner"):
        entry = database_for(settings.HOME, role=role, name=connection.settings_dict["NAME"])
        where = f"{quote(entry['HOST'], safe='')}/{entry['NAME']}"
        address[role] = f"postgres://{entry['USER']}:{entry['PASSWORD']}@{where}"
    env = {name: value for name, value in os.environ.items() if not name.startswith(("TOVHOLDER_", "DATABASE_"))}
    env |= {
        "DJANGO_SETTINGS_MODULE": "tovholder.config.settings",
        "TOVHOLDER_MODE": "demo",
        "TOVHOLDER_HOME": str(home),
        "DATABASE_URL": address["web"],
        "DATABASE_OWNER_URL": address["owner"],
        "IMAP_HOST": "127.0.0.1",
        "IMAP_PORT": str(server.port),
        "IMAP_USER": USER,
        "IMAP_PASSWORD": PASSWORD,
        "IMAP_SECURITY": "none",
    }
    return subprocess.Popen([sys.executable, "-c", WORK, *told], env=env, stdout=subprocess.PIPE, text=True)


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
