"""A mail as somebody sends it to Modtagelsen."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

from tests.foundation.documents.papers import PDF

SENT_AT = datetime(2026, 10, 18, 16, 4, tzinfo=UTC)


def a_mail(subject="Udtalelse om 010203-1234", words="Hej. Her er udtalelsen.\n", files=((PDF, "udtalelse.pdf"),)):
    mail = EmailMessage()
    mail["From"] = "Fjordskolen <skolen@fjordby.invalid>"
    mail["To"] = "post@fjordby.invalid"
    mail["Subject"] = subject
    mail.set_content(words)
    for data, name in files:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes(policy=mail.policy.clone(linesep="\r\n"))
