"""What is agreed with families and others: when, where, with whom; and each colleague's own calendar feed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Adult, Child


class AppointmentKind(models.TextChoices):
    """What kind of appointment it is."""

    TALK = "talk", "Samtale"
    MEETING = "meeting", "Møde"
    HOME_VISIT = "home_visit", "Hjemmebesøg"
    SUPERVISION = "supervision", "Tilsyn"
    NETWORK = "network", "Netværksmøde"
    COMMITTEE = "committee", "Møde i udvalget"


class Appointment(models.Model):
    """Something booked (aftale): held or cancelled afterwards; a cancelled one keeps its line."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="appointments", verbose_name="barn")
    kind = models.CharField("art", max_length=20, choices=AppointmentKind.choices)
    starts_at = models.DateTimeField("begynder")
    ends_at = models.DateTimeField("slutter")
    # Whose calendar it stands in.
    user = models.ForeignKey(User, models.PROTECT, related_name="appointments", verbose_name="medarbejder")
    place = models.CharField("sted", max_length=300, blank=True)
    # The place as a calendar outside the house may show it: never a home, never with a name in it.
    place_in_feed = models.CharField("sted i kalenderen", max_length=300, blank=True)
    agenda = models.TextField("dagsorden", blank=True)
    child_invited = models.BooleanField("barnet er inviteret")
    child_not_because = models.CharField("barnet ikke inviteret, fordi", max_length=300, blank=True)
    interpreter = models.CharField("tolk bestilt (sprog)", max_length=60, blank=True)
    booked_at = models.DateTimeField("booket")
    booked_by = models.UUIDField("booket af", null=True)
    held_at = models.DateTimeField("holdt", null=True, blank=True)
    cancelled_at = models.DateTimeField("aflyst", null=True, blank=True)
    cancelled_because = models.CharField("aflyst, fordi", max_length=600, blank=True)

    class Meta:
        verbose_name = "aftale"
        indexes = [
            models.Index(fields=["user", "starts_at"], name="appointment_of_user"),
            models.Index(fields=["child", "starts_at"], name="appointment_of_child"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="appointment_ends_after_start"),
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(cancelled_at=None), name="appointment_is_held_or_cancelled_not_both"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | ~Q(cancelled_because=""), name="appointment_cancelled_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(child_invited=True) | ~Q(child_not_because=""), name="appointment_without_child_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Aftale {self.id}"


class Participant(models.Model):
    """Somebody who takes part besides the child and the colleague (deltager): a grown-up we know, or a name."""

    id = models.UUIDField(primary_key=True, default=new_id)
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="participants", verbose_name="aftale")
    adult = models.ForeignKey(Adult, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="voksen")
    name = models.CharField("navn", max_length=200, blank=True)

    class Meta:
        verbose_name = "deltager i en aftale"
        constraints = [
            models.CheckConstraint(condition=Q(adult__isnull=False) | ~Q(name=""), name="participant_is_somebody")
        ]

    def __str__(self) -> str:
        return f"Deltager {self.id}"


class CalendarFeed(models.Model):
    """A colleague's calendar feed (kalenderabonnement): an address nobody can guess; only its SHA-256 is kept."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.PROTECT, related_name="calendar_feeds", verbose_name="medarbejder")
    digest = models.CharField("SHA-256", max_length=64, unique=True)
    made_at = models.DateTimeField("lavet")
    revoked_at = models.DateTimeField("lukket", null=True, blank=True)

    class Meta:
        verbose_name = "kalenderabonnement"
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(revoked_at=None), name="one_calendar_feed_at_a_time")
        ]

    def __str__(self) -> str:
        return f"Kalenderabonnement {self.id}"
