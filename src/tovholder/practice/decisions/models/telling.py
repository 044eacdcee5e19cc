"""After a decision: each party's letter on its way, and that they have it."""

from __future__ import annotations

from uuid import UUID, uuid5

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import PeriodQuerySet, dates, ends_after_start
from tovholder.practice.casework.models import Decision, Happening


class HowTold(models.TextChoices):
    """How a party got the decision."""

    LETTER = "letter", "Brev"
    DIGITAL_POST = "digital_post", "Digital Post"
    READ_TOGETHER = "read_together", "Udleveret og læst sammen"
    IN_PERSON = "in_person", "Udleveret personligt"


class DecisionTold(Happening):
    """A party got the decision in writing (meddelelse af afgørelse); from then on there are four weeks to complain."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="told", verbose_name="afgørelse")
    person = models.UUIDField("person", null=True, blank=True)
    person_name = models.CharField("til", max_length=200)
    role = models.CharField("som", max_length=100, blank=True)
    how = models.CharField("hvordan", max_length=20, choices=HowTold.choices)
    told_on = models.DateField("modtaget")
    complaint_until = models.DateField("kan klage til og med", null=True, blank=True)
    letter = models.UUIDField("brev", null=True, blank=True)

    class Meta:
        verbose_name = "meddelelse af afgørelse"

    def __str__(self) -> str:
        return f"Meddelelse {self.id}"


class Dispatch(models.Model):
    """One party's decision letter on its way (forsendelse): in the outbox, or to be posted or handed over.

    The party has it first when `told` is there: from that day the time to complain runs, not from the sending. Sent
    again, `how`, `letter` and `sent_at` are those of the last time; the chronicle has a line for each.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="dispatches", verbose_name="afgørelse")
    person = models.UUIDField("person", null=True, blank=True)
    person_name = models.CharField("til", max_length=200)
    role = models.CharField("som", max_length=100, blank=True)
    how = models.CharField("hvordan", max_length=20, choices=HowTold.choices)
    letter = models.UUIDField("brev")
    outgoing = models.OneToOneField(
        Outgoing, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="udgående"
    )
    sent_at = models.DateTimeField("sendt")
    sent_by = models.UUIDField("sendt af", null=True)
    tries = models.PositiveSmallIntegerField("sendt igen", default=0)
    failed_at = models.DateTimeField("ikke kommet frem", null=True, blank=True)
    trouble = models.CharField("fordi", max_length=300, blank=True)
    told = models.OneToOneField(
        DecisionTold, models.PROTECT, related_name="dispatch", null=True, blank=True, verbose_name="modtaget"
    )

    class Meta:
        verbose_name = "forsendelse"
        constraints = [
            models.UniqueConstraint(fields=["decision", "person"], name="one_letter_about_a_decision_to_each"),
            models.CheckConstraint(
                condition=Q(failed_at=None) | ~Q(trouble=""), name="letter_failed_with_what_was_wrong"
            ),
        ]
        indexes = [models.Index(fields=["sent_at"], name="dispatch_under_way", condition=Q(told=None, failed_at=None))]

    def __str__(self) -> str:
        return f"Forsendelse {self.id}"

    @property
    def by_hand(self) -> bool:
        """Somebody has to print it, and say when the party had it."""
        return self.how != HowTold.DIGITAL_POST

    @property
    def can_come_back(self) -> bool:
        """It is in the post, nobody has said that it is there, and it has not come back."""
        return self.how == HowTold.LETTER and self.told_id is None and self.failed_at is None

    @property
    def can_be_sent_again(self) -> bool:
        """It did not come through, by Digital Post or in the post, and nobody has said that the party has it."""
        return self.told_id is None and self.failed_at is not None

    @property
    def cause(self) -> UUID:
        """What a task is because of when it does not come through: its message, else this try of it."""
        return self.outgoing_id or uuid5(self.id, str(self.tries))


class LettersTo(models.TextChoices):
    """Whom the letters go to when a party is represented."""

    ALSO = "also", "Både parten og repræsentanten"
    INSTEAD = "instead", "Kun repræsentanten"


class PartyRepresentative(Happening):
    """Somebody who speaks for a party or goes with them (partsrepræsentant). Forvaltningsloven § 8; REPRESENTATIVE-8.

    `happened_at` is when we were told. `person` is the party: a parent, or the young person.
    """

    person = models.UUIDField("part")
    person_name = models.CharField("for", max_length=200)
    name = models.CharField("navn", max_length=200)
    address = models.CharField("adresse", max_length=300, blank=True)
    phone = models.CharField("telefon", max_length=60, blank=True)
    mandate = models.CharField("fuldmagten", max_length=300)
    scope = models.CharField("omfang", max_length=300)
    letters_to = models.CharField("breve går til", max_length=10, choices=LettersTo.choices)
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "partsrepræsentant"
        constraints = [
            ends_after_start("representative_ends_after_start"),
            ExclusionConstraint(
                name="one_representative_of_a_party_at_a_time",
                expressions=[
                    ("child", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (dates(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Partsrepræsentant {self.id}"
