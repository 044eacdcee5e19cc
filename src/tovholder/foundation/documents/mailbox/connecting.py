"""Talking IMAP with the mail server: what waits, one message at a time, and putting it away afterwards (RFC 3501)."""

from __future__ import annotations

import base64
import imaplib
import re
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from tovholder.foundation.documents.mailbox.place import Afterwards, Place, Security

TIMEOUT = 20  # seconds for each answer from the mail server
MARK = r"\Flagged"  # on a message that lies in the basket: for the eye, nothing is decided by it
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_UID = re.compile(rb"UID (\d+)")


class MailboxTrouble(RuntimeError):
    """The mailbox cannot be fetched from; the text says what to do, and names no person and no address."""


class LogInRefused(MailboxTrouble):
    """The user or the password is wrong: trying often only locks the account."""


@dataclass(frozen=True)
class Head:
    """A message seen from outside: how big, when it came to the mailbox, and its header lines."""

    size: int
    arrived_at: datetime
    lines: bytes


class OpenMailbox:
    """A mailbox we are logged in to."""

    def __init__(self, server: imaplib.IMAP4, place: Place, validity: str) -> None:
        self._server, self._place, self._validity = server, place, validity

    def key_of(self, uid: int) -> str:
        """The message's mark for all time: the mailbox, its UIDVALIDITY and the UID (RFC 3501, 2.3.1.1)."""
        return f"imap:{self._place.key[:32]}:{self._validity}:{uid}"

    def waiting(self) -> list[int]:
        """The UIDs of the messages in the folder, the oldest first; also those marked, which anybody may have done."""
        found = self._ask("SEARCH", "ALL")
        return sorted(int(uid) for part in found if isinstance(part, bytes) for uid in part.split())

    def head(self, uid: int) -> Head | None:
        """What a message is from outside; None when it is gone. Looking marks nothing as read."""
        said, lines = self._fetched(uid, "(UID RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER])")
        size, arrived = _SIZE.search(said), imaplib.Internaldate2tuple(said)
        if lines is None or size is None or arrived is None:
            return None
        return Head(int(size[1]), datetime.fromtimestamp(time.mktime(arrived), UTC), lines)

    def whole(self, uid: int) -> bytes | None:
        """All of a message, as it came; None when it is gone."""
        return self._fetched(uid, "(UID BODY.PEEK[])")[1]

    def put_away(self, uid: int) -> None:
        """Move it to the folder of what has been fetched, or mark it; never delete it."""
        if self._place.afterwards is Afterwards.MOVE:
            self._ask("MOVE", str(uid), _quoted(self._place.taken_folder))
        else:
            self._ask("STORE", str(uid), "+FLAGS.SILENT", f"({MARK})")

    def _fetched(self, uid: int, what: str) -> tuple[bytes, bytes | None]:
        """The answer about this message: its words, and the text that came with them."""
        for part in self._ask("FETCH", str(uid), what):
            said = part[0] if isinstance(part, tuple) else part
            number = _UID.search(said or b"")
            if isinstance(part, tuple) and number is not None and int(number[1]) == uid:
                return part[0], part[1]
        return b"", None

    def _ask(self, *words: str) -> list[bytes | tuple[bytes, bytes] | None]:
        """What the server answers. Raises MailboxTrouble when it will not, and imaplib's own when the line is gone."""
        try:
            answer, told = self._server.uid(*words)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:
            answer, told = "BAD", []
        if answer != "OK":
            raise MailboxTrouble("Mailserveren vil ikke det, vi beder om. Se, om mapperne i postkassen kan bruges.")
        return told


@contextmanager
def opened(place: Place) -> Iterator[OpenMailbox]:
    """Log in and open the folder. Raises LogInRefused and MailboxTrouble, also for what goes wrong on the way."""
    try:
        server = _connected(place)
        try:
            _log_in(server, place)
            yield OpenMailbox(server, place, _selected(server, place))
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                server.logout()
    except ssl.SSLCertVerificationError:
        raise MailboxTrouble(
            "Forbindelsen til mailserveren er ikke sikker: dens certifikat kan ikke godkendes."
        ) from None
    except ssl.SSLError:
        raise MailboxTrouble("Mailserveren taler ikke TLS på den port. Ret IMAP_SECURITY eller IMAP_PORT.") from None
    except (OSError, EOFError) as error:
        raise MailboxTrouble(f"Mailserveren kunne ikke nås ({type(error).__name__}).") from None
    except imaplib.IMAP4.error:
        raise MailboxTrouble("Mailserveren brød samtalen af. Der prøves igen.") from None


def _connected(place: Place) -> imaplib.IMAP4:
    if place.security is Security.TLS:
        return imaplib.IMAP4_SSL(place.host, place.port, ssl_context=ssl.create_default_context(), timeout=TIMEOUT)
    server = imaplib.IMAP4(place.host, place.port, timeout=TIMEOUT)
    if place.security is Security.STARTTLS:
        server.starttls(ssl.create_default_context())
    return server


def _log_in(server: imaplib.IMAP4, place: Place) -> None:
    """By AUTH=PLAIN, whose words may be Danish (RFC 4616); by LOGIN where the server has nothing else."""
    try:
        if "AUTH=PLAIN" in server.capabilities:
            said = "\0".join(("", place.user, place.password)).encode()
            server.authenticate("PLAIN", lambda _challenge: said)
        else:
            server.login(place.user, place.password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        raise LogInRefused("Mailserveren afviste bruger eller kodeord. Ret IMAP_USER og IMAP_PASSWORD.") from None


def _selected(server: imaplib.IMAP4, place: Place) -> str:
    """Open the folder; its UIDVALIDITY. The folder for what has been fetched is made where it is missing."""
    if server.select(_quoted(place.folder))[0] != "OK":
        raise MailboxTrouble("Mappen i postkassen findes ikke. Ret IMAP_FOLDER.")
    (validity,) = server.response("UIDVALIDITY")[1] or [None]
    if place.afterwards is Afterwards.MOVE:
        if "MOVE" not in _abilities(server):
            raise MailboxTrouble("Mailserveren kan ikke flytte mails. Sæt IMAP_AFTERWARDS til mark.")
        server.create(_quoted(place.taken_folder))  # "it is there" is as good an answer as "made"
    return validity.decode("ascii", errors="replace") if isinstance(validity, bytes) else "0"


def _abilities(server: imaplib.IMAP4) -> set[str]:
    """What the server can do now that we are logged in; before that it may have said less."""
    told = server.capability()[1]
    return {word for each in told if isinstance(each, bytes) for word in each.decode("ascii", "replace").split()}


def _quoted(folder: str) -> str:
    """A folder's name on the line: modified UTF-7 (RFC 3501, 5.1.3), in quotation marks."""
    parts = re.split(r"([^\x20-\x7e]+)", folder.replace("&", "&-"))
    coded = "".join(_base64_of(part) if odd % 2 else part for odd, part in enumerate(parts))
    return '"' + coded.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _base64_of(signs: str) -> str:
    return "&" + base64.b64encode(signs.encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-"
