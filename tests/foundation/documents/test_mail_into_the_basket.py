"""Mail comes into Modtagelsen's basket, each message once, and nothing is ever deleted from the mailbox."""

import logging
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from django.utils import timezone

from tests.foundation.documents.mail_server import PASSWORD, USER, MailServer
from tests.foundation.documents.mails import SENT_AT, a_mail
from tests.foundation.documents.papers import PDF
from tests.world.people import MONDAY_MORNING, at_the_desk
from tovholder.entrances.worker.work import all_rounds
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.documents.actions import bytes_of_mail
from tovholder.foundation.documents.mailbox import fetching
from tovholder.foundation.documents.mailbox.connecting import LogInRefused, MailboxTrouble, OpenMailbox
from tovholder.foundation.documents.mailbox.fetching import AFTER_REFUSAL, CLAIM_HOLDS, fetch_mail
from tovholder.foundation.documents.mailbox.place import configured_mailbox
from tovholder.foundation.documents.models import IncomingMail, Mailbox
from tovholder.foundation.documents.queries import stuck_mailbox
from tovholder.foundation.organisation.models import Unit

pytestmark = pytest.mark.django_db


class PowerCut(BaseException):
    """The worker is gone from one moment to the next."""


@pytest.fixture(scope="module")
def server():
    running = MailServer("--no-tls")
    yield running
    running.stop()


@pytest.fixture
def mailbox(server, settings, fjordby):
    """Modtagelsen's mailbox on the server, empty."""
    settings.IMAP_HOST, settings.IMAP_PORT = "127.0.0.1", server.port
    settings.IMAP_USER, settings.IMAP_PASSWORD = USER, PASSWORD
    settings.IMAP_SECURITY = "none"
    server.empty()
    return server


def content_of(mail):
    return {each.title: bytes_of_mail(each) for each in mail.files.all()}


def test_a_mail_comes_into_the_basket_with_its_words_and_its_files_and_is_moved_in_the_mailbox(mailbox, fjordby):
    raw = a_mail()
    mailbox.deliver(raw, at=SENT_AT)

    assert fetch_mail(now=MONDAY_MORNING) == 1

    mail = IncomingMail.objects.get()
    assert (mail.unit, mail.came_by, mail.incomplete_because) == (fjordby.intake, "mail", "")
    assert (mail.subject, mail.sender) == ("Udtalelse om [CPR-nummer]", "Fjordskolen <skolen@fjordby.invalid>")
    assert (mail.received_at, mail.taken_in_at) == (SENT_AT, MONDAY_MORNING)
    files = content_of(mail)
    assert files["udtalelse.pdf"] == PDF
    words = files["Mailens tekst.txt"].decode()
    assert words.startswith("Fra: Fjordskolen <skolen@fjordby.invalid>\nTil: post@fjordby.invalid\nModtaget: ")
    assert words.endswith("\n\nHej. Her er udtalelsen.\n")
    assert dict(mail.files.values_list("title", "media_type")) == {
        "udtalelse.pdf": "application/pdf",
        "Mailens tekst.txt": "text/plain",
    }
    assert (mailbox.lies_in("INBOX"), mailbox.lies_in("Hentet")) == ([], [raw])


def test_a_mail_somebody_has_read_or_marked_is_fetched_too(mailbox, settings):
    settings.IMAP_AFTERWARDS = "mark"
    mailbox.deliver(a_mail(), at=SENT_AT)
    with mailbox.owner() as owner:
        owner.select("INBOX")
        owner.store("1", "+FLAGS", r"(\Seen \Flagged)")

    assert fetch_mail(now=MONDAY_MORNING) == 1


@pytest.mark.parametrize("afterwards", ["move", "mark"])
def test_fetched_twice_it_is_in_the_basket_once(mailbox, settings, afterwards):
    settings.IMAP_AFTERWARDS = afterwards
    mailbox.deliver(a_mail(), at=SENT_AT)

    assert [fetch_mail(now=MONDAY_MORNING + timedelta(minutes=n)) for n in range(3)] == [1, 0, 0]
    assert IncomingMail.objects.count() == 1
    assert len(mailbox.lies_in("INBOX" if afterwards == "mark" else "Hentet")) == 1


def test_the_same_mail_sent_twice_is_two(mailbox):
    for _ in range(2):
        mailbox.deliver(a_mail(), at=SENT_AT)

    assert fetch_mail(now=MONDAY_MORNING) == 2


def test_of_two_workers_one_has_the_mailbox_and_the_claim_of_one_that_is_gone_runs_out(mailbox):
    mailbox.deliver(a_mail(), at=SENT_AT)
    Mailbox.objects.create(pk=configured_mailbox().key, claimed_at=MONDAY_MORNING)

    assert fetch_mail(now=MONDAY_MORNING + timedelta(seconds=1)) == 0
    assert fetch_mail(now=MONDAY_MORNING + CLAIM_HOLDS) == 1


def test_a_worker_that_comes_second_to_a_message_takes_nothing_in(mailbox, monkeypatch):
    mailbox.deliver(a_mail(), at=SENT_AT)
    reads = OpenMailbox.whole

    def meanwhile(box, uid):
        monkeypatch.undo()
        Mailbox.objects.update(claimed_at=None)  # the other was so slow that its claim ran out
        assert fetch_mail(now=MONDAY_MORNING) == 1
        return reads(box, uid) or a_mail()

    monkeypatch.setattr(OpenMailbox, "whole", meanwhile)
    assert fetch_mail(now=MONDAY_MORNING) == 0
    assert IncomingMail.objects.count() == 1


def test_cut_off_between_the_fetching_and_the_basket_the_next_round_takes_it(mailbox, monkeypatch):
    mailbox.deliver(a_mail(), at=SENT_AT)
    with monkeypatch.context() as cut:
        cut.setattr(fetching, "receive_post", _power_cut)
        with pytest.raises(PowerCut):
            fetch_mail(now=MONDAY_MORNING)
    assert not IncomingMail.objects.exists()
    assert len(mailbox.lies_in("INBOX")) == 1

    assert fetch_mail(now=MONDAY_MORNING + CLAIM_HOLDS) == 1
    assert mailbox.lies_in("INBOX") == []


def test_cut_off_between_the_basket_and_the_moving_it_is_only_moved(mailbox, monkeypatch):
    mailbox.deliver(a_mail(), at=SENT_AT)
    with monkeypatch.context() as cut:
        cut.setattr(OpenMailbox, "put_away", _power_cut)
        with pytest.raises(PowerCut):
            fetch_mail(now=MONDAY_MORNING)
    assert IncomingMail.objects.count() == 1

    assert fetch_mail(now=MONDAY_MORNING + CLAIM_HOLDS) == 0
    assert IncomingMail.objects.count() == 1
    assert (mailbox.lies_in("INBOX"), len(mailbox.lies_in("Hentet"))) == ([], 1)


def _power_cut(*_given, **_named):
    raise PowerCut


def test_a_mail_too_big_for_a_case_stands_in_the_basket_as_such_and_stays_in_the_mailbox(mailbox, settings):
    settings.ATTACHMENT_MAX_BYTES = 2 * 1024 * 1024
    mailbox.deliver(a_mail("Alle billederne", files=((b"x" * 3 * 1024 * 1024, "billeder.zip"),)), at=SENT_AT)

    fetch_mail(now=MONDAY_MORNING)

    mail = IncomingMail.objects.get()
    assert (mail.subject, mail.files.count()) == ("Alle billederne", 0)
    assert mail.incomplete_because == (
        "Mailen fylder 4 MB, mere end en sag kan tage. Hele mailen ligger i postkassen i mappen »Hentet«. "
        "Læg selv det i kurven, der skal i sagen."
    )
    assert len(mailbox.lies_in("Hentet")) == 1


def test_a_program_is_left_out_and_said_and_the_rest_is_kept(mailbox):
    mailbox.deliver(a_mail(files=((PDF, "brev.pdf"), (b"MZ\x90\x00" + b"\x00" * 300, "faktura.exe"))), at=SENT_AT)

    fetch_mail(now=MONDAY_MORNING)

    mail = IncomingMail.objects.get()
    assert set(content_of(mail)) == {"Mailens tekst.txt", "brev.pdf"}
    assert mail.incomplete_because.startswith("»faktura.exe« er ikke med: Filen er et program")


def test_a_damaged_mail_is_kept_as_it_came_and_stops_no_other(mailbox):
    damaged = (
        b"From: =?utf-8?b?////?=\r\nSubject: =?x-ukendt?q?=FF?=\r\n"
        b"Content-Type: multipart/mixed; boundary=slut\r\n\r\n--slut\r\n"
        b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%ikke base64\r\n"
    )
    mailbox.deliver(damaged, at=SENT_AT)
    mailbox.deliver(a_mail("Den næste"), at=SENT_AT)

    assert fetch_mail(now=MONDAY_MORNING) == 2

    mail = IncomingMail.objects.exclude(subject="Den næste").get()
    assert "Mailen er beskadiget." in mail.incomplete_because
    assert content_of(mail)["Mailen, som den kom.eml"] == damaged


def test_a_mail_of_html_alone_is_read_as_words_and_nothing_hidden_is_shown(mailbox):
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><p>Kære Karen</p>"
        "<p>Det er <b>Åse</b>&nbsp;igen.</p><script>evil()</script></body></html>"
    )
    mail = EmailMessage()
    mail["Subject"] = "Hej"
    mail.set_content(page, subtype="html")
    mailbox.deliver(mail.as_bytes(), at=SENT_AT)

    fetch_mail(now=MONDAY_MORNING)

    (words,) = content_of(IncomingMail.objects.get()).values()
    assert words.decode().endswith("\n\nKære Karen\nDet er Åse igen.\n")


def test_without_subject_and_sender_it_comes_in_too(mailbox):
    mailbox.deliver(b"\r\nEn linje.\r\n", at=SENT_AT)

    fetch_mail(now=MONDAY_MORNING)

    mail = IncomingMail.objects.get()
    assert (mail.subject, mail.sender) == ("Mail uden emne", "")
    assert b"En linje." in content_of(mail)["Mailens tekst.txt"]


def test_a_mail_forwarded_as_a_file_is_one_of_the_files(mailbox):
    inner = EmailMessage()
    inner["Subject"] = "Det oprindelige"
    inner.set_content("Det, der blev skrevet først.")
    outer = EmailMessage()
    outer["Subject"] = "Videresendt"
    outer.set_content("Se vedhæftede.")
    outer.add_attachment(inner)
    mailbox.deliver(outer.as_bytes(), at=SENT_AT)

    fetch_mail(now=MONDAY_MORNING)

    files = content_of(IncomingMail.objects.get())
    assert b"Det, der blev skrevet f" in files["Vedhæftet mail.eml"]
    assert b"skrevet" not in files["Mailens tekst.txt"]


def test_no_log_tells_who_wrote_or_about_what(mailbox, caplog):
    caplog.set_level(logging.DEBUG)
    mailbox.deliver(a_mail("Om Storm"), at=SENT_AT)

    fetch_mail(now=MONDAY_MORNING)

    assert "Mail: 1 taken in" in caplog.text
    assert not any(word in caplog.text for word in ("Storm", "skolen@", "udtalelse.pdf", PASSWORD))
    assert Line.objects.filter(deed="post received").count() == 1


def test_a_wrong_password_is_told_of_and_not_tried_so_often_that_the_account_is_locked(mailbox, settings):
    mailbox.deliver(a_mail(), at=SENT_AT)
    settings.IMAP_PASSWORD = "forkert"

    with pytest.raises(LogInRefused, match="Ret IMAP_USER og IMAP_PASSWORD"):
        fetch_mail(now=MONDAY_MORNING)
    settings.IMAP_PASSWORD = PASSWORD
    assert fetch_mail(now=MONDAY_MORNING + timedelta(minutes=1)) == 0
    assert stuck_mailbox(now=MONDAY_MORNING + timedelta(minutes=6)).since == MONDAY_MORNING
    assert fetch_mail(now=MONDAY_MORNING + AFTER_REFUSAL) == 1
    assert stuck_mailbox(now=MONDAY_MORNING + AFTER_REFUSAL) is None


def test_a_server_that_is_gone_loses_nothing_and_is_a_warning_after_five_minutes(settings, fjordby):
    running = MailServer("--no-tls")
    settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_SECURITY = "127.0.0.1", running.port, "none"
    settings.IMAP_USER, settings.IMAP_PASSWORD = USER, PASSWORD
    assert fetch_mail(now=MONDAY_MORNING) == 0
    running.stop()

    for minutes in (1, 7):
        with pytest.raises(MailboxTrouble, match="Mailserveren kunne ikke nås"):
            fetch_mail(now=MONDAY_MORNING + timedelta(minutes=minutes))

    assert stuck_mailbox(now=MONDAY_MORNING + timedelta(minutes=3)) is None
    stuck = stuck_mailbox(now=MONDAY_MORNING + timedelta(minutes=7))
    assert stuck.since == MONDAY_MORNING + timedelta(minutes=1)
    assert "Mailserveren kunne ikke nås" in stuck.because


def test_a_mailbox_nobody_has_looked_into_for_an_hour_is_a_warning(mailbox):
    assert "Ingen har set efter mail" in stuck_mailbox(now=MONDAY_MORNING).because
    fetch_mail(now=MONDAY_MORNING)
    assert stuck_mailbox(now=MONDAY_MORNING + timedelta(minutes=59)) is None
    assert stuck_mailbox(now=MONDAY_MORNING + timedelta(minutes=60)).since == MONDAY_MORNING


def test_a_folder_that_is_not_there_is_told_of(mailbox, settings):
    settings.IMAP_FOLDER = "Børn & unge"
    with pytest.raises(MailboxTrouble, match="Ret IMAP_FOLDER"):
        fetch_mail(now=MONDAY_MORNING)


def test_a_folder_with_a_danish_name_is_found(mailbox, settings):
    with mailbox.owner() as owner:
        owner.create('"B&APg-rn &- unge"')
        owner.append('"B&APg-rn &- unge"', "", None, a_mail("Fra mappen"))
    settings.IMAP_FOLDER = "Børn & unge"

    assert fetch_mail(now=MONDAY_MORNING) == 1
    with mailbox.owner() as owner:
        owner.delete('"B&APg-rn &- unge"')


def test_while_no_unit_takes_in_post_the_mail_stays_where_it_is(mailbox, fjordby):
    Unit.objects.filter(pk=fjordby.intake.pk).update(ends="2026-01-01")
    mailbox.deliver(a_mail(), at=SENT_AT)

    assert fetch_mail(now=MONDAY_MORNING) == 0
    assert len(mailbox.lies_in("INBOX")) == 1


def test_the_worker_looks_in_the_mailbox_of_the_settings_and_nowhere_without_one(mailbox, settings):
    (look,) = [each.work for each in all_rounds() if each.name == "mailbox"]
    mailbox.deliver(a_mail(), at=SENT_AT)

    settings.IMAP_HOST = ""
    assert look(MONDAY_MORNING) == 0
    assert stuck_mailbox(now=MONDAY_MORNING) is None
    settings.IMAP_HOST = "127.0.0.1"
    assert look(MONDAY_MORNING) == 1


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"IMAP_SECURITY": "none", "DEMO": False}, "IMAP_SECURITY skal være tls eller starttls"),
        ({"IMAP_SECURITY": "none", "IMAP_HOST": "mail.fjordby.invalid"}, "IMAP_SECURITY skal være tls eller starttls"),
        ({"IMAP_SECURITY": "ssl"}, "IMAP_SECURITY kan være tls eller starttls eller none"),
        ({"IMAP_AFTERWARDS": "delete"}, "IMAP_AFTERWARDS kan være move eller mark"),
        ({"IMAP_PASSWORD": ""}, "IMAP_PASSWORD mangler"),
    ],
)
def test_a_setting_that_is_wrong_or_open_to_others_stops_the_start(mailbox, settings, changed, told):
    for name, value in changed.items():
        setattr(settings, name, value)

    with pytest.raises(ImproperlyConfigured, match=told):
        configured_mailbox()


def test_the_password_stands_in_no_error_report(mailbox):
    assert PASSWORD not in repr(configured_mailbox())


def test_the_pages_say_what_is_missing_and_that_mail_does_not_come_in(mailbox, settings, karen):
    settings.ATTACHMENT_MAX_BYTES = 1024
    mailbox.deliver(a_mail("Alle billederne", files=((b"x" * 3000, "billeder.zip"),)), at=SENT_AT)
    browser = at_the_desk(karen)
    assert "Der er ikke hentet mail endnu." in browser.get(reverse("documents:basket")).content.decode()

    fetch_mail(now=timezone.now())

    html = browser.get(reverse("documents:basket")).content.decode()
    assert "Ikke hele mailen" in html and "Der er ikke hentet mail" not in html
    html = browser.get(reverse("documents:mail", args=[IncomingMail.objects.get().pk])).content.decode()
    assert "mere end en sag kan tage" in html and "Hent mailen i postkassen" in html
    assert "Find barnet" not in html
