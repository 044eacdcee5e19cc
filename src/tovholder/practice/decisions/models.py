"""What is written before and after a decision: its preparation, the steps of due process, letters, complaints."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework.models import Decision, Happening


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
    dropped_because = models.CharField("opgivet, fordi", max_length=300, blank=True)

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
    INTERPRETER = "INTERPRETER", "Tolk"
    IMPARTIAL = "IMPARTIAL-3", "Habilitet"


class Step(Happening):
    """One step of due process (skridt før afgørelsen): a party hearing, file access, a lawyer offered.

    Towards one person, or all. Forvaltningsloven §§ 3, 9 b, 19; Barnets lov §§ 6, 140-141. `excused` says it was left
    out, and `words` why. What is asked for has an `answer_by`; file access asked for by a party waits until answered.
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


class HowTold(models.TextChoices):
    """How a party got the decision."""

    LETTER = "letter", "Brev"
    DIGITAL_POST = "digital_post", "Digital Post"
    READ_TOGETHER = "read_together", "Udleveret og læst sammen"
    IN_PERSON = "in_person", "Udleveret personligt"


class DecisionTold(Happening):
    """A party got the decision in writing (meddelelse af afgørelse); from then on there are four weeks to complain."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="told", verbose_name="afgørelse")
    person = models.UUIDField("person", null=True, blank=True)
    person_name = models.CharField("til", max_length=200)
    role = models.CharField("som", max_length=100, blank=True)
    how = models.CharField("hvordan", max_length=20, choices=HowTold.choices)
    told_on = models.DateField("modtaget")
    complaint_until = models.DateField("kan klage til og med", null=True, blank=True)
    letter = models.UUIDField("brev", null=True, blank=True)

    class Meta:
        verbose_name = "meddelelse af afgørelse"

    def __str__(self) -> str:
        return f"Meddelelse {self.id}"


class ComplaintForm(models.TextChoices):
    """How a complaint came in; no form is wrong."""

    LETTER = "letter", "Brev eller mail"
    ORAL = "oral", "Mundtligt"
    DIGITAL = "digital", "Digital Post"


class Reconsidered(models.TextChoices):
    """What the municipality's own second look came to."""

    KEPT = "kept", "Afgørelsen fastholdes"
    CHANGED = "changed", "Afgørelsen ændres, som der er klaget om"
    PARTLY = "partly", "Afgørelsen ændres delvist"


class BoardResult(models.TextChoices):
    """What the appeals board came to."""

    UPHELD = "upheld", "Stadfæstet"
    CHANGED = "changed", "Ændret"
    REPEALED = "repealed", "Ophævet"
    SENT_BACK = "sent_back", "Hjemvist"
    REFUSED = "refused", "Afvist"


class Complaint(Happening):
    """A complaint about a decision (klage) and its whole course. Barnets lov §§ 144-150."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="complaints", verbose_name="afgørelse")
    person = models.UUIDField("person", null=True, blank=True)
    person_name = models.CharField("hvem klager", max_length=200)
    form = models.CharField("form", max_length=10, choices=ComplaintForm.choices)
    words = models.TextField("hvad klages der over", blank=True)
    late = models.BooleanField("efter fristen", default=False)
    reconsidered_at = models.DateTimeField("genvurderet", null=True, blank=True)
    result = models.CharField("genvurderingen", max_length=10, choices=Reconsidered.choices, blank=True)
    reconsidered_because = models.TextField("genvurderingens begrundelse", blank=True)
    forwarded_at = models.DateTimeField("sendt til Ankestyrelsen", null=True, blank=True)
    board_decided_at = models.DateTimeField("Ankestyrelsens afgørelse", null=True, blank=True)
    board_result = models.CharField("Ankestyrelsens resultat", max_length=10, choices=BoardResult.choices, blank=True)
    board_words = models.TextField("Ankestyrelsens ord", blank=True)
    court_demanded_at = models.DateTimeField("domstolsprøvelse forlangt", null=True, blank=True)
    court_decided_at = models.DateTimeField("rettens afgørelse", null=True, blank=True)
    court_words = models.TextField("rettens ord", blank=True)

    class Meta:
        verbose_name = "klage"
        constraints = [
            models.CheckConstraint(
                condition=Q(reconsidered_at=None) | ~Q(result=""), name="complaint_reconsidered_to_a_result"
            ),
            models.CheckConstraint(
                condition=Q(board_decided_at=None) | ~Q(board_result=""), name="complaint_decided_by_board_to_a_result"
            ),
        ]

    def __str__(self) -> str:
        return f"Klage {self.id}"


class BoardOrder(Happening):
    """What the appeals board orders, with its date (pålæg fra Ankestyrelsen). Barnets lov §§ 151-153; ANKE-ORDER."""

    complaint = models.ForeignKey(
        Complaint, models.PROTECT, related_name="orders", null=True, blank=True, verbose_name="klage"
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="orders", null=True, blank=True, verbose_name="afgørelse"
    )
    text = models.TextField("hvad skal gøres")
    due_on = models.DateField("senest")
    done_at = models.DateTimeField("efterkommet", null=True, blank=True)
    done_how = models.TextField("hvordan", blank=True)

    class Meta:
        verbose_name = "pålæg fra Ankestyrelsen"
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(done_at__gte=F("happened_at")), name="board_order_done_after_it_came"
            )
        ]

    def __str__(self) -> str:
        return f"Pålæg {self.id}"
