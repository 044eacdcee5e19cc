"""What happens in a child's case. The deeds of casework/actions write here, each with its chronicle line."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child, Home, Residence


class Happening(models.Model):
    """What every record of a case has: whose it is, when it was so, when and by whom it was recorded."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="+", verbose_name="barn")
    happened_at = models.DateTimeField("skete")
    recorded_at = models.DateTimeField("registreret")
    recorded_by = models.UUIDField("registreret af", null=True)

    class Meta:
        abstract = True


class Case(models.Model):
    """A child's case (sag): open while the municipality works with the child."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="cases", verbose_name="barn")
    opened_at = models.DateTimeField("åbnet")
    closed_at = models.DateTimeField("lukket", null=True, blank=True)
    closed_because = models.CharField("lukket fordi", max_length=200, blank=True)

    class Meta:
        verbose_name = "sag"
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(closed_at=None), name="one_open_case_per_child")
        ]

    def __str__(self) -> str:
        return f"Sag {self.id}"


class Visible(models.TextChoices):
    """Who may see the child's words; staff until an act shares them (law review F02)."""

    STAFF = "staff", "Kun medarbejdere"
    CHILD = "child", "Barnet selv"
    CUSTODY_HOLDER = "custody_holder", "Forældremyndighedsindehaver"
    NETWORK = "network", "Netværket"
    PROVIDER = "provider", "Udføreren"


class Note(models.Model):
    """A journal note (notat): added, corrected by a new one, or struck with a reason; never changed."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    happened_at = models.DateTimeField("skete")
    recorded_at = models.DateTimeField("skrevet")
    author = models.UUIDField("skrevet af", null=True)
    author_name = models.CharField("skrevet af (navn)", max_length=200)
    title = models.CharField("overskrift", max_length=200, blank=True)
    told_by = models.CharField("hvem fortalte", max_length=200, blank=True)
    passed_on = models.CharField("hvad blev sagt videre, og til hvem", max_length=500, blank=True)
    text = models.TextField("notat")
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name="retter"
    )

    class Meta:
        verbose_name = "notat"

    def __str__(self) -> str:
        return f"Notat {self.id}"


class NoteCopy(models.Model):
    """The note in one child's journal; a note to siblings has one each, closed to each other's parents."""

    id = models.UUIDField(primary_key=True, default=new_id)
    note = models.ForeignKey(Note, models.PROTECT, related_name="copies", verbose_name="notat")
    child = models.ForeignKey(Child, models.PROTECT, related_name="note_copies", verbose_name="barn")
    struck_at = models.DateTimeField("streget", null=True, blank=True)
    struck_by = models.UUIDField("streget af", null=True, blank=True)
    struck_because = models.CharField("streget fordi", max_length=300, blank=True)
    moved_to = models.ForeignKey(
        Child, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="flyttet til"
    )

    class Meta:
        verbose_name = "notat i barnets journal"
        constraints = [
            models.UniqueConstraint(fields=["note", "child"], name="one_copy_of_a_note_per_child"),
            models.CheckConstraint(
                condition=Q(struck_at=None) | ~Q(struck_because=""), name="note_struck_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Notat {self.note_id} hos barn {self.child_id}"


class ContactForm(models.TextChoices):
    """How the child was met (law review F14)."""

    TALK = "talk", "Samtale"
    TALK_WITH_AIDS = "talk_with_aids", "Samtale med tolk eller hjælpemidler"
    DIRECT_CONTACT = "direct_contact", "Anden direkte kontakt (barnet er for lille eller uden sprog)"


class ChildConversation(Happening):
    """A talk or other direct contact with the child about one matter (børnesamtale). Barnets lov § 5."""

    form = models.CharField("form", max_length=20, choices=ContactForm.choices, default=ContactForm.TALK)
    about = models.CharField("om hvad", max_length=300, blank=True)
    place = models.CharField("hvor", max_length=200, blank=True)
    alone = models.BooleanField("alene med barnet", null=True)
    words = models.TextField("barnets egne ord", blank=True)
    visible_to = ArrayField(
        models.CharField(max_length=20, choices=Visible.choices), default=list, verbose_name="hvem må se barnets ord"
    )
    shared_at = models.DateTimeField("delt", null=True, blank=True)
    child_asked = models.CharField("barnet spurgt og svarede", max_length=300, blank=True)

    class Meta:
        verbose_name = "børnesamtale"

    def __str__(self) -> str:
        return f"Børnesamtale {self.id}"


class Investigation(models.Model):
    """A child investigation (børnefaglig undersøgelse). Barnets lov § 20; serviceloven § 50."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="investigations", verbose_name="barn")
    # None when we only know that it was completed: what has happened is never refused.
    started_at = models.DateTimeField("besluttet", null=True, blank=True)
    completed_at = models.DateTimeField("afsluttet", null=True, blank=True)
    conclusion = models.TextField("begrundet stillingtagen", blank=True)

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


class PreliminaryConclusion(Happening):
    """What is known when an investigation is not done in time (foreløbig vurdering). Barnets lov § 20, stk. 3."""

    text = models.TextField("foreløbig vurdering", blank=True)

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


class Decision(Happening):
    """A decision (afgørelse) that can be appealed."""

    kind = models.CharField("art", max_length=40)
    reasons = models.TextField("begrundelse", blank=True)
    # The talks in which the child's view on this very matter was heard, or why there was none (law review F15).
    relies_on = ArrayField(models.UUIDField(), default=list, verbose_name="bygger på samtalerne")
    no_talk_because = models.CharField("ingen samtale, fordi", max_length=300, blank=True)

    class Meta:
        verbose_name = "afgørelse"

    def __str__(self) -> str:
        return f"Afgørelse {self.id}"


class Plan(Happening):
    """A plan for the child (barnets plan, ungeplan, handleplan)."""

    kind = models.CharField("art", max_length=40)
    first_follow_up_on = models.DateField("første opfølgning", null=True, blank=True)

    class Meta:
        verbose_name = "plan"

    def __str__(self) -> str:
        return f"Plan {self.id}"


class Measure(models.Model):
    """Help to the child or family (indsats; before 2024 foranstaltning)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="measures", verbose_name="barn")
    kind = models.CharField("art", max_length=40, blank=True)
    starts_at = models.DateTimeField("fra")
    ends_at = models.DateTimeField("til", null=True, blank=True)

    class Meta:
        verbose_name = "indsats"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="measure_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"Indsats {self.id}"


class Placement(models.Model):
    """A child placed outside the home (anbringelse), with or without consent."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="placements", verbose_name="barn")
    home = models.ForeignKey(
        Home, models.PROTECT, null=True, blank=True, related_name="placements", verbose_name="sted"
    )
    # The residence the placement gave the child; None where the child already lived there.
    residence = models.ForeignKey(
        Residence, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bopæl"
    )
    forced = models.BooleanField("uden samtykke", default=False)
    starts_at = models.DateTimeField("fra")
    ends_at = models.DateTimeField("til", null=True, blank=True)
    return_home = models.BooleanField("hjemgivelse", default=False)

    class Meta:
        verbose_name = "anbringelse"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="placement_ends_after_start"
            ),
            ExclusionConstraint(
                name="child_is_placed_in_one_place_at_a_time",
                expressions=[
                    (Func(F("starts_at"), F("ends_at"), function="tstzrange"), RangeOperators.OVERLAPS),
                    ("child", RangeOperators.EQUAL),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Anbringelse {self.id}"


class SupervisionVisit(Happening):
    """A visit to a placed child (tilsynsbesøg); counts only with the child spoken to or met. Barnets lov § 156."""

    cancelled = models.BooleanField("aflyst", default=False)
    child_seen = models.BooleanField("talt med barnet", default=False)
    seen = models.TextField("det så jeg", blank=True)

    class Meta:
        verbose_name = "tilsynsbesøg"

    def __str__(self) -> str:
        return f"Tilsynsbesøg {self.id}"


class FollowUp(Happening):
    """A follow-up on plan and help (opfølgning). Barnets lov § 95."""

    result = models.TextField("resultat", blank=True)
    next_on = models.DateField("næste opfølgning", null=True, blank=True)

    class Meta:
        verbose_name = "opfølgning"

    def __str__(self) -> str:
        return f"Opfølgning {self.id}"


class Move(Happening):
    """The child moves between municipalities (flytning)."""

    from_municipality = models.CharField("fra kommune", max_length=100, blank=True)
    to_municipality = models.CharField("til kommune", max_length=100, blank=True)

    class Meta:
        verbose_name = "flytning"

    def __str__(self) -> str:
        return f"Flytning {self.id}"


class ConsentWithdrawal(Happening):
    """A consent that was withdrawn (samtykke trukket tilbage)."""

    by_whom = models.CharField("af hvem", max_length=200, blank=True)

    class Meta:
        verbose_name = "tilbagetrukket samtykke"

    def __str__(self) -> str:
        return f"Tilbagetrukket samtykke {self.id}"
