"""Secure mail between authorities: a letter as a PDF to another authority's mailbox.

The mail server of the settings must be the municipality's own way to secure mail (sikker mail, tunnelmail): this
program encrypts the way to that server, and no further. Subject and text name nobody.
"""

from __future__ import annotations

from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.letters.enclosed import enclosed_with
from tovholder.foundation.letters.models import Letter, Outgoing
from tovholder.foundation.letters.paper import as_pdf, paper_of
from tovholder.foundation.letters.trouble import NotDelivered, Refused
from tovholder.foundation.organisation.queries import the_municipality

TO_AN_AUTHORITY = "letter_to_authority"
TOO_LARGE = 552  # RFC 1870, 6.1: the message is over the server's limit
REFUSED_FOR_GOOD = 500  # SMTP codes from here on: the same mail will never be taken


def send_by_secure_mail(book: Book, letter: Letter, *, mailbox: str, again: int = 0) -> Outgoing:
    """Put the letter in the outbox for that mailbox, as part of a deed. Ids and the mailbox only.

    `again` counts the tries that a person has asked for anew: each is sent once.
    """
    payload = {"enclosed": str(letter.pk), "child": str(letter.child_id or ""), "secure_mailbox": mailbox}
    key = f"{TO_AN_AUTHORITY}/{letter.pk}/{again}"
    return book.add(Outgoing(kind=TO_AN_AUTHORITY, key=key, payload=payload, not_before=book.at, made_at=book.at))


def by_secure_mail(outgoing: Outgoing, now: datetime) -> None:
    """Mail the letter as a PDF, with what was put in with it; every try has the same Message-ID.

    Raises NotDelivered, and Refused for good.
    """
    letter = Letter.objects.get(pk=outgoing.payload["enclosed"])
    ours = the_municipality()
    mail = EmailMessage(
        subject=f"Brev fra {ours.name}",
        body="Der er et brev vedhæftet. Det indeholder fortrolige oplysninger om et barn.\n",
        to=[outgoing.payload["secure_mailbox"]],
        headers={"Message-ID": f"<{outgoing.pk}@tovholder>"},
    )
    paper = as_pdf(paper_of(letter, municipality=ours), written_at=int(letter.written_at.timestamp()))
    mail.attach(f"brev-{letter.written_at:%Y-%m-%d}.pdf", paper, "application/pdf")
    for each in enclosed_with(letter):
        mail.attach(each.name, each.data, each.media_type)
    try:
        mail.send()
    except SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()), (0, b""))[0]
        trouble = f"Mailserveren afviste postkassen ({code})."
        raise (Refused if code >= REFUSED_FOR_GOOD else NotDelivered)(trouble) from None
    except SMTPResponseException as error:
        if error.smtp_code == TOO_LARGE:
            raise Refused(
                "Mailserveren tager ikke så stor en mail. Send færre bilag, eller send dem med post."
            ) from None
        raise NotDelivered(f"Mailserveren svarede {error.smtp_code}.") from None
    except (SMTPException, OSError) as error:
        raise NotDelivered(f"Mailserveren kunne ikke nås ({type(error).__name__}).") from None
