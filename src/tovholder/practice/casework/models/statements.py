"""What others are asked for while we find out: statements, examinations; and the targeted assessment."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from tovholder.practice.casework.models.happening import Happening
from tovholder.practice.casework.models.investigations import Investigation


class AskedOf(models.TextChoices):
    """Who can be asked for a statement."""

    SCHOOL = "school", "Skole"
    DAYCARE = "daycare", "Dagtilbud"
    DOCTOR = "doctor", "Egen læge"
    HEALTH_VISITOR = "health_visitor", "Sundhedsplejerske"
    PSYCHIATRY = "psychiatry", "Psykiatri eller hospital"
    DENTIST = "dentist", "Tandlæge eller tandpleje"
    PPR = "ppr", "PPR"
    MIDWIFE = "midwife", "Jordemoder eller familieambulatorium"
    OTHER_MUNICIPALITY = "other_municipality", "Anden kommune"
    OTHER = "other", "Andre"


class StatementBasis(models.TextChoices):
    """On which ground others may tell us. Retssikkerhedsloven § 11 a (consent) and § 11 c (without)."""

    CONSENT = "consent", "Samtykke (retssikkerhedsloven § 11 a)"
    WITHOUT = "without", "Uden samtykke (retssikkerhedsloven § 11 c)"
    OTHER = "other", "Anden hjemmel"


class TargetedAssessment(Happening):
    """A few defined questions looked into before, or instead of, an investigation (afdækning). Barnets lov § 19.

    `happened_at` is when it began.
    """

    question = models.TextField("hvad skal afdækkes")
    done = models.TextField("hvad er gjort, og hvem har deltaget", blank=True)
    childs_view = models.TextField("barnets og forældrenes syn", blank=True)
    conclusion = models.TextField("konklusion", blank=True)
    completed_at = models.DateTimeField("afsluttet", null=True, blank=True)
    # Whether it ended in an investigation (§ 20), in help without one, or in nothing more.
    ends_in = models.CharField(
        "ender i",
        max_length=20,
        blank=True,
        choices=[
            ("investigation", "En børnefaglig undersøgelse (§ 20)"),
            ("support", "Støtte uden undersøgelse"),
            ("nothing", "Ikke mere nu"),
        ],
    )

    class Meta:
        verbose_name = "afdækning"
        constraints = [
            models.CheckConstraint(
                condition=Q(completed_at=None) | ~Q(conclusion=""), name="targeted_assessment_completed_with_conclusion"
            )
        ]

    def __str__(self) -> str:
        return f"Afdækning {self.id}"


class AskedStatement(Happening):
    """A statement that somebody was asked for (udtalelse), and what became of it. `happened_at`: when we asked."""

    investigation = models.ForeignKey(
        Investigation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name="børnefaglig undersøgelse",
    )
    assessment = models.ForeignKey(
        TargetedAssessment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name="afdækning",
    )
    asked_of = models.CharField("bedt om hos", max_length=20, choices=AskedOf.choices)
    asked_of_name = models.CharField("hvem", max_length=200, blank=True)
    about = models.CharField("om hvad", max_length=500)
    basis = models.CharField("grundlag", max_length=10, choices=StatementBasis.choices)
    # The consent it rests on, when one is recorded; or in words, where there is none.
    consent_id = models.UUIDField("samtykke", null=True, blank=True)
    basis_words = models.CharField("grundlag, med ord", max_length=300, blank=True)
    due_on = models.DateField("svar ønsket senest", null=True, blank=True)
    reminded_at = ArrayField(models.DateTimeField(), default=list, verbose_name="rykket")
    received_at = models.DateTimeField("modtaget", null=True, blank=True)
    read_at = models.DateTimeField("læst", null=True, blank=True)
    says = models.TextField("hvad der står i den", blank=True)
    refused_at = models.DateTimeField("afslået", null=True, blank=True)
    refused_because = models.CharField("afslået, fordi", max_length=600, blank=True)

    class Meta:
        verbose_name = "udtalelse"
        indexes = [
            models.Index(fields=["child"], name="statement_awaited", condition=Q(received_at=None, refused_at=None))
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(read_at=None) | Q(received_at__isnull=False), name="statement_received_before_read"
            ),
            models.CheckConstraint(
                condition=Q(received_at=None) | Q(refused_at=None), name="statement_received_or_refused"
            ),
        ]

    def __str__(self) -> str:
        return f"Udtalelse {self.id}"

    @property
    def whom(self) -> str:
        """Who was asked, as a person says it: by name when there is one."""
        return self.asked_of_name or AskedOf(self.asked_of).label

    @property
    def is_awaited(self) -> bool:
        """Neither received nor refused."""
        return self.received_at is None and self.refused_at is None


class OwnStatement(models.TextChoices):
    """What the family itself says about a Greenlandic background. Never derived from anything else."""

    YES = "yes", "Ja"
    NO = "no", "Nej"
    UNSAID = "unsaid", "Ønsker ikke at svare"


class Examination(Happening):
    """An examination by a doctor or an authorised psychologist (undersøgelse ved læge eller psykolog).

    Barnets lov § 22, stk. 3 and 5; §§ 171 a-171 b from 1 May 2025. `happened_at`: when it was arranged. Without consent
    (`forced`) the committee has decided it first: § 23, BFU-FORCED.
    """

    investigation = models.ForeignKey(
        Investigation, models.PROTECT, related_name="examinations", verbose_name="børnefaglig undersøgelse"
    )
    by_whom = models.CharField("ved hvem", max_length=200)
    authorisation = models.CharField("autorisation", max_length=60, blank=True)
    of_whom = models.CharField("hvem undersøges", max_length=200)
    psychological = models.BooleanField("psykologisk undersøgelse", default=False)
    forced = models.BooleanField("uden samtykke", default=False)
    standardised_test = models.BooleanField("standardiseret test", null=True)
    placement_considered = models.BooleanField("anbringelse overvejes", null=True)
    greenlandic_background = models.CharField(
        "grønlandsk baggrund, eget udsagn", max_length=10, choices=OwnStatement.choices, blank=True
    )
    viso_asked_at = models.DateTimeField("VISO's særlige enhed bedt", null=True, blank=True)
    viso_answered_at = models.DateTimeField("VISO's særlige enhed svarede", null=True, blank=True)
    report_on = models.DateField("erklæring modtaget", null=True, blank=True)

    class Meta:
        verbose_name = "undersøgelse ved læge eller psykolog"

    def __str__(self) -> str:
        return f"Undersøgelse ved læge eller psykolog {self.id}"
