"""The ways out of the house: mail through SMTP, messages to a phone and letters each through a gateway."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage

from tovholder.foundation.accounts.models import User
from tovholder.foundation.letters.digital_post import by_digital_post
from tovholder.foundation.letters.messages import MESSAGES
from tovholder.foundation.letters.models import Outgoing, TrialMessage
from tovholder.foundation.letters.secure_mail import by_secure_mail
from tovholder.foundation.letters.trouble import NotDelivered

Way = Callable[[Outgoing, datetime], None]


def ways_for(outgoing: Outgoing) -> dict[str, Way]:
    """How it goes out: by mail to a user or a mailbox, to a phone, a letter by secure mail or by Digital Post."""
    ways: dict[str, Way] = {}
    if outgoing.payload.get("user") or outgoing.payload.get("mailbox"):
        ways["mail"] = by_mail
    if outgoing.payload.get("phone"):
        ways["phone"] = by_phone
    if outgoing.payload.get("secure_mailbox"):
        ways["secure mail"] = by_secure_mail
    if outgoing.payload.get("letter"):
        ways["digital post"] = by_digital_post
    return ways


def by_mail(outgoing: Outgoing, now: datetime) -> None:
    """Mail it to the mailbox, or the user's address if there is one; every try has the same Message-ID.

    Raises NotDelivered.
    """
    to = outgoing.payload.get("mailbox") or _address_of(outgoing.payload["user"])
    if not to:
        return
    words = MESSAGES[outgoing.kind]
    mail = EmailMessage(
        subject=words.subject,
        body=f"{words.text}\n\n{outgoing.payload.get('path', words.page)}\n",
        to=[to],
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


def _address_of(user: str) -> str:
    return User.objects.filter(pk=user).values_list("email", flat=True).first() or ""


def by_phone(outgoing: Outgoing, now: datetime) -> None:
    """Send it to the phone through the gateway of the settings. Raises NotDelivered."""
    phone_gateway()(outgoing, now)


def phone_gateway() -> Way:
    """The gateway named by SMS_GATEWAY. Raises ImproperlyConfigured, naming the choices."""
    found = _GATEWAYS.get(settings.SMS_GATEWAY)
    if found is None:
        raise ImproperlyConfigured(
            f"SMS_GATEWAY kan være {' eller '.join(_GATEWAYS)}, ikke »{settings.SMS_GATEWAY}«. "
            "Se docs/howto/settings.md."
        )
    return found


def _stand_in(outgoing: Outgoing, now: datetime) -> None:
    """Local stand-in for a gateway: the message can be read in the house, and goes nowhere."""
    TrialMessage.objects.get_or_create(
        outgoing=outgoing,
        defaults={"to": outgoing.payload["phone"], "text": MESSAGES[outgoing.kind].text, "sent_at": now},
    )


def _stand_in_that_fails(outgoing: Outgoing, now: datetime) -> None:
    """For trying what happens when the gateway is down."""
    raise NotDelivered("SMS-tjenesten svarer ikke (prøvefejl).")


_GATEWAYS: dict[str, Way] = {"stand-in": _stand_in, "stand-in-failing": _stand_in_that_fails}
