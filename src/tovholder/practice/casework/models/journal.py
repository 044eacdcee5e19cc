"""The journal: notes, and each child's copy of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child


class Note(models.Model):
    """A journal note (notat): added, corrected by a new one, or struck with a reason; never changed."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    happened_at = models.DateTimeField("skete")
    recorded_at = models.DateTimeField("skrevet")
    author = models.UUIDField("skrevet af", null=True)
    author_name = models.CharField("skrevet af (navn)", max_length=200)
    title = models.CharField("overskrift", max_length=200, blank=True)
    told_by = models.CharField("hvem fortalte", max_length=200, blank=True)
    passed_on = models.CharField("hvad blev sagt videre, og til hvem", max_length=500, blank=True)
    text = models.TextField("notat")
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name="retter"
    )

    class Meta:
        verbose_name = "notat"

    def __str__(self) -> str:
        return f"Notat {self.id}"


class NoteCopy(models.Model):
    """The note in one child's journal; a note to siblings has one each, closed to each other's parents."""

    id = models.UUIDField(primary_key=True, default=new_id)
    note = models.ForeignKey(Note, models.PROTECT, related_name="copies", verbose_name="notat")
    child = models.ForeignKey(Child, models.PROTECT, related_name="note_copies", verbose_name="barn")
    struck_at = models.DateTimeField("streget", null=True, blank=True)
    struck_by = models.UUIDField("streget af", null=True, blank=True)
    struck_because = models.CharField("streget fordi", max_length=300, blank=True)
    moved_to = models.ForeignKey(
        Child, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="flyttet til"
    )

    class Meta:
        verbose_name = "notat i barnets journal"
        constraints = [
            # One that was struck or moved away stays as it was when the note comes to the child (again).
            models.UniqueConstraint(
                fields=["note", "child"], condition=Q(struck_at=None), name="note_stands_once_in_a_journal"
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None) | ~Q(struck_because=""), name="note_struck_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Notat {self.note_id} hos barn {self.child_id}"
