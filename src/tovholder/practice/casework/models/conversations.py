"""Talks and other direct contact with the child, who may see the child's words, and why there was no talk."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tovholder.practice.casework.models.happening import Happening


class Visible(models.TextChoices):
    """Who may see the child's words; staff until an act shares them (law review F02)."""

    STAFF = "staff", "Kun medarbejdere"
    CHILD = "child", "Barnet selv"
    CUSTODY_HOLDER = "custody_holder", "Forældremyndighedsindehaver"
    NETWORK = "network", "Netværket"
    PROVIDER = "provider", "Udføreren"


class ContactForm(models.TextChoices):
    """How the child was met (law review F14)."""

    TALK = "talk", "Samtale"
    TALK_WITH_AIDS = "talk_with_aids", "Samtale med tolk eller hjælpemidler"
    DIRECT_CONTACT = "direct_contact", "Anden direkte kontakt (barnet er for lille eller uden sprog)"


class Matter(models.TextChoices):
    """What the child can be heard about (sagen): each decision needs the child's view on this very matter (F15)."""

    NOTIFICATION = "notification", "Underretningen"
    INVESTIGATION = "investigation", "Undersøgelsen"
    SUPPORT = "support", "Støtte hjemme"
    PLACEMENT = "placement", "Hvor barnet skal bo"
    FAMILY_CONTACT = "family_contact", "Samvær"
    RETURN_HOME = "return_home", "At komme hjem"
    PLAN = "plan", "Planen"
    FOLLOW_UP = "follow_up", "Hvordan det går"
    OTHER = "other", "Andet"


class ChildConversation(Happening):
    """A talk or other direct contact with the child about one matter (børnesamtale). Barnets lov § 5."""

    form = models.CharField("form", max_length=20, choices=ContactForm.choices, default=ContactForm.TALK)
    about = models.CharField("om hvad", max_length=300, blank=True)
    matters = ArrayField(
        models.CharField(max_length=20, choices=Matter.choices), default=list, verbose_name="hvilken sag"
    )
    held_by = models.CharField("hvem talte med barnet", max_length=200, blank=True)
    place = models.CharField("hvor", max_length=200, blank=True)
    alone = models.BooleanField("alene med barnet", null=True)
    also_present = models.CharField("hvem var ellers til stede", max_length=300, blank=True)
    not_alone_because = models.CharField("ikke alene, fordi", max_length=300, blank=True)
    aids = models.CharField("tolk eller hjælpemidler", max_length=200, blank=True)
    words = models.TextField("barnets egne ord", blank=True)
    # For a child too small to talk, or without speech: what was seen, how long, how the child reacted (F14).
    seen = models.TextField("hvad vi så, hvor længe, og hvordan barnet reagerede", blank=True)
    changed = models.TextField("sådan har det påvirket sagen", blank=True)
    visible_to = ArrayField(
        models.CharField(max_length=20, choices=Visible.choices), default=list, verbose_name="hvem må se barnets ord"
    )
    shared_at = models.DateTimeField("delt", null=True, blank=True)
    child_asked = models.CharField("barnet spurgt og svarede", max_length=300, blank=True)

    class Meta:
        verbose_name = "børnesamtale"

    def __str__(self) -> str:
        return f"Børnesamtale {self.id}"


class LeftOut(models.TextChoices):
    """Why the child was not talked with: only in very special cases (Barnets lov § 5, stk. 3; § 137, stk. 4)."""

    AGE = "age", "Barnets alder"
    OTHER_FACTS = "other_facts", "Andre helt særlige forhold"
    POLICE = "police", "Sagens karakter: politiet har bedt os vente"


class ContactLeftOut(Happening):
    """The child was not heard about a matter, and the lawful reason (ingen samtale, fordi). Barnets lov § 5, stk. 3.

    The child's view must then be found another way; `view_from` says how.
    """

    matters = ArrayField(
        models.CharField(max_length=20, choices=Matter.choices), default=list, verbose_name="hvilken sag"
    )
    ground = models.CharField("grund", max_length=20, choices=LeftOut.choices)
    because = models.TextField("fordi")
    view_from = models.TextField("sådan fandt vi barnets holdning", blank=True)

    class Meta:
        verbose_name = "samtale undladt"
        constraints = [
            models.CheckConstraint(condition=~models.Q(because=""), name="contact_left_out_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Samtale undladt {self.id}"
