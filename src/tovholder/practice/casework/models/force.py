"""Force used against a placed child, who was told of it, and what the child says."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from tovholder.practice.casework.models.happening import Happening
from tovholder.practice.casework.models.placements import Placement


class ReportedTo(models.TextChoices):
    """Who is told of the use of force (voksenansvarsloven § 21, stk. 1-4)."""

    MUNICIPALITY = "municipality", "Os: barnets handlekommune"
    AUTHORITY = "authority", "Socialtilsynet"
    OWNER = "owner", "Stedets ejer (kommune eller region)"
    LOCAL = "local", "Kommunen, hvor stedets interne skole ligger"


MUST_KNOW = frozenset({ReportedTo.MUNICIPALITY, ReportedTo.AUTHORITY})


class ForceUsed(Happening):
    """Force was used against the child, or another interference made (magtanvendelse). Voksenansvarsloven § 21.

    The child is shown the report, is heard and may comment; the child's words are for staff until shared by an act.
    """

    placement = models.ForeignKey(
        Placement, models.PROTECT, null=True, blank=True, related_name="force_used", verbose_name="anbringelse"
    )
    what = models.TextField("hvad skete der")
    used_by = models.CharField("hvem brugte magt", max_length=200)
    paragraph = models.CharField("hjemmel, som stedet har skrevet", max_length=100, blank=True)
    reported_to = ArrayField(
        models.CharField(max_length=20, choices=ReportedTo.choices), default=list, verbose_name="indberettet til"
    )
    reported_on = models.DateField("indberettet", null=True, blank=True)
    child_shown_on = models.DateField("barnet har set indberetningen", null=True, blank=True)
    childs_words = models.TextField("barnets egne ord", blank=True)
    child_not_heard_because = models.CharField("barnet ikke hørt, fordi", max_length=300, blank=True)
    parents_told_on = models.DateField("forældrene orienteret", null=True, blank=True)
    parents_not_told_because = models.CharField("forældrene ikke orienteret, fordi", max_length=300, blank=True)

    class Meta:
        verbose_name = "magtanvendelse"
        constraints = [
            models.CheckConstraint(
                condition=Q(reported_on=None, reported_to=[]) | (Q(reported_on__isnull=False) & ~Q(reported_to=[])),
                name="force_reported_to_somebody_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"Magtanvendelse {self.id}"

    @property
    def goes_to_all(self) -> bool:
        """The acting municipality and the supervisory authority have the report."""
        return set(self.reported_to) >= MUST_KNOW

    @property
    def child_is_heard(self) -> bool:
        """The child has seen the report, or it is said why not."""
        return bool(self.child_shown_on or self.child_not_heard_because)

    @property
    def is_reported(self) -> bool:
        """All that meets the duty is done: the report is with those who must have it, and the child is heard."""
        return self.goes_to_all and self.child_is_heard
