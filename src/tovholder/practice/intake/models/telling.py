"""Who was told what about a notification: who sent it, the parents, the police."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.models import Letter
from tovholder.practice.intake.models.arrival import Answer, Concern, Notification


class Acknowledgement(models.Model):
    """The answer to the notifier (kvittering til underretter), within six hverdage. Barnets lov § 138."""

    id = models.UUIDField(primary_key=True, default=new_id)
    notification = models.ForeignKey(
        Notification, models.PROTECT, related_name="acknowledgements", verbose_name="underretning"
    )
    given_at = models.DateTimeField("givet")
    given_by = models.UUIDField("givet af", null=True)
    in_person = models.BooleanField("fortalt personligt", default=False)
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, blank=True, verbose_name="brev")

    class Meta:
        verbose_name = "kvittering til underretter"

    def __str__(self) -> str:
        return f"Kvittering {self.id}"


class ParentsTold(models.Model):
    """The parents have been told of the notification, or why not (orientering af forældre)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    concern = models.ForeignKey(
        Concern, models.PROTECT, related_name="parents_told", verbose_name="barn i underretning"
    )
    at = models.DateTimeField("hvornår")
    by = models.UUIDField("af", null=True)
    whom = models.CharField("hvem", max_length=300, blank=True)
    how = models.CharField("hvordan", max_length=100, blank=True)
    not_because = models.CharField("ikke, fordi", max_length=500, blank=True)

    class Meta:
        verbose_name = "orientering af forældre"
        constraints = [
            models.CheckConstraint(condition=~Q(whom="") | ~Q(not_because=""), name="parents_told_whom_or_why_not")
        ]

    def __str__(self) -> str:
        return f"Orientering {self.id}"


class PoliceCoordination(models.Model):
    """What was agreed with the police before a talk (politisamordning); it does not clear the talk itself."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="+", verbose_name="barn")
    at = models.DateTimeField("hvornår")
    by = models.UUIDField("af", null=True)
    agreed = models.CharField("aftalt", max_length=500)
    parents_may_know_from = models.DateField("forældre må vide det fra", null=True, blank=True)
    reported = models.CharField("anmeldt", max_length=10, choices=Answer.choices, default=Answer.UNKNOWN)
    review_on = models.DateField("ses på igen")

    class Meta:
        verbose_name = "politisamordning"

    def __str__(self) -> str:
        return f"Politisamordning {self.id}"


class ToldWhatFollowed(models.Model):
    """A professional was told whether anything was started (orientering af fagperson). Barnets lov § 138.

    Yes or no; what kind of help only where it matters for the work with the child. Or why nothing was told.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    notification = models.ForeignKey(
        Notification, models.PROTECT, related_name="told_what_followed", verbose_name="underretning"
    )
    given_at = models.DateTimeField("givet")
    given_by = models.UUIDField("givet af", null=True)
    started = models.BooleanField("noget er sat i gang")
    what = models.CharField("hvad", max_length=200, blank=True)
    in_person = models.BooleanField("fortalt personligt", default=False)
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, blank=True, verbose_name="brev")
    not_because = models.CharField("ikke, fordi", max_length=500, blank=True)

    class Meta:
        verbose_name = "orientering af fagperson"
        constraints = [
            models.CheckConstraint(
                condition=Q(not_because="") | Q(letter=None, in_person=False), name="told_what_followed_or_why_not"
            )
        ]

    def __str__(self) -> str:
        return f"Orientering af fagperson {self.id}"
