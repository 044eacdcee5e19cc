"""A real mail server (aiosmtpd) on this machine, that takes everything unless it is told to refuse."""

from __future__ import annotations

import asyncio
import email
import email.policy
import socket
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

TAKES_AT_MOST = 200_000  # bytes of one mail, as the server tells everybody who asks (SIZE)


class Postbox:
    """What came to the server, and how it behaves: the answers it gives instead of taking a mail."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], EmailMessage]] = []
        self.refuses = ""  # after the whole mail
        self.refuses_recipient = ""  # when it hears for whom
        self.hangs_up = False  # in the middle of it

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, to: str, _options: Any) -> str:
        if self.refuses_recipient:
            return self.refuses_recipient
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.hangs_up and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        if self.refuses:
            return self.refuses
        assert isinstance(envelope.content, bytes)
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append((envelope.rcpt_tos, mail))
        return "250 OK"

    def enclosed(self) -> dict[str, bytes]:
        """The files of the last mail by their names."""
        _to, mail = self.mails[-1]
        return {str(each.get_filename()): each.get_content() for each in mail.iter_attachments()}


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    """A real mail server on a free port, as the settings have it."""
    box = Postbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port, data_size_limit=TAKES_AT_MOST)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield box
    server.stop()
