"""The recommendation, and the papers that go out before the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.queries import held
from tovholder.foundation.letters.actions import HeldBack
from tovholder.practice.committee.models import (
    BundleSending,
    CommitteeMatter,
    Recipient,
    Recommendation,
)


def recommend(
    matter: CommitteeMatter,
    *,
    recommends: str,
    purpose: str = "",
    expected_duration: str = "",
    parts: Sequence[dict[str, Any]],
    author_name: str,
    at: datetime,
    by: Author,
) -> Recommendation:
    """Write the recommendation; a later one is a new version, and the earlier stay. Barnets lov § 142."""
    with open_book(at=at, by=by) as book:
        last = Recommendation.objects.filter(matter=matter).aggregate(last=Max("version"))["last"] or 0
        made = book.add(
            Recommendation(
                matter=matter,
                version=last + 1,
                recommends=recommends,
                purpose=purpose,
                expected_duration=expected_duration,
                parts=list(parts),
                made_at=at,
                made_by=by.user_id,
                author_name=author_name,
            )
        )
        facts = {"matter": str(matter.pk), "recommendation": str(made.pk), "version": made.version}
        book.line(EventKind.RECOMMENDED.value, about=[matter.child_id], happened_at=at, facts=facts)
        recount_duties(book, [matter.child_id])
    return made


def send_bundle(
    matter: CommitteeMatter,
    recommendation: Recommendation,
    *,
    kind: Recipient,
    recipient: str,
    how: str,
    summons: bool = True,
    sent_at: datetime,
    at: datetime,
    by: Author,
) -> BundleSending:
    """Note that one recipient has been sent the papers: who, when, how, and which version. Barnets lov §§ 140-142.

    Raises HeldBack while there is a contact hold on the child; the committee's own members may have them all the same.
    """
    if kind != Recipient.MEMBER and held([matter.child_id]):
        raise HeldBack(
            "Der er kontaktstop på barnet, så materialet må ikke sendes til parterne endnu. "
            "Tal med den, der har sat kontaktstoppet, og ophæv det først."
        )
    with open_book(at=at, by=by) as book:
        sent = book.add(
            BundleSending(
                matter=matter,
                recommendation=recommendation,
                kind=kind,
                recipient=recipient,
                how=how,
                summons=summons,
                sent_at=sent_at,
                recorded_at=at,
                sent_by=by.user_id,
            )
        )
        facts = {"matter": str(matter.pk), "sending": str(sent.pk), "to": str(kind), "version": recommendation.version}
        book.line(EventKind.COMMITTEE_BUNDLE_SENT.value, about=[matter.child_id], happened_at=sent_at, facts=facts)
        recount_duties(book, [matter.child_id])
    return sent
