"""The ways out of the house: mail through SMTP, messages to a phone through a gateway."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage

from tovholder.foundation.letters.models import Outgoing, TrialMessage

SUBJECT = "Tovholder: ny underretning"
WORDS = "Der er kommet en underretning. Log ind på vagtsiden."

Channel = Callable[[Outgoing, datetime], None]


class NotDelivered(RuntimeError):
    """The other side could not or would not take it; the text names no person and no address."""


def by_mail(outgoing: Outgoing, now: datetime) -> None:
    """Mail it. The same message has the same Message-ID however often it is tried. Raises NotDelivered."""
    mail = EmailMessage(
        subject=SUBJECT,
        body=f"{WORDS}\n\n{outgoing.payload['path']}\n",
        to=[outgoing.payload["to"]],
        headers={"Message-ID": f"<{outgoing.pk}@tovholder>", "Auto-Submitted": "auto-generated"},
    )
    try:
        mail.send()
    except SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()), (0, b""))[0]
        raise NotDelivered(f"Mailserveren afviste modtageren ({code}).") from None
    except SMTPResponseException as error:
        raise NotDelivered(f"Mailserveren svarede {error.smtp_code}.") from None
    except (SMTPException, OSError) as error:
        raise NotDelivered(f"Mailserveren kunne ikke nås ({type(error).__name__}).") from None


def by_phone(outgoing: Outgoing, now: datetime) -> None:
    """Send it to the phone through the gateway of the settings. Raises NotDelivered."""
    phone_gateway()(outgoing, now)


def phone_gateway() -> Channel:
    """The gateway named by SMS_GATEWAY. Raises ImproperlyConfigured, naming the choices."""
    found = _GATEWAYS.get(settings.SMS_GATEWAY)
    if found is None:
        raise ImproperlyConfigured(
            f"SMS_GATEWAY kan være {' eller '.join(_GATEWAYS)}, ikke “{settings.SMS_GATEWAY}”. "
            "Se docs/howto/settings.md."
        )
    return found


def _stand_in(outgoing: Outgoing, now: datetime) -> None:
    """Local stand-in for a gateway: the message can be read in the house, and goes nowhere."""
    TrialMessage.objects.get_or_create(
        outgoing=outgoing, defaults={"to": outgoing.payload["to"], "text": WORDS, "sent_at": now}
    )


def _stand_in_that_fails(outgoing: Outgoing, now: datetime) -> None:
    """For trying what happens when the gateway is down."""
    raise NotDelivered("SMS-tjenesten svarer ikke (prøvefejl).")


_GATEWAYS: dict[str, Channel] = {"stand-in": _stand_in, "stand-in-failing": _stand_in_that_fails}
CHANNELS: dict[str, Channel] = {"mail": by_mail, "phone": by_phone}
