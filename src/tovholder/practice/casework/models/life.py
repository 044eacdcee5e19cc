"""What changes a child's life beside the case: moves, births, deaths; what then must be done; what the child asks."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Adult, Child
from tovholder.foundation.letters.models import Letter, Outgoing
from tovholder.foundation.organisation.models import PostKind, Unit
from tovholder.practice.casework.models.happening import Happening


class Move(Happening):
    """The child moves between municipalities (flytning).

    Each municipality has its own statutory start; the first day anybody knew of the child travels along (review F24).
    """

    from_municipality = models.CharField("fra kommune", max_length=100, blank=True)
    to_municipality = models.CharField("til kommune", max_length=100, blank=True)
    waiting_since = models.DateField("barnet har ventet siden", null=True, blank=True)
    told_at = models.DateTimeField("den anden kommune underrettet", null=True, blank=True)
    told_how = models.CharField("hvordan", max_length=60, blank=True)
    summary = models.TextField("resumé til den nye kommune", blank=True)
    # The letter to the other municipality, on its way by secure mail; not told before it has been delivered.
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="brev")
    outgoing = models.OneToOneField(
        Outgoing, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="udgående"
    )
    sent_by = models.UUIDField("sendt af", null=True, blank=True)
    failed_at = models.DateTimeField("ikke kommet frem", null=True, blank=True)
    trouble = models.CharField("fejl", max_length=300, blank=True)

    class Meta:
        verbose_name = "flytning"

    def __str__(self) -> str:
        return f"Flytning {self.id}"


class LifeEvent(Happening):
    """What changes a child's family for good: birth, death, adoption (livsbegivenhed)."""

    class Kind(models.TextChoices):
        """What happened."""

        BORN = "born", "Barnet er født"
        PREGNANCY_ENDED = "pregnancy_ended", "Graviditeten er slut uden fødsel"
        STILLBORN = "stillborn", "Barnet er dødfødt"
        CHILD_DIED = "child_died", "Barnet er død"
        PARENT_DIED = "parent_died", "En forælder er død"
        ADULT_DIED = "adult_died", "En anden voksen omkring barnet er død"
        ADOPTED = "adopted", "Barnet er adopteret"
        MERGED = "merged", "Kommuner er lagt sammen"

    kind = models.CharField("art", max_length=20, choices=Kind.choices)
    adult = models.ForeignKey(Adult, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="voksen")
    known_from = models.CharField("hvem har fortalt det", max_length=200, blank=True)
    words = models.TextField("hvad er der sket", blank=True)

    class Meta:
        verbose_name = "livsbegivenhed"

    def __str__(self) -> str:
        return f"Livsbegivenhed {self.id}"


class Task(models.Model):
    """Something somebody in the house must do about a child because something happened (opgave).

    It is no limit of the law: those are counted from the chronicle. `for_post` is the kind of post it waits for.
    """

    class Kind(models.TextChoices):
        """What is to be done."""

        SIBLING_SAFETY = "sibling_safety", "Vurder, om barnet er i sikkerhed efter dødsfaldet i familien"
        DEATH_TOLD = "death_told", "Der er sket et dødsfald. Læs, og tag stilling til, hvad der nu skal ske"
        CUSTODY = "custody", "Tag stilling til forældremyndighed, bopæl og samtykker"
        NEW_CONSENTS = "new_consents", "Hent nye samtykker: de fra før fødslen gælder ikke længere"
        NOTICE_FAILED = "notice_failed", "Brevet til den nye kommune er ikke kommet frem. Send det igen, eller ring"
        LETTER_FAILED = "letter_failed", "Et brev er ikke kommet frem. Send det igen, eller udlever det"
        OTHER_CASEWORKER = "other_caseworker", "Barnet beder om en anden rådgiver. Giv barnet svar"
        PARENTS_CASEWORKER = "parents_caseworker", "En forælder beder om en anden rådgiver. Giv svar med begrundelse"
        NEW_CASEWORKER = "new_caseworker", "Familien har fået ja til en anden rådgiver. Giv barnet en anden"
        TAKE_OVER = (
            "take_over",
            "Barnet skal til en anden enhed. Den enheds leder overtager det eller siger, hvorfor ikke",
        )
        NOT_TAKEN_OVER = (
            "not_taken_over",
            "Enheden, I spurgte, overtager ikke barnet. Tag stilling til, hvad der nu skal ske",
        )
        FIND_PLACE = "find_place", "Stedet, barnet bor på, lukker. Find et andet sted sammen med barnet"
        SENT_WRONGLY = (
            "sent_wrongly",
            "Et dokument om et andet barn er sendt ud. Vurder, om det er et brud på persondatasikkerheden",
        )

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="tasks", verbose_name="barn")
    kind = models.CharField("art", max_length=20, choices=Kind.choices)
    for_post = models.CharField("venter på", max_length=20, choices=PostKind.choices)
    # Whose it is where that is not the child's own unit: who is asked to take the child over.
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="enhed")
    because = models.UUIDField("på grund af")
    made_at = models.DateTimeField("lavet")
    due_at = models.DateTimeField("senest")
    done_at = models.DateTimeField("gjort", null=True, blank=True)
    done_by = models.UUIDField("gjort af", null=True, blank=True)
    done_words = models.CharField("hvad blev gjort", max_length=500, blank=True)

    class Meta:
        verbose_name = "opgave"
        indexes = [models.Index(fields=["child"], name="task_waiting", condition=Q(done_at=None))]
        constraints = [
            models.UniqueConstraint(fields=["child", "kind", "for_post", "because"], name="task_once_for_each_cause")
        ]

    def __str__(self) -> str:
        return f"Opgave {self.id}"


class ChildRequest(Happening):
    """What the child itself asks of us (barnets anmodning): an application, with a day it is answered by."""

    class What(models.TextChoices):
        """What the child asks for."""

        OTHER_PLACE = "other_place", "at bo et andet sted"
        CONTACT_PAUSE = "contact_pause", "en pause i samværet"
        MORE_CONTACT = "more_contact", "mere eller andet samvær"
        HELP = "help", "hjælp"
        OTHER_CASEWORKER = "other_caseworker", "en anden rådgiver"
        OTHER = "other", "noget andet"

    what = models.CharField("barnet beder om", max_length=20, choices=What.choices)
    words = models.TextField("barnets egne ord", blank=True)
    answer_by = models.DateField("svar senest")
    answered_at = models.DateTimeField("besvaret", null=True, blank=True)
    answer = models.TextField("svaret", blank=True)
    granted = models.BooleanField("barnet fik ret", null=True)

    class Meta:
        verbose_name = "barnets anmodning"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=F("happened_at")), name="request_answered_afterwards"
            )
        ]

    def __str__(self) -> str:
        return f"Barnets anmodning {self.id}"
