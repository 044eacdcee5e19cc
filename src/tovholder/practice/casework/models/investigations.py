"""The child investigation: decided, written section by section, preliminary, completed; its siblings."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models.decisions import Decision
from tovholder.practice.casework.models.happening import Happening


class GroundsForSupport(models.TextChoices):
    """Whether the investigation found grounds for support under §§ 32, 46 or 47. Barnets lov § 22, stk. 6."""

    YES = "yes", "Ja, der er grundlag for støtte"
    NO = "no", "Nej, der er ikke grundlag for støtte"


class InterimSupport(models.TextChoices):
    """What becomes of support that was given while the investigation ran. Barnets lov § 22, stk. 6; § 32, stk. 4."""

    NONE = "none", "Der er ingen foreløbig støtte"
    CONTINUE = "continue", "Den fortsætter"
    CHANGE = "change", "Den ændres"
    STOP = "stop", "Den stopper"


class Investigation(models.Model):
    """A child investigation (børnefaglig undersøgelse). Barnets lov § 20; serviceloven § 50."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="investigations", verbose_name="barn")
    # None when we only know that it was completed: what has happened is never refused.
    started_at = models.DateTimeField("besluttet", null=True, blank=True)
    completed_at = models.DateTimeField("afsluttet", null=True, blank=True)
    # A code of assessment_ground; empty before 2024, and where nobody wrote it down.
    ground = models.CharField("grund", max_length=10, blank=True)
    purpose = models.TextField("hvad den skal belyse", blank=True)
    # The decision that opened it, where it was written here: from it the parties are told.
    decision = models.OneToOneField(
        Decision, models.PROTECT, related_name="investigation", null=True, blank=True, verbose_name="afgørelse"
    )
    # Two advisers at the important meetings with the child, as a rule: Barnets lov § 21, stk. 5 (BFU-TWO).
    advisers = models.CharField("de to rådgivere", max_length=300, blank=True)
    one_adviser_because = models.CharField("kun én rådgiver, fordi", max_length=300, blank=True)
    conclusion = models.TextField("begrundet stillingtagen", blank=True)
    # What a reasoned conclusion says besides: Barnets lov § 22, stk. 6.
    grounds_for_support = models.CharField(
        "grundlag for støtte", max_length=10, choices=GroundsForSupport.choices, blank=True
    )
    proposed_support = models.TextField("foreslået støtte", blank=True)
    interim_support = models.CharField("foreløbig støtte", max_length=10, choices=InterimSupport.choices, blank=True)
    custody_holders_view = models.TextField("forældremyndighedsindehavernes syn", blank=True)
    helping_factors = models.TextField("det, der kan hjælpe i familien og netværket", blank=True)
    # The talks in which the child was heard about this very matter (law review F15).
    relies_on = ArrayField(models.UUIDField(), default=list, verbose_name="bygger på samtalerne")
    # What was missing when it was completed all the same, and why: {"siblings": "De er undersøgt i maj."}
    completed_despite = models.JSONField("afsluttet uden, fordi", default=dict)
    # It ended with the case and without a conclusion: the child moved or grew up before it was done.
    stopped_because = models.CharField("standset uden konklusion, fordi", max_length=600, blank=True)

    class Meta:
        verbose_name = "børnefaglig undersøgelse"
        constraints = [
            models.CheckConstraint(
                condition=Q(completed_at=None) | Q(started_at=None) | Q(completed_at__gte=F("started_at")),
                name="investigation_completed_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"Undersøgelse {self.id}"


class SectionKind(models.TextChoices):
    """The parts of an investigation (afsnit): the three sides of the ICS triangle, what stands out, the whole."""

    DEVELOPMENT = "development", "Barnets udvikling"
    PARENTING = "parenting", "Forældrekompetencer"
    FAMILY = "family", "Familie og omgivelser"
    NETWORK = "network", "Netværk"
    SCHOOL = "school", "Dagtilbud, skole og læring"
    HEALTH = "health", "Sundhed"
    CHILD = "child", "Barnets perspektiv"
    HOME = "home", "Hjem og økonomi"
    WHOLE = "whole", "Samlet vurdering"


class SectionState(models.TextChoices):
    """How far a section is, as its writer says; a section nobody has written in has no row."""

    BEGUN = "begun", "I gang"
    FINISHED = "finished", "Færdig"
    NOT_RELEVANT = "not_relevant", "Ikke relevant"


class SectionText(models.Model):
    """What a section of an investigation said when somebody saved it (afsnitstekst). The latest one holds.

    Three kinds of sentences kept apart: what happened, what people say, what we judge. Never changed, so that
    of two who write at once neither loses a word.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    investigation = models.ForeignKey(
        Investigation, models.PROTECT, related_name="texts", verbose_name="børnefaglig undersøgelse"
    )
    section = models.CharField("afsnit", max_length=20, choices=SectionKind.choices)
    state = models.CharField("hvor langt", max_length=20, choices=SectionState.choices)
    facts = models.TextField("fakta, med kilde", blank=True)
    sayings = models.TextField("hvem siger hvad", blank=True)
    judgement = models.TextField("vores vurdering, og hvorfor", blank=True)
    not_relevant_because = models.CharField("ikke relevant, fordi", max_length=500, blank=True)
    written_at = models.DateTimeField("skrevet")
    written_by = models.UUIDField("skrevet af", null=True)
    written_by_name = models.CharField("skrevet af (navn)", max_length=200, blank=True)

    class Meta:
        verbose_name = "afsnitstekst"
        indexes = [models.Index(fields=["investigation", "section", "-id"], name="section_latest_text")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="not_relevant") | ~Q(not_relevant_because=""),
                name="section_not_relevant_with_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"Afsnitstekst {self.id}"


class PreliminaryConclusion(Happening):
    """What is known when an investigation is not done in time (foreløbig vurdering). Barnets lov § 20, stk. 3."""

    text = models.TextField("foreløbig vurdering", blank=True)
    why_late = models.TextField("hvorfor den ikke er færdig", blank=True)
    expected_on = models.DateField("ventes færdig", null=True, blank=True)

    class Meta:
        verbose_name = "foreløbig vurdering"

    def __str__(self) -> str:
        return f"Foreløbig vurdering {self.id}"


class SiblingConsidered(Happening):
    """How safe another child of the household is, whom nobody has notified about (søskendevurdering).

    Barnets lov § 21, stk. 1 and 4: the other children are considered, also when nothing is done.
    """

    reason = models.TextField("vurdering")

    class Meta:
        verbose_name = "søskendevurdering"

    def __str__(self) -> str:
        return f"Søskendevurdering {self.id}"


class SiblingResult(models.TextChoices):
    """What was found about another child of the family while one was investigated. Barnets lov § 21."""

    NO_NEED = "no_need", "Ingen undersøgelse nu"
    OWN = "own", "Får sin egen undersøgelse"
    JOINT = "joint", "Undersøges sammen med barnet"
    OBVIOUS = "obvious", "Særligt tilfælde: det er åbenbart, at der ikke er behov (§ 21, stk. 3)"


class SiblingWeighed(Happening):
    """Our view on another child of the family, taken in one child's investigation (stillingtagen til søskende).

    `child` is the sibling. Barnets lov § 21, stk. 1-4.
    """

    investigation = models.ForeignKey(
        Investigation, models.PROTECT, related_name="siblings", verbose_name="børnefaglig undersøgelse"
    )
    result = models.CharField("resultat", max_length=20, choices=SiblingResult.choices)
    reason = models.TextField("begrundelse")

    class Meta:
        verbose_name = "stillingtagen til søskende"

    def __str__(self) -> str:
        return f"Stillingtagen til søskende {self.id}"
