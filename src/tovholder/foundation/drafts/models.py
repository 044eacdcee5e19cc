"""What somebody is in the middle of writing."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.identity import new_id


class Draft(models.Model):
    """One person's draft of one form about one thing (kladde). Nobody else ever reads it.

    `about` is the child or notification it belongs to, so that it can never turn up on another child's page.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.CASCADE, related_name="drafts", verbose_name="bruger")
    form = models.CharField("formular", max_length=60)
    about = models.UUIDField("om")
    fields = models.BinaryField("felter (forseglet)")
    saved_at = models.DateTimeField("gemt", db_default=Now())

    class Meta:
        verbose_name = "kladde"
        constraints = [models.UniqueConstraint(fields=["user", "form", "about"], name="one_draft_per_form_and_thing")]

    def __str__(self) -> str:
        return f"Kladde {self.id}"
