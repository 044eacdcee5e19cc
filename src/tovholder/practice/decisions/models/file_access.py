"""Somebody asks to see the file of a child, whether or not anything is being decided."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import F, Q

from tovholder.practice.casework.models import Happening


class Asker(models.TextChoices):
    """What somebody who asks for the file is to the child."""

    CHILD = "child", "barnet selv"
    PARENT = "parent", "forælder"
    REPRESENTATIVE = "representative", "advokat eller partsrepræsentant"
    OTHER = "other", "en anden"


# Their request postpones a decision about the child until it is answered (forvaltningsloven § 9 b).
PARTIES = frozenset({Asker.CHILD, Asker.PARENT, Asker.REPRESENTATIVE})


class Access(models.TextChoices):
    """What was answered."""

    WHOLE = "whole", "Givet helt"
    PART = "part", "Givet delvist"
    REFUSED = "refused", "Afslået"


class FileAccess(Happening):
    """A request for access to the file (aktindsigt), and what was answered: ACCESS-7D, ACCESS-POSTPONES.

    `happened_at` is when it came. Asked at once for siblings, each has its own, with the same `together`. What is
    left out is answered with why, and by which paragraph (forvaltningsloven § 22).
    """

    together = models.UUIDField("sammen med søskende", null=True, blank=True)
    asker = models.CharField("hvem er det", max_length=20, choices=Asker.choices)
    person = models.UUIDField("person", null=True, blank=True)
    person_name = models.CharField("hvem beder om det", max_length=200)
    words = models.TextField("hvad der er bedt om")
    answered_at = models.DateTimeField("besvaret", null=True, blank=True)
    access = models.CharField("svaret", max_length=10, choices=Access.choices, blank=True)
    answer = models.TextField("hvad der er givet, og hvordan", blank=True)
    because = models.TextField("hvad der er undtaget, og hvorfor", blank=True)
    paragraph = models.CharField("efter hvilken bestemmelse", max_length=200, blank=True)
    letter = models.UUIDField("brev", null=True, blank=True)

    class Meta:
        verbose_name = "aktindsigt"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=F("happened_at")),
                name="file_access_answered_afterwards",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, access="") | Q(answered_at__isnull=False) & ~Q(access=""),
                name="file_access_answered_with_what",
            ),
            models.CheckConstraint(
                condition=Q(access__in=["", "whole"]) | ~Q(because="") & ~Q(paragraph=""),
                name="file_access_left_out_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Aktindsigt {self.id}"

    @property
    def mark(self) -> UUID:
        """What the lines call the request: the same for all the siblings, who share the line of its coming."""
        return self.together or self.id

    @property
    def by_party(self) -> bool:
        """Whether a decision waits for the answer."""
        return self.asker in PARTIES
