"""What the chair decides when a child cannot wait for a meeting. Barnets lov § 143."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from tovholder.core.committee.chair_decision import Course
from tovholder.foundation.chronicle.identity import new_id
from tovholder.practice.casework.models import Happening
from tovholder.practice.committee.models.members import ChairKind, CommitteeMember


class ChairDecision(Happening):
    """A provisional decision by the chair or the deputy (formandsafgørelse); `happened_at` is when it was made.

    What it is worth is never kept: it is read from what has happened and what time it is (core.committee).
    """

    kind = models.CharField("hvad er afgjort", max_length=10)
    member = models.ForeignKey(CommitteeMember, models.PROTECT, null=True, blank=True, verbose_name="hvem afgjorde")
    decided_by = models.CharField("navn på den, der afgjorde", max_length=200)
    by_kind = models.CharField("afgjort af", max_length=10, choices=ChairKind.choices[1:])
    deputy_why = models.CharField("hvorfor stedfortræderen", max_length=300, blank=True)
    # The three conditions, each with its facts.
    ground = models.TextField("grundlaget for indgrebet")
    urgency = models.TextField("hvorfor det ikke kan vente på et møde")
    formal = models.TextField("hvad der er gjort for at følge reglerne")
    implemented_at = models.DateTimeField("iværksat", null=True, blank=True)
    annulled_at = models.DateTimeField("ophævet", null=True, blank=True)
    annulled_because = models.CharField("ophævet fordi", max_length=300, blank=True)
    replaced_at = models.DateTimeField("afløst", null=True, blank=True)
    after_lapse = models.TextField("hvad skete der med barnet, da den bortfaldt", blank=True)
    after_lapse_at = models.DateTimeField("skrevet", null=True, blank=True)

    class Meta:
        verbose_name = "formandsafgørelse"
        constraints = [
            models.CheckConstraint(
                condition=Q(implemented_at=None) | Q(implemented_at__gte=F("happened_at")),
                name="carried_out_after_it_was_decided",
            ),
            models.CheckConstraint(
                condition=Q(by_kind="chair") | ~Q(deputy_why=""), name="a_deputy_decides_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(annulled_at=None) | ~Q(annulled_because=""), name="chair_decision_annulled_with_a_reason"
            ),
        ]
        indexes = [
            models.Index(
                fields=["implemented_at"],
                name="chair_decision_running",
                condition=Q(implemented_at__isnull=False, annulled_at=None, replaced_at=None),
            ),
            models.Index(fields=["child"], name="chair_decision_child"),
        ]

    def __str__(self) -> str:
        return f"Formandsafgørelse {self.id}"

    def course(self) -> Course:
        """What has happened to it; the committee's approval comes with its matters' outcomes (prefetched)."""
        outcomes = [matter.outcome for matter in self.matters.all() if hasattr(matter, "outcome")]
        approved = [each.happened_at for each in outcomes if each.approved]
        refused = [each.happened_at for each in outcomes if not each.approved]
        annulled = min(filter(None, [self.annulled_at, *refused]), default=None)
        return Course(
            implemented_at=self.implemented_at,
            approved_at=min(approved, default=None),
            annulled_at=annulled,
            replaced_at=self.replaced_at,
        )


class ChairConsentSought(models.Model):
    """Consent sought before a chair decision: from whom, when, how, and the answer (søgt samtykke).

    From each custody holder and from the young person of 15.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    chair_decision = models.ForeignKey(
        ChairDecision, models.PROTECT, related_name="consents", verbose_name="formandsafgørelse"
    )
    whom = models.CharField("hos hvem", max_length=200)
    sought_at = models.DateTimeField("hvornår", null=True, blank=True)
    how = models.CharField("hvordan", max_length=200, blank=True)
    answer = models.CharField("svar", max_length=300, blank=True)

    class Meta:
        verbose_name = "søgt samtykke før formandsafgørelse"

    def __str__(self) -> str:
        return f"Søgt samtykke {self.id}"


class ChairNotice(models.Model):
    """The written notice of a chair decision, as it went to one party (meddelelse inden 24 timer)."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    chair_decision = models.ForeignKey(
        ChairDecision, models.PROTECT, related_name="notices", verbose_name="formandsafgørelse"
    )
    recipient = models.CharField("modtager", max_length=200)
    how = models.CharField("hvordan", max_length=200)
    told_of_access = models.BooleanField("oplyst om aktindsigt")
    told_of_lawyer = models.BooleanField("oplyst om advokat")
    told_of_hearing = models.BooleanField("oplyst om ret til at udtale sig")
    sent_at = models.DateTimeField("sendt")
    recorded_at = models.DateTimeField("registreret")
    sent_by = models.UUIDField("sendt af", null=True)

    class Meta:
        verbose_name = "meddelelse om formandsafgørelse"

    def __str__(self) -> str:
        return f"Meddelelse {self.id}"
