"""Mail is fetched over TLS, from the first word (implicit) or after STARTTLS, and only from a server we can trust."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.foundation.documents.mail_server import PASSWORD, USER, MailServer, TlsFront
from tests.foundation.documents.mails import SENT_AT, a_mail
from tests.world.people import MONDAY_MORNING
from tovholder.foundation.documents.mailbox.connecting import LogInRefused, MailboxTrouble
from tovholder.foundation.documents.mailbox.fetching import fetch_mail
from tovholder.foundation.documents.models import IncomingMail
from tovholder.foundation.documents.queries import stuck_mailbox

pytestmark = pytest.mark.django_db
A_MINUTE_LATER = MONDAY_MORNING + timedelta(minutes=1)


def make_certificate(folder, *, host="localhost"):
    """A key and a certificate for this host, which nobody but us trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(Encoding.PEM))
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()))
    return folder


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return make_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def server():
    """A mail server that speaks without TLS itself."""
    running = MailServer("--no-tls")
    yield running
    running.stop()


@pytest.fixture
def at_port(settings, fjordby):
    """The settings of a site, with its mailbox at this port."""

    def use(port, security="tls"):
        settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_SECURITY = "localhost", port, security
        settings.IMAP_USER, settings.IMAP_PASSWORD, settings.DEMO = USER, PASSWORD, False

    return use


@pytest.fixture
def trusted(certificate, monkeypatch):
    """This machine trusts the certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))


@pytest.fixture
def front(server, certificate, at_port):
    """The server, empty, behind a port that speaks TLS from the first word."""
    server.empty()
    with TlsFront(certificate, to_port=server.port) as standing:
        at_port(standing.port)
        yield standing


def test_over_implicit_tls_a_mail_comes_in_with_its_files_and_is_put_away(server, front, trusted):
    server.deliver(a_mail(), at=SENT_AT)

    assert fetch_mail(now=MONDAY_MORNING) == 1

    assert IncomingMail.objects.get().files.count() == 2
    assert (len(server.lies_in("INBOX")), len(server.lies_in("Hentet"))) == (0, 1)
    assert front.talks > 0
    assert fetch_mail(now=A_MINUTE_LATER) == 0


def test_over_implicit_tls_a_wrong_password_is_told_as_such(server, front, trusted, settings):
    settings.IMAP_PASSWORD = "forkert"

    with pytest.raises(LogInRefused, match="afviste bruger eller kodeord"):
        fetch_mail(now=MONDAY_MORNING)


def test_over_implicit_tls_nothing_is_said_to_a_server_nobody_vouches_for(server, front):
    server.deliver(a_mail(), at=SENT_AT)

    with pytest.raises(MailboxTrouble, match="certifikat kan ikke godkendes"):
        fetch_mail(now=MONDAY_MORNING)

    assert (front.talks, IncomingMail.objects.count()) == (0, 0)


def test_a_certificate_for_another_host_will_not_do(server, at_port, tmp_path, monkeypatch):
    elsewhere = make_certificate(tmp_path, host="mail.skovby.invalid")
    monkeypatch.setenv("SSL_CERT_FILE", str(elsewhere / "cert.pem"))
    with TlsFront(elsewhere, to_port=server.port) as front:
        at_port(front.port)

        with pytest.raises(MailboxTrouble, match="certifikat kan ikke godkendes"):
            fetch_mail(now=MONDAY_MORNING)


def test_a_port_that_speaks_no_tls_is_told_with_the_settings_to_mend(server, at_port, trusted):
    at_port(server.port)

    with pytest.raises(MailboxTrouble, match="taler ikke TLS på den port. Ret IMAP_SECURITY eller IMAP_PORT."):
        fetch_mail(now=MONDAY_MORNING)


def test_after_starttls_mail_comes_in_only_from_a_server_that_can_show_who_it_is(certificate, at_port, monkeypatch):
    running = MailServer("--cert", str(certificate / "cert.pem"), "--key", str(certificate / "key.pem"))
    at_port(running.port, "starttls")
    try:
        with pytest.raises(MailboxTrouble, match="certifikat kan ikke godkendes"):
            fetch_mail(now=MONDAY_MORNING)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
        assert fetch_mail(now=A_MINUTE_LATER) == 0
        assert stuck_mailbox(now=A_MINUTE_LATER) is None
    finally:
        running.stop()
