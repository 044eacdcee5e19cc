"""What is decided and done while a child is placed: change of place, contact, support persons, renewal, return home."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tovholder.practice.casework.models.happening import Happening
from tovholder.practice.casework.models.placements import Placement


class DecidedBy(models.TextChoices):
    """Who decided about a placed child."""

    MUNICIPALITY = "municipality", "Kommunen, med samtykke"
    COMMITTEE = "committee", "Børne- og ungeudvalget"
    YOUTH_CRIME = "youth_crime", "Ungdomskriminalitetsnævnet"


class PlaceChange(Happening):
    """One of the two decisions of a change of place (ændring af anbringelsessted). Barnets lov §§ 97-98.

    First the ground for moving, then the concrete place (law review F23).
    """

    GROUND, PLACE = 1, 2

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="changes", verbose_name="anbringelse")
    step = models.PositiveSmallIntegerField(
        "led", choices=[(1, "Om barnet skal flytte"), (2, "Hvor barnet flytter hen")]
    )
    decided_by = models.CharField("afgjort af", max_length=12, choices=DecidedBy.choices)
    reasons = models.TextField("begrundelse")
    place = models.CharField("det nye sted", max_length=300, blank=True)
    statement_on = models.DateField("udtalelse fra stedet", null=True, blank=True)
    childs_view = models.TextField("barnets mening", blank=True)

    class Meta:
        verbose_name = "ændring af anbringelsessted"
        constraints = [
            models.CheckConstraint(condition=Q(step__in=[1, 2]), name="place_change_in_two_steps"),
            models.CheckConstraint(condition=Q(step=1) | ~Q(place=""), name="second_step_names_the_place"),
        ]

    def __str__(self) -> str:
        return f"Ændring af anbringelsessted {self.id}"


class PlacementRenewal(Happening):
    """The placement was taken up again, and when next (genbehandling). Barnets lov § 68 ff."""

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="renewals", verbose_name="anbringelse")
    decided_by = models.CharField("afgjort af", max_length=12, choices=DecidedBy.choices)
    renewal_due = models.DateField("genbehandles igen senest", null=True, blank=True)
    permanent = models.BooleanField("permanent anbringelse", default=False)
    reasons = models.TextField("begrundelse", blank=True)

    class Meta:
        verbose_name = "genbehandling af anbringelse"

    def __str__(self) -> str:
        return f"Genbehandling {self.id}"


class SupportPerson(Happening):
    """Whether the child or the parents have a support person (støtteperson). Barnets lov §§ 53 and 75."""

    class Whose(models.TextChoices):
        """Whose support person."""

        CHILD = "child", "Barnet (§ 53)"
        PARENTS = "parents", "Forældrene (§ 75)"

    class Outcome(models.TextChoices):
        """What came of it."""

        NETWORK = "network", "Fundet i familien eller netværket"
        CIVIL = "civil", "Fundet gennem en forening eller en frivillig"
        GRANTED = "granted", "Bevilget af kommunen"
        SEEKING = "seeking", "Vi leder stadig"
        DECLINED = "declined", "Tilbudt, men ikke ønsket"

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="support_persons", verbose_name="anbringelse")
    whose = models.CharField("for hvem", max_length=8, choices=Whose.choices)
    outcome = models.CharField("udfald", max_length=8, choices=Outcome.choices)
    name = models.CharField("støttepersonen", max_length=200, blank=True)
    words = models.CharField("hvad blev der sagt", max_length=500, blank=True)

    class Meta:
        verbose_name = "støtteperson"

    def __str__(self) -> str:
        return f"Støtteperson {self.id}"


class FamilyContact(Happening):
    """Contact with family and network as it was decided (samvær). Barnets lov §§ 103-105.

    `form` is a code of the list contact_form. `every_days` is the decided schedule, None where there is none (a pause,
    contact broken off, letters only).
    """

    PAUSE, SUPPORTED = "pause", "stoettet"

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="contacts", verbose_name="anbringelse")
    with_whom = models.CharField("med hvem", max_length=200)
    form = models.CharField("form", max_length=20)
    every_days = models.PositiveSmallIntegerField("hver (dage)", null=True, blank=True)
    decided_by = models.CharField("afgjort af", max_length=12, choices=DecidedBy.choices)
    childs_wish = models.TextField("barnets ønske", blank=True)
    reasons = models.TextField("begrundelse", blank=True)
    until = models.DateField("til og med", null=True, blank=True)
    ended_at = models.DateTimeField("ophørt", null=True, blank=True)
    last_held_on = models.DateField("sidst holdt", null=True, blank=True)
    last_went = models.CharField("sådan gik det", max_length=500, blank=True)

    class Meta:
        verbose_name = "samvær"
        constraints = [
            models.CheckConstraint(condition=~Q(form="pause") | Q(until__isnull=False), name="contact_pause_has_an_end")
        ]

    def __str__(self) -> str:
        return f"Samvær {self.id}"


class ReturnHome(Happening):
    """The decision that a placed child goes home, and over how long (hjemgivelse). Barnets lov § 100."""

    placement = models.OneToOneField(
        Placement, models.PROTECT, related_name="return_decision", verbose_name="anbringelse"
    )
    home_on = models.DateField("hjem den")
    until = models.DateField("hjemgivelsesperiode til", null=True, blank=True)
    no_period_because = models.CharField("ingen periode, fordi", max_length=300, blank=True)
    statement_on = models.DateField("udtalelse fra stedet", null=True, blank=True)
    childs_view = models.TextField("barnets mening", blank=True)
    support = models.TextField("støtte bagefter", blank=True)

    class Meta:
        verbose_name = "hjemgivelse"

    def __str__(self) -> str:
        return f"Hjemgivelse {self.id}"
