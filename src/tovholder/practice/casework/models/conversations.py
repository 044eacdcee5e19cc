"""Talks and other direct contact with the child, and who may see the child's words."""

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
