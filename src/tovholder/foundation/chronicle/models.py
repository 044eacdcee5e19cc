"""The chronicle: lines that are added and never changed, facts that can be erased, seals over both."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.expressions import RawSQL
from django.db.models.functions import Now

from tovholder.foundation.chronicle.identity import new_id


class Line(models.Model):
    """One deed (handling): what, when it was so, when it was recorded, when it was written, by whom."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    deed = models.TextField("handling")
    happened_at = models.DateTimeField("skete")
    recorded_at = models.DateTimeField("registreret")
    written_at = models.DateTimeField("skrevet", db_default=Now())
    by_user = models.UUIDField("af", null=True)
    by_post = models.UUIDField("i stillingen", null=True)
    facts_hash = models.BinaryField("aftryk af oplysningerne", max_length=32)
    # The transaction that wrote the line: the sealer goes by it, since ids are given out before they are committed.
    xid = models.BigIntegerField(db_default=RawSQL("pg_current_xact_id()::text::bigint", ()))

    class Meta:
        verbose_name = "linje i kronikken"
        indexes = [BrinIndex(fields=["xid"], name="line_xid", pages_per_range=16)]

    def __str__(self) -> str:
        return f"Linje {self.id}"


class Subject(models.Model):
    """A child that a line is about; `named` is false for a child of the household the deed passed over."""

    append_only: ClassVar[bool] = True

    pk = models.CompositePrimaryKey("child_id", "line_id")
    child_id = models.UUIDField("barn")
    line = models.ForeignKey(Line, models.PROTECT, related_name="subjects", verbose_name="linje", db_index=False)
    named = models.BooleanField("nævnt")

    class Meta:
        verbose_name = "barn i en linje"
        indexes = [models.Index(fields=["line"], name="subject_line")]

    def __str__(self) -> str:
        return f"Barn {self.child_id} i linje {self.line_id}"


class Facts(models.Model):
    """What the line says in particular. Can be erased under a retention rule while the line still verifies."""

    line = models.OneToOneField(Line, models.PROTECT, primary_key=True, related_name="facts", verbose_name="linje")
    salt = models.BinaryField("salt", max_length=16)
    facts = models.JSONField("oplysninger")

    class Meta:
        verbose_name = "oplysninger til en linje"

    def __str__(self) -> str:
        return f"Oplysninger til linje {self.line_id}"


class Seal(models.Model):
    """A seal over a batch of lines, chained to the seal before it.

    It keeps 32 bytes of print and 16 of id for each line, so that the bad line can be named, also when it is gone.
    """

    append_only: ClassVar[bool] = True

    number = models.BigIntegerField("nummer", primary_key=True)
    epoch = models.IntegerField("epoke", default=1)
    sealed_at = models.DateTimeField("forseglet", db_default=RawSQL("clock_timestamp()", []))
    # The transactions it covers: from this number up to, not including, that one ...
    from_xid = models.BigIntegerField()
    upto_xid = models.BigIntegerField()
    # ... and in a later epoch only lines written after the earlier one ended (a restore starts the numbers over).
    written_after = models.DateTimeField("epokens linjer er skrevet efter", null=True)
    lines = models.IntegerField("linjer")
    prints = models.BinaryField("aftryk, 32 byte pr. linje")
    line_ids = models.BinaryField("linjernes numre, 16 byte pr. linje", default=b"")
    seal = models.BinaryField("segl", max_length=32)

    class Meta:
        verbose_name = "segl"

    def __str__(self) -> str:
        return f"Segl {self.number}"
