"""What comes of a decision: complaints, the second look, the appeals board and its orders, the court."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from tovholder.practice.casework.models import Decision, Happening


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


# The steps in the order they are taken; each column says when.
COURSE = (
    "happened_at",
    "reconsidered_at",
    "forwarded_at",
    "board_decided_at",
    "court_demanded_at",
    "court_decided_at",
)


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
    unreconsidered_because = models.TextField("hvorfor sendt uden genvurdering", blank=True)
    board_decided_at = models.DateTimeField("Ankestyrelsens afgørelse", null=True, blank=True)
    board_result = models.CharField("Ankestyrelsens resultat", max_length=10, choices=BoardResult.choices, blank=True)
    board_words = models.TextField("Ankestyrelsens ord", blank=True)
    # The day a placement without consent is heard again counts from the final decision or judgment (COURT-4W).
    board_renewal_due = models.DateField("Ankestyrelsen: genbehandles senest", null=True, blank=True)
    court_demanded_at = models.DateTimeField("domstolsprøvelse forlangt", null=True, blank=True)
    court_decided_at = models.DateTimeField("rettens afgørelse", null=True, blank=True)
    court_words = models.TextField("rettens ord", blank=True)
    court_renewal_due = models.DateField("retten: genbehandles senest", null=True, blank=True)

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

    def came_before(self, step: str) -> datetime:
        """The latest of what came before a step of the course: the step's own day does not lie before it."""
        earlier = (getattr(self, each) for each in COURSE[: COURSE.index(step)])
        latest: datetime = max(each for each in earlier if each is not None)
        return latest


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


class SecondOpinion(Happening):
    """The appeals board is asked to look once more when a child below ten moves or goes home (second opinion).

    Barnets lov § 98, stk. 3; § 101; SECOND-OPINION-U10. `happened_at` is when somebody asked for it.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="second_opinions", verbose_name="afgørelse")
    asked_by = models.CharField("hvem beder om den", max_length=200)
    forwarded_at = models.DateTimeField("sendt til Ankestyrelsen", null=True, blank=True)
    answered_at = models.DateTimeField("besvaret", null=True, blank=True)
    answer = models.TextField("svaret", blank=True)

    class Meta:
        verbose_name = "second opinion"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=F("happened_at")),
                name="second_opinion_answered_afterwards",
            )
        ]

    def __str__(self) -> str:
        return f"Second opinion {self.id}"
