"""What this room answers those below it."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from tovholder.foundation.documents.actions import content_of
from tovholder.foundation.documents.file_types import ENDINGS
from tovholder.foundation.documents.models import Enclosure
from tovholder.foundation.letters.announcements import enclosures_wanted
from tovholder.foundation.letters.enclosed import EnclosedFile
from tovholder.foundation.letters.models import Letter


@receiver(enclosures_wanted)
def hand_over_enclosures(*, letter: Letter, **_: Any) -> list[EnclosedFile]:
    """The papers that were sent with the letter, numbered as they lie: their titles may tell of somebody."""
    papers = Enclosure.objects.filter(letter=letter.pk).select_related("document__mail_file").order_by("pk")
    return [
        EnclosedFile(
            name=f"bilag-{number}.{ENDINGS.get(each.document.media_type, 'bin')}",
            media_type=each.document.media_type,
            data=content_of(each.document),
        )
        for number, each in enumerate(papers, start=1)
    ]
