"""The way to adult life: the youth plan considered, the coordinator, the preparation, the support after 18."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tovholder.practice.casework.models.decisions import Decision
from tovholder.practice.casework.models.happening import Happening


class YouthPlanConsidered(Happening):
    """The yes or no to a youth plan at 16, with its reason (stillingtagen til ungeplan). Barnets lov § 108."""

    made = models.BooleanField("ungeplan skal laves")
    because = models.TextField("begrundelse")

    class Meta:
        verbose_name = "stillingtagen til ungeplan"

    def __str__(self) -> str:
        return f"Stillingtagen til ungeplan {self.id}"


class Coordinator(Happening):
    """The one person who holds a young person's case together (tovholder 16+); the latest named is the one."""

    name = models.CharField("navn", max_length=200)
    title = models.CharField("stilling", max_length=200, blank=True)
    phone = models.CharField("telefon", max_length=60, blank=True)

    class Meta:
        verbose_name = "tovholder 16+"

    def __str__(self) -> str:
        return f"Tovholder {self.id}"


class AdultLifePreparation(Happening):
    """How far the preparation for adult life has come (forberedelse af voksenlivet). Barnets lov §§ 122-123.

    `topics` holds what is agreed under each heading; the latest record is how it stands. It is ended when both the
    young person and the adult side have said yes to it, or when the law asks for none (`not_for_because`).
    """

    topics = models.JSONField("emner", default=dict)
    young_agreed_on = models.DateField("den unge har sagt ja", null=True, blank=True)
    adult_side = models.CharField("voksenafdelingens kontakt", max_length=200, blank=True)
    adult_agreed_on = models.DateField("voksenafdelingen har sagt ja", null=True, blank=True)
    not_for_because = models.CharField("hører ikke til målgruppen, fordi", max_length=300, blank=True)

    class Meta:
        verbose_name = "forberedelse af voksenlivet"

    def __str__(self) -> str:
        return f"Forberedelse af voksenlivet {self.id}"

    @property
    def ended(self) -> bool:
        """Both sides have said yes, or the young person is none of those the law prepares."""
        if self.not_for_because:
            return True
        return self.young_agreed_on is not None and self.adult_agreed_on is not None


class YouthAnswer(models.TextChoices):
    """What was decided about support after 18."""

    GRANTED = "granted", "Bevilget"
    REFUSED = "refused", "Afslag"
    AGAIN = "again", "Bevilget igen"


class YouthSupport(Happening):
    """A decision on support from 18 until 23 (ungestøtte). Barnets lov §§ 111 and 113-116."""

    answer = models.CharField("afgørelse", max_length=10, choices=YouthAnswer.choices)
    kind = models.CharField("art", max_length=20, blank=True)
    starts = models.DateField("fra", null=True, blank=True)
    ends = models.DateField("til", null=True, blank=True)
    because = models.TextField("begrundelse")
    young_view = models.TextField("den unges syn", blank=True)
    plan_revised_with = models.BooleanField("ungeplanen er revideret med den unge", default=False)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="afgørelsen"
    )

    class Meta:
        verbose_name = "ungestøtte"
        constraints = [
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gt=F("starts")), name="youth_support_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(answer="refused") | (Q(starts__isnull=False) & ~Q(kind="")),
                name="youth_support_granted_has_kind_and_start",
            ),
        ]

    def __str__(self) -> str:
        return f"Ungestøtte {self.id}"
