"""Children, adults and homes, and how they belong together through time."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value

from tovholder.foundation.chronicle.bare import Record
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.numbers import in_the_database
from tovholder.foundation.families.querysets import ChildQuerySet
from tovholder.foundation.organisation.models import PeriodQuerySet, Post, Unit, dates, ends_after_start


class ChildState(models.TextChoices):
    """How well the child is known."""

    BORN = "born", "Født"
    UNBORN = "unborn", "Ufødt"
    UNKNOWN = "unknown", "Endnu ikke identificeret"


class Protection(models.TextChoices):
    """Why an address must not be shown."""

    NONE = "none", "Ingen"
    CPR = "cpr", "Navne- og adressebeskyttelse"
    POLICE = "police", "Politiregistreret særlig beskyttelse"
    PLACE = "place", "Anonymt anbringelsessted"


def danish_key(column: str) -> Func:
    """The folded column, as the database computes it."""
    return Func(F(column), function="danish_key")


def only_to_compare(column: str) -> Func:
    """The column itself, in a form no search asks for: so that the planner does not read an exclusion constraint.

    It takes that index for the cheaper one, and reads most of it (100,000 ties: 10 ms for one adult's children).
    """
    return Func(F(column), F(column), function="coalesce")


class Child(Record):
    """A child or young person (barn, ung). Exists without a case, a number or a name."""

    id = models.UUIDField(primary_key=True, default=new_id)
    state = models.CharField("tilstand", max_length=10, choices=ChildState.choices, default=ChildState.BORN)
    name = models.CharField("navn", max_length=300, blank=True)
    called = models.CharField("vil gerne kaldes", max_length=100, blank=True)
    description = models.CharField("beskrivelse", max_length=1000, blank=True)
    birth_date = models.DateField("født", null=True, blank=True)
    due_date = models.DateField("termin", null=True, blank=True)
    # First day the child is no longer a minor, when it is known otherwise than by the birth date (published cases).
    minor_until = models.DateField("mindreårig til", null=True, blank=True)
    died_on = models.DateField("død", null=True, blank=True)
    cpr_sealed = models.BinaryField("CPR-nummer (forseglet)", null=True, blank=True)
    cpr_index = models.BinaryField("CPR-opslag", max_length=32, null=True, blank=True, db_index=True)
    twin = models.BooleanField("tvilling eller flerling", default=False)
    language = models.CharField("sprog", max_length=60, blank=True)
    needs_interpreter = models.BooleanField("behov for tolk", default=False)
    school_or_daycare = models.CharField("skole eller dagtilbud", max_length=200, blank=True)
    municipality = models.CharField("bopælskommune, hvis en anden", max_length=100, blank=True)
    protection = models.CharField("beskyttelse", max_length=10, choices=Protection.choices, default=Protection.NONE)
    # How and where the child can be reached without danger, and when not.
    safe_channel = models.CharField("sikker kontakt", max_length=300, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, verbose_name="enhed")
    caseworker = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, verbose_name="rådgiver")
    # A child first met as "the little boy on the second floor", since identified as this one. Can be undone.
    same_as = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="known_before_as", verbose_name="er identisk med"
    )
    name_key = models.GeneratedField(
        expression=danish_key("name"), output_field=models.TextField(), db_persist=True, verbose_name="navn (foldet)"
    )
    search_key = models.GeneratedField(
        expression=Func(F("name"), F("called"), function="search_key"),
        output_field=models.TextField(),
        db_persist=True,
        verbose_name="navn (søgt)",
    )

    objects = ChildQuerySet.as_manager()

    class Meta:
        verbose_name = "barn"
        indexes = [
            models.Index(fields=["unit", "name_key"], name="child_unit_name"),
            models.Index(fields=["caseworker"], name="child_caseworker"),
            GinIndex(OpClass(F("name_key"), name="gin_trgm_ops"), name="child_name_trigrams"),
            GinIndex(OpClass(F("search_key"), name="gin_trgm_ops"), name="child_search_trigrams"),
            models.Index(in_the_database("short_id", "id"), name="child_short_id"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(same_as=F("id")), name="child_is_not_same_as_itself"),
        ]

    def __str__(self) -> str:
        return f"Barn {self.id}"


class Adult(Record):
    """A grown-up around a child: parent, step-parent, foster parent, the one somebody suspects (voksen)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField("navn", max_length=300, blank=True)
    phone = models.CharField("telefon", max_length=60, blank=True)
    description = models.CharField("beskrivelse", max_length=500, blank=True)
    birth_date = models.DateField("født", null=True, blank=True)
    cpr_sealed = models.BinaryField("CPR-nummer (forseglet)", null=True, blank=True)
    cpr_index = models.BinaryField("CPR-opslag", max_length=32, null=True, blank=True, db_index=True)
    died_on = models.DateField("død", null=True, blank=True)
    name_key = models.GeneratedField(
        expression=danish_key("name"), output_field=models.TextField(), db_persist=True, verbose_name="navn (foldet)"
    )
    search_key = models.GeneratedField(
        expression=Func(F("name"), Value(""), function="search_key"),
        output_field=models.TextField(),
        db_persist=True,
        verbose_name="navn (søgt)",
    )

    class Meta:
        verbose_name = "voksen"
        indexes = [
            GinIndex(OpClass(F("name_key"), name="gin_trgm_ops"), name="adult_name_trigrams"),
            GinIndex(OpClass(F("search_key"), name="gin_trgm_ops"), name="adult_search_trigrams"),
            models.Index(in_the_database("phone_key", "phone"), name="adult_phone"),
        ]

    def __str__(self) -> str:
        return f"Voksen {self.id}"


class HomeKind(models.TextChoices):
    """What kind of home it is."""

    FAMILY = "family", "Hjem"
    PLACEMENT = "placement", "Anbringelsessted"
    OTHER = "other", "Andet opholdssted"


class Home(Record):
    """A place where people live together: an address, a placement, a refuge (hjem)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField("art", max_length=10, choices=HomeKind.choices, default=HomeKind.FAMILY)
    name = models.CharField("navn", max_length=200, blank=True)
    address = models.CharField("adresse", max_length=300, blank=True)
    secret = models.BooleanField("må ikke vises", default=False)
    address_key = models.GeneratedField(
        expression=danish_key("address"), output_field=models.TextField(), db_persist=True, verbose_name="foldet"
    )

    class Meta:
        verbose_name = "hjem"
        indexes = [models.Index(fields=["address_key"], name="home_address")]

    def __str__(self) -> str:
        return f"Hjem {self.id}"


class Residence(Record):
    """A child or an adult lives in a home for a while; a child may have several at once (bopæl)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, null=True, blank=True, related_name="residences")
    adult = models.ForeignKey(Adult, models.PROTECT, null=True, blank=True, related_name="residences")
    home = models.ForeignKey(Home, models.PROTECT, related_name="residences", verbose_name="hjem")
    share = models.CharField("hvornår", max_length=100, blank=True)
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "bopæl"
        constraints = [
            ends_after_start("residence_ends_after_start"),
            models.CheckConstraint(
                condition=Q(child=None, adult__isnull=False) | Q(child__isnull=False, adult=None),
                name="residence_of_one_person",
            ),
            ExclusionConstraint(
                name="residence_child_once_in_a_home",
                expressions=[
                    (only_to_compare("child"), RangeOperators.EQUAL),
                    (only_to_compare("home"), RangeOperators.EQUAL),
                    (dates(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Bopæl {self.id}"


class TieKind(models.TextChoices):
    """How an adult belongs to a child."""

    MOTHER = "mother", "Mor"
    FATHER = "father", "Far"
    CO_MOTHER = "co_mother", "Medmor"
    STEP_PARENT = "step_parent", "Stedforælder"
    FOSTER_PARENT = "foster_parent", "Plejeforælder"
    GRANDPARENT = "grandparent", "Bedsteforælder"
    OTHER = "other", "Anden voksen"


class Tie(models.Model):
    """An adult's tie to a child, with or without custody (relation, forældremyndighed)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="ties", verbose_name="barn")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="ties", verbose_name="voksen")
    kind = models.CharField("relation", max_length=20, choices=TieKind.choices)
    custody = models.BooleanField("forældremyndighed", null=True)
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "relation"
        constraints = [
            ends_after_start("tie_ends_after_start"),
            ExclusionConstraint(
                name="tie_one_of_a_kind_at_a_time",
                expressions=[
                    (only_to_compare("child"), RangeOperators.EQUAL),
                    (only_to_compare("adult"), RangeOperators.EQUAL),
                    (dates(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Relation {self.id}"


class ContactHold(Record):
    """Nothing goes out to the family until a named person lifts it with a reason (kontaktstop).

    Barnets lov § 18, stk. 3; a suspect must not learn of the suspicion from us.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="contact_holds", verbose_name="barn")
    because = models.CharField("hvorfor", max_length=60)
    set_at = models.DateTimeField("sat")
    review_on = models.DateField("ses på igen", null=True, blank=True)
    lifted_at = models.DateTimeField("ophævet", null=True, blank=True)
    lifted_by = models.UUIDField("ophævet af", null=True, blank=True)
    lifted_because = models.TextField("hvorfor ophævet", blank=True)

    class Meta:
        verbose_name = "kontaktstop"
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(lifted_at=None), name="one_contact_hold_at_a_time"),
            models.CheckConstraint(
                condition=Q(lifted_at=None) | (Q(lifted_by__isnull=False) & ~Q(lifted_because="")),
                name="contact_hold_lifted_by_somebody_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Kontaktstop {self.id}"
