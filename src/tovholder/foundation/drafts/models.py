"""What somebody is in the middle of writing."""

from __future__ import annotations

from django.db import models

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.identity import new_id


class Draft(models.Model):
    """One person's unsaved writing in one form about one thing (kladde). Nobody else ever reads it.

    `about` is the child or notification it belongs to, so that it can never turn up on another child's page.
    The id is given out when the page is opened, so that two windows keep a draft each. When the writing has been
    saved for good the row stays for a while, empty, so that a late autosave does not bring it back.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.CASCADE, related_name="drafts", verbose_name="bruger", db_index=False)
    form = models.CharField("formular", max_length=60)
    about = models.UUIDField("om")
    fields = models.BinaryField("felter (forseglet)")
    version = models.PositiveIntegerField("gange gemt", default=1)
    saved_at = models.DateTimeField("gemt")
    finished_at = models.DateTimeField("brugt eller smidt væk", null=True, blank=True)

    class Meta:
        verbose_name = "kladde"
        indexes = [models.Index(fields=["user", "form", "about"], name="draft_of_person")]

    def __str__(self) -> str:
        return f"Kladde {self.id}"


class HeldFile(models.Model):
    """A file that was chosen in a form that was refused (vedlagt fil): no browser can choose it again by itself.

    Nobody but who chose it ever meets it, and only on the same form about the same thing. Erased when the form goes
    through, when its owner takes it away, and with abandoned drafts.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="bruger", db_index=False)
    form = models.CharField("formular", max_length=60)
    about = models.UUIDField("om")
    name = models.BinaryField("navn (forseglet)")
    sealed = models.BinaryField("indhold (forseglet)")
    size = models.PositiveIntegerField("størrelse i byte")
    held_at = models.DateTimeField("gemt")

    class Meta:
        verbose_name = "vedlagt fil"
        indexes = [models.Index(fields=["user", "form", "about"], name="held_file_of_person")]

    def __str__(self) -> str:
        return f"Vedlagt fil {self.id}"
