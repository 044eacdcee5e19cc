"""What this room does when there is one more jurist: what is before the committee is theirs to prepare too."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.organisation.announcements import post_made
from tovholder.foundation.organisation.models import Post, PostKind
from tovholder.practice.committee.actions.keys import open_to_a_later_jurist


@receiver(post_made)
def open_what_is_before_the_committee(*, book: Book, post: Post, **_more: Any) -> None:
    """A jurist whose post is made after a matter was raised prepares it as well; part of the deed that makes it."""
    if post.kind == PostKind.JURIST:
        open_to_a_later_jurist(book, post)
