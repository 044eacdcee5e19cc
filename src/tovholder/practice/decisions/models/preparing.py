"""Before a decision: its preparation, the steps of due process, and the text that waits for a signature."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework.models import Happening


class Preparation(models.Model):
    """A decision being prepared (afgørelse under forberedelse). The chronicle's lines call its id `matter`.

    Siblings about whom the same is asked have one each, with the same `together`.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="+", verbose_name="barn")
    together = models.UUIDField("sammen med søskende", null=True, blank=True, db_index=True)
    kind = models.CharField("hvad skal afgøres", max_length=40)
    asks = models.TextField("hvorfor nu", blank=True)
    purpose = models.TextField("formål")
    purpose_version = models.PositiveSmallIntegerField("formålets udgave", default=1)
    # When the question came up: a talk with the child before that is not about this matter (law review F15).
    raised_at = models.DateTimeField("opstod")
    amount = models.DecimalField("udgift pr. måned (kr.)", max_digits=10, decimal_places=2, null=True, blank=True)
    begun_at = models.DateTimeField("begyndt")
    begun_by = models.UUIDField("begyndt af", null=True)
    decided_at = models.DateTimeField("afgjort", null=True, blank=True)
    dropped_at = models.DateTimeField("opgivet", null=True, blank=True)
    dropped_because = models.CharField("opgivet, fordi", max_length=600, blank=True)

    class Meta:
        verbose_name = "afgørelse under forberedelse"
        constraints = [
            models.CheckConstraint(
                condition=Q(dropped_at=None) | ~Q(dropped_because=""), name="preparation_dropped_with_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"Forberedelse {self.id}"

    @property
    def mark(self) -> str:
        """What the lines call the matter: the same for all the siblings, who share the line of the decision."""
        return str(self.together or self.id)


class Gate(models.TextChoices):
    """The steps of due process that are written down here; the values are ids of the law data."""

    HEARING = "HEARING-19", "Partshøring"
    ACCESS = "ACCESS-POSTPONES", "Aktindsigt"
    CHILD_VIEW = "CHILD-VIEW", "Barnets holdning"
    LAWYER = "LAWYER", "Advokatbistand"
    LAY_REPRESENTATIVE = "CHILD-BISIDDER", "Bisidder"
    CENTRAL_AUTHORITY = "HAGUE-155", "Centralmyndigheden"
    INTERPRETER = "INTERPRETER", "Tolk"
    IMPARTIAL = "IMPARTIAL-3", "Habilitet"


class Step(Happening):
    """One step of due process (skridt før afgørelsen): a party hearing, a lawyer offered, an interpreter agreed.

    Towards one person, or all. Forvaltningsloven §§ 3, 9 b, 19; Barnets lov §§ 6, 140-141. `excused` says it was left
    out, and `words` why. What is asked for has an `answer_by`. A request for the file is no step (`FileAccess`): only
    that the decision cannot wait for it is.
    """

    preparation = models.ForeignKey(
        Preparation, models.PROTECT, related_name="steps", null=True, blank=True, verbose_name="afgørelse"
    )
    gate = models.CharField("skridt", max_length=20, choices=Gate.choices)
    person = models.UUIDField("person", null=True, blank=True)
    person_name = models.CharField("over for", max_length=200, blank=True)
    words = models.TextField("hvad", blank=True)
    excused = models.BooleanField("undladt", default=False)
    answer_by = models.DateField("svar senest", null=True, blank=True)
    answered_at = models.DateTimeField("svaret", null=True, blank=True)
    answer = models.TextField("svar", blank=True)
    letter = models.UUIDField("brev", null=True, blank=True)

    class Meta:
        verbose_name = "skridt før afgørelsen"
        constraints = [
            models.CheckConstraint(condition=Q(excused=False) | ~Q(words=""), name="step_left_out_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Skridt {self.id}"


class Proposal(models.Model):
    """A decision written by somebody who may not sign it (forslag til afgørelse): signed, or returned with a reason."""

    id = models.UUIDField(primary_key=True, default=new_id)
    preparation = models.ForeignKey(Preparation, models.PROTECT, related_name="proposals", verbose_name="afgørelse")
    answers = models.JSONField("teksten")
    to_level = models.CharField("til", max_length=12, choices=Level.choices)
    sent_at = models.DateTimeField("sendt")
    sent_by = models.UUIDField("sendt af", null=True)
    sent_by_name = models.CharField("skrevet af", max_length=200)
    signed_at = models.DateTimeField("underskrevet", null=True, blank=True)
    returned_at = models.DateTimeField("sendt tilbage", null=True, blank=True)
    returned_by_name = models.CharField("sendt tilbage af", max_length=200, blank=True)
    returned_because = models.TextField("sendt tilbage, fordi", blank=True)

    class Meta:
        verbose_name = "forslag til afgørelse"
        constraints = [
            models.UniqueConstraint(
                fields=["preparation"],
                condition=Q(signed_at=None, returned_at=None),
                name="one_waiting_proposal_per_decision",
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None) | ~Q(returned_because=""), name="proposal_returned_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Forslag {self.id}"
