"""Children, and the grown-ups around them."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value

from tovholder.foundation.chronicle.bare import Record
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models.columns import danish_key
from tovholder.foundation.families.numbers import in_the_database
from tovholder.foundation.families.querysets import ChildQuerySet
from tovholder.foundation.organisation.models import Post, Unit


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
            # Few: the unborn and those nobody knows yet, who are searched by how somebody described them.
            models.Index(fields=["id"], name="child_nameless", condition=Q(name="", called="")),
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
