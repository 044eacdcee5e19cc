"""What leaves the house, and what has become of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.bare import Record
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Adult, Child


class LetterTemplate(models.Model):
    """The municipality's own words for a kind of letter (brevskabelon), a Word file, from a day on. Never changed.

    The last one kept for the latest day is in force; older ones show what letters of their day were written by.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField("art", max_length=40)
    starts = models.DateField("gælder fra")
    docx = models.BinaryField("Word-fil")
    kept_at = models.DateTimeField("lagt ind")
    kept_by = models.UUIDField("lagt ind af", null=True)

    class Meta:
        verbose_name = "brevskabelon"
        indexes = [models.Index(fields=["kind", "starts", "kept_at"], name="letter_template_in_force")]

    def __str__(self) -> str:
        return f"Brevskabelon {self.id}"


class Letter(models.Model):
    """One letter as it was sent (brev): the words are kept, so that it reads the same in ten years.

    `recipient` and `address` are what stood on it. Whom they are in our records is kept beside them; neither a grown-up
    nor a child is somebody outside them (udenforstående).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="letters", null=True, verbose_name="barn")
    kind = models.CharField("art", max_length=40)
    recipient = models.CharField("modtager", max_length=300)
    address = models.CharField("adresse", max_length=300, blank=True)
    to_adult = models.ForeignKey(
        Adult, models.PROTECT, related_name="letters_to", null=True, blank=True, verbose_name="til den voksne"
    )
    to_child = models.ForeignKey(
        Child, models.PROTECT, related_name="letters_to", null=True, blank=True, verbose_name="til barnet"
    )
    title = models.CharField("overskrift", max_length=200)
    body = models.TextField("tekst")
    # Headings, lists and tables, where the municipality's own template has them; else the text is paragraphs.
    blocks = models.JSONField("opsætning", default=list, blank=True)
    about = models.UUIDField("angår")
    written_at = models.DateTimeField("skrevet")

    class Meta:
        verbose_name = "brev"
        constraints = [
            models.CheckConstraint(condition=Q(to_adult=None) | Q(to_child=None), name="letter_to_one_person"),
        ]

    def __str__(self) -> str:
        return f"Brev {self.id}"


class Outgoing(Record):
    """Something the worker shall deliver (udbakke): written with the deed, delivered after it, at least once.

    `payload` holds ids and channel addresses only, never a child's words.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField("art", max_length=40)
    key = models.CharField("nøgle", max_length=120, unique=True)
    payload = models.JSONField("indhold")
    not_before = models.DateTimeField("tidligst")
    made_at = models.DateTimeField("lavet")
    claimed_at = models.DateTimeField("taget", null=True)
    attempts = models.PositiveSmallIntegerField("forsøg", default=0)
    done_at = models.DateTimeField("leveret", null=True)
    called_off_at = models.DateTimeField("aflyst", null=True)
    trouble = models.CharField("fejl", max_length=300, blank=True)

    class Meta:
        verbose_name = "udgående"
        indexes = [
            models.Index(fields=["not_before"], name="outgoing_waiting", condition=Q(done_at=None, called_off_at=None))
        ]

    def __str__(self) -> str:
        return f"Udgående {self.id}"


class TrialMessage(models.Model):
    """A message or a letter that a local stand-in took instead of a gateway (prøvebesked).

    `enclosed` are the names and fingerprints of what lay in the envelope.
    """

    outgoing = models.OneToOneField(Outgoing, models.CASCADE, primary_key=True, verbose_name="udgående")
    to = models.CharField("til", max_length=60)
    text = models.CharField("tekst", max_length=300)
    enclosed = models.JSONField("bilag", default=list, blank=True)
    sent_at = models.DateTimeField("sendt")

    class Meta:
        verbose_name = "prøvebesked"

    def __str__(self) -> str:
        return f"Prøvebesked {self.pk}"
