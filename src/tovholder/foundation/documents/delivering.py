"""What became of a letter that was sent: the ways that are open to its recipient, and how far each try is."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from tovholder.foundation.documents.models import HowSent, LetterDelivery, LetterSent
from tovholder.foundation.letters.recipients import RecipientSeen
from tovholder.foundation.letters.standing import DONE, WAITING, Standing, standing_of
from tovholder.foundation.ui.wording import day

MOST_IN_THE_POST = 10
BY_WIRE = frozenset({HowSent.DIGITAL_POST, HowSent.SECURE_MAIL})


def ways_to(seen: RecipientSeen) -> frozenset[HowSent]:
    """Digital Post goes to people in our records, secure mail to authorities, who stand outside them."""
    if seen.by_hand_only:
        return frozenset({HowSent.BY_HAND})
    by_wire = HowSent.SECURE_MAIL if seen.to.person is None else HowSent.DIGITAL_POST
    return frozenset({HowSent.POST, HowSent.BY_HAND, by_wire})


def deliveries_of(sent: LetterSent) -> list[LetterDelivery]:
    """Every way the letter went, the first one first. One statement."""
    return list(sent.deliveries.select_related("outgoing", "paper").order_by("sent_at", "pk"))


def in_the_post(children: Iterable[UUID]) -> list[LetterDelivery]:
    """Letters about these children that went by post last and have not come back, the newest first. One statement."""
    last = LetterDelivery.objects.filter(letter=OuterRef("letter")).order_by("-sent_at", "-pk").values("pk")[:1]
    posted = LetterDelivery.objects.filter(how=HowSent.POST, failed_at=None, pk=Subquery(last))
    about = posted.filter(letter__letter__child__in=list(children)).select_related("letter__letter")
    return list(about.order_by("-sent_at", "-pk")[:MOST_IN_THE_POST])


def way_of(delivery: LetterDelivery) -> dict[str, str]:
    """The way it went, as it comes filled in when it is to go again."""
    mailbox = delivery.outgoing.payload.get("secure_mailbox", "") if delivery.outgoing is not None else ""
    return {"how": delivery.how, "mailbox": mailbox}


def standing_of_delivery(delivery: LetterDelivery) -> Standing:
    """How far it is. What is given by hand is there; a letter in the post is followed no further."""
    if delivery.failed_at is not None and delivery.how == HowSent.POST:
        told = {"day": day(delivery.failed_at), "why": delivery.trouble}
        return Standing(_("Kom retur"), WAITING, _("%(day)s: %(why)s") % told)
    if delivery.failed_at is not None:
        return Standing(_("Ikke leveret"), WAITING, delivery.trouble)
    if delivery.outgoing is not None:
        return standing_of(delivery.outgoing)
    return Standing(_("Givet"), DONE) if delivery.how == HowSent.BY_HAND else Standing(_("Sendt"))
