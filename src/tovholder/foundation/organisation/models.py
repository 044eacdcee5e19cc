"""The municipality: its units, posts and employments through time, its watches and its tokens."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.identity import new_id


def dates(starts: str = "starts", ends: str = "ends") -> Func:
    """The half-open period of two date columns, for an exclusion constraint."""
    return Func(F(starts), F(ends), function="daterange")


def ends_after_start(name: str) -> models.CheckConstraint:
    """A period that ends, ends after it starts."""
    return models.CheckConstraint(condition=Q(ends=None) | Q(ends__gt=F("starts")), name=name)


class PeriodQuerySet(models.QuerySet[Any]):
    """Rows with a half-open period [starts, ends)."""

    def on(self, day: date) -> PeriodQuerySet:
        """Those in force that day."""
        return self.filter(Q(ends=None) | Q(ends__gt=day), starts__lte=day)


class Municipality(models.Model):
    """The one municipality (kommune) of this database, and what it has decided for itself."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    name = models.CharField("navn", max_length=100)
    code = models.CharField("kommunekode", max_length=4, blank=True)
    out_of_hours_phone = models.CharField("døgnvagtens telefon", max_length=40)
    daytime_phone = models.CharField("Modtagelsens telefon", max_length=40, blank=True)
    # Where Modtagelsen is told, without a word about anybody, that something has come. Empty: nobody is mailed.
    intake_mailbox = models.EmailField("Modtagelsens postkasse", blank=True)
    saturday_counts = models.BooleanField("lørdag er hverdag", default=True)
    opens = models.TimeField("åbner", default=time(8))
    closes = models.TimeField("lukker", default=time(15, 30))
    screen_within_days = models.PositiveSmallIntegerField("screening inden (hverdage)", default=10)
    parents_told_within_days = models.PositiveSmallIntegerField("forældre orienteres inden (hverdage)", default=5)
    escalate_after_minutes = models.PositiveSmallIntegerField("døgnvagt: næste efter (minutter)", default=30)
    history_open_days = models.PositiveSmallIntegerField("historik åben efter afgørelse (dage)", default=14)
    texts = models.JSONField("kommunens egne tekster", default=dict, blank=True)

    class Meta:
        verbose_name = "kommune"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_municipality_one_database")]

    def __str__(self) -> str:
        return self.name


class ClosingDay(models.Model):
    """A day the offices are closed though it is no public holiday (lukkedag). It does not stop a legal clock."""

    day = models.DateField("dag", primary_key=True)
    why = models.CharField("hvorfor", max_length=100)

    class Meta:
        verbose_name = "lukkedag"

    def __str__(self) -> str:
        return f"Lukkedag {self.day}"


class UnitKind(models.TextChoices):
    """What a unit is for."""

    INTAKE = "intake", "Modtagelse"
    FAMILY_GROUP = "family_group", "Familiegruppe"
    SPECIAL_GROUP = "special_group", "Specialgruppe"
    OUT_OF_HOURS = "out_of_hours", "Døgnvagt"
    ADMINISTRATION = "administration", "Administration"


class Unit(models.Model):
    """A unit (enhed) that has children: Modtagelsen, a family group, the out-of-hours service."""

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField("navn", max_length=100)
    kind = models.CharField("art", max_length=20, choices=UnitKind.choices)
    phone = models.CharField("telefon", max_length=40, blank=True)
    # Who takes what this unit must not see: a notification about one of its own people.
    deputy = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="stedfortrædende enhed")
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "enhed"
        constraints = [ends_after_start("unit_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class PostKind(models.TextChoices):
    """What a post may do."""

    INTAKE = "intake", "Rådgiver i Modtagelsen"
    CASEWORKER = "caseworker", "Rådgiver"
    TEAM_LEADER = "team_leader", "Teamleder"
    HEAD = "head", "Afdelingsleder"
    OUT_OF_HOURS = "out_of_hours", "Døgnvagt"
    JURIST = "jurist", "Jurist"
    ADMINISTRATOR = "administrator", "Administrator"


class Post(models.Model):
    """A post (stilling) in a unit; the person in it changes, the post's children do not."""

    id = models.UUIDField(primary_key=True, default=new_id)
    title = models.CharField("titel", max_length=100)
    kind = models.CharField("art", max_length=20, choices=PostKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name="enhed")
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "stilling"
        constraints = [ends_after_start("post_ends_after_start")]

    def __str__(self) -> str:
        return self.title


class Employment(models.Model):
    """Who holds a post, from when to when (ansættelse)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.PROTECT, related_name="employments", verbose_name="bruger")
    post = models.ForeignKey(Post, models.PROTECT, related_name="employments", verbose_name="stilling")
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "ansættelse"
        constraints = [
            ends_after_start("employment_ends_after_start"),
            ExclusionConstraint(
                name="one_person_in_a_post_at_a_time",
                expressions=[("post", RangeOperators.EQUAL), (dates(), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"Ansættelse {self.id}"


class Watch(models.Model):
    """A turn of the out-of-hours roster (vagt): who is called first, who next."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.PROTECT, related_name="watches", verbose_name="bruger")
    starts = models.DateTimeField("fra")
    ends = models.DateTimeField("til")
    rank = models.PositiveSmallIntegerField("ringes op som nr.", default=1)
    phone = models.CharField("telefon", max_length=40)

    class Meta:
        verbose_name = "vagt"
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="watch_ends_after_start"),
            ExclusionConstraint(
                name="one_person_per_rank_on_watch",
                expressions=[
                    ("rank", RangeOperators.EQUAL),
                    (Func(F("starts"), F("ends"), function="tstzrange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Vagt {self.id}"


class Level(models.TextChoices):
    """Who decides (beslutningsniveau): the delegation's ladder, and the two whom the law itself names."""

    CASEWORKER = "caseworker", "Rådgiver"
    LEADER = "leader", "Teamleder"
    HEAD = "head", "Afdelingsleder"
    COUNCIL = "council", "Kommunalbestyrelsen"
    CHAIR = "chair", "Udvalgets formand"
    COMMITTEE = "committee", "Børne- og ungeudvalget"


class Competence(models.Model):
    """From which level up a kind of decision may be made (kompetenceregel), from one day until another.

    The council delegates; a decision by somebody without competence can be void (law review F22). `kind` is a code of
    the list "decision_kind"; `up_to` is the most it may cost a month, without it any amount.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField("art", max_length=40)
    level = models.CharField("niveau", max_length=12, choices=Level.choices)
    up_to = models.DecimalField("højst pr. måned (kr.)", max_digits=10, decimal_places=2, null=True, blank=True)
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)
    # Who put it in the plan and who gave it an end; None for rules from before we asked.
    set_at = models.DateTimeField("skrevet", null=True, blank=True)
    set_by = models.UUIDField("skrevet af", null=True, blank=True)
    ended_at = models.DateTimeField("afsluttet", null=True, blank=True)
    ended_by = models.UUIDField("afsluttet af", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "kompetenceregel"
        constraints = [
            ends_after_start("competence_ends_after_start"),
            ExclusionConstraint(
                name="one_competence_rule_per_kind_and_level",
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    (dates(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Kompetenceregel {self.id}"


class ApiToken(models.Model):
    """A key another system knocks with (adgangsnøgle); only its SHA-256 is kept."""

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField("system", max_length=100)
    digest = models.CharField("SHA-256", max_length=64, unique=True)
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "adgangsnøgle"
        constraints = [ends_after_start("token_ends_after_start")]

    def __str__(self) -> str:
        return f"Adgangsnøgle {self.id}"


class OwnPerson(models.Model):
    """An employee, committee member or one of their household (egen person): a hit goes to the deputy.

    Forvaltningsloven § 3. Names and addresses are kept folded (lower case, Danish letters together).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, verbose_name="ansat")
    name_key = models.CharField("navn (foldet)", max_length=200, db_index=True)
    cpr_index = models.BinaryField("CPR-opslag", max_length=32, null=True, blank=True, db_index=True)
    address_key = models.CharField("adresse (foldet)", max_length=200, blank=True, db_index=True)

    class Meta:
        verbose_name = "egen person"

    def __str__(self) -> str:
        return f"Egen person {self.id}"


class OtherMunicipality(models.Model):
    """Another municipality, and the mailbox it takes secure mail in (anden kommune)."""

    name = models.CharField("navn", max_length=100, primary_key=True)
    mailbox = models.EmailField("sikker postkasse")

    class Meta:
        verbose_name = "anden kommune"

    def __str__(self) -> str:
        return self.name
