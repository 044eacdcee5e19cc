"""Decisions, and the consents they rest on."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework.models.happening import Happening


class Decision(Happening):
    """A decision (afgørelse) that can be appealed: what, by which paragraph, why, and who decided."""

    # The code list "decision_kind"; `matter` is the id of what was prepared in the decisions room, where it was.
    kind = models.CharField("art", max_length=40)
    matter = models.UUIDField("forberedt som", null=True, blank=True, db_index=True)
    paragraph = models.CharField("hjemmel", max_length=200, blank=True)
    purpose = models.TextField("formål", blank=True)
    facts = models.TextField("oplysninger, der er lagt vægt på", blank=True)
    reasons = models.TextField("begrundelse", blank=True)
    # The talks in which the child's view on this very matter was heard, or why there was none (law review F15).
    relies_on = ArrayField(models.UUIDField(), default=list, verbose_name="bygger på samtalerne")
    no_talk_because = models.CharField("ingen samtale, fordi", max_length=300, blank=True)
    child_view = models.TextField("barnets holdning", blank=True)
    wish_changed = models.TextField("sådan har barnets ønske påvirket afgørelsen", blank=True)
    alternatives = models.TextField("overvejede alternativer til anbringelse", blank=True)
    plan_needed = models.BooleanField("plan nødvendig", null=True)
    plan_because = models.TextField("begrundelse for plan eller ikke", blank=True)
    expected_duration = models.CharField("forventet varighed", max_length=200, blank=True)
    renewal_due = models.DateField("genbehandles senest", null=True, blank=True)
    amount = models.DecimalField("udgift pr. måned (kr.)", max_digits=10, decimal_places=2, null=True, blank=True)
    forced = models.BooleanField("uden samtykke", default=False)
    # Who decided, as it stood that day: the letter names them (law review F22).
    by_level = models.CharField("afgjort af (niveau)", max_length=12, choices=Level.choices, blank=True)
    by_name = models.CharField("afgjort af", max_length=200, blank=True)

    class Meta:
        verbose_name = "afgørelse"

    def __str__(self) -> str:
        return f"Afgørelse {self.id}"


class ConsentKind(models.TextChoices):
    """What somebody consents to."""

    HELP = "help", "Hjælp til barnet"
    PLACEMENT = "placement", "Anbringelse"
    PLACE_CHANGE = "place_change", "Ændring af anbringelsessted"
    PERMANENT = "permanent", "Permanent anbringelse"
    CONTACT = "contact", "Samvær og kontakt"
    INFORMATION = "information", "Indhentning af oplysninger"


class ConsentForm(models.TextChoices):
    """How the consent was given."""

    WRITTEN = "written", "Skriftligt"
    ORAL = "oral", "Mundtligt, noteret her"
    DIGITAL = "digital", "Digitalt med MitID"


class AfterWithdrawal(models.TextChoices):
    """What follows when a consent to a placement is withdrawn (law review F26)."""

    RETURN_HOME = "return_home", "Hjemgivelse: barnet kommer hjem"
    RETURN_PERIOD = "return_period", "Hjemgivelsesperiode: barnet kommer hjem senere, højst 6 måneder"
    COMMITTEE = "committee", "Sagen forelægges udvalget (anbringelse uden samtykke, § 47)"
    HELP_ENDS = "help_ends", "Hjælpen standser"
    UNDECIDED = "undecided", "Det skal afgøres i dag"


class Consent(Happening):
    """Somebody's consent to a purpose (samtykke): sought, given, refused, limited, withdrawn.

    It covers the purpose as it was worded that day and nothing else (Barnets lov §§ 32, 46; VEJ 9148/2024 pt. 37).
    One we never wrote down can still be withdrawn: what has happened is not refused.
    """

    person = models.UUIDField("person", null=True, blank=True)
    person_name = models.CharField("hvem", max_length=200, blank=True)
    kind = models.CharField("samtykke til", max_length=20, choices=ConsentKind.choices, default=ConsentKind.HELP)
    matter = models.UUIDField("om sagen til afgørelse", null=True, blank=True, db_index=True)
    purpose = models.TextField("formål, som det blev læst op", blank=True)
    purpose_version = models.PositiveSmallIntegerField("formålets udgave", default=1)
    form = models.CharField("form", max_length=10, choices=ConsentForm.choices, blank=True)
    interpreter = models.CharField("tolk", max_length=200, blank=True)
    sought_at = models.DateTimeField("søgt", null=True, blank=True)
    given_at = models.DateTimeField("givet", null=True, blank=True)
    refused_at = models.DateTimeField("afslået", null=True, blank=True)
    limits = models.TextField("begrænsninger", blank=True)
    limited_at = models.DateTimeField("begrænset", null=True, blank=True)
    withdrawn_at = models.DateTimeField("trukket tilbage", null=True, blank=True)
    # Given before the child was born: it does not carry over, and stands here until a new one is given.
    lapsed_at = models.DateTimeField("bortfaldet ved fødslen", null=True, blank=True)
    follows = models.CharField("derefter", max_length=20, choices=AfterWithdrawal.choices, blank=True)

    class Meta:
        verbose_name = "samtykke"
        constraints = [
            models.CheckConstraint(
                condition=Q(sought_at__isnull=False)
                | Q(given_at__isnull=False)
                | Q(refused_at__isnull=False)
                | Q(withdrawn_at__isnull=False),
                name="consent_sought_given_refused_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(given_at=None) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_withdrawn_after_given",
            ),
            models.CheckConstraint(
                condition=Q(given_at=None) | Q(refused_at=None), name="consent_given_or_refused_not_both"
            ),
        ]

    def __str__(self) -> str:
        return f"Samtykke {self.id}"

    @property
    def stands(self) -> bool:
        """Given, not withdrawn, and not from before the birth."""
        return self.given_at is not None and self.withdrawn_at is None and self.lapsed_at is None
