"""Those of our own whom a notification may be about."""

from __future__ import annotations

from django.db import models

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.identity import new_id


class OwnPerson(models.Model):
    """An employee, committee member or one of their household (egen person): a hit goes to the deputy.

    Forvaltningsloven § 3. Names and addresses are kept folded (lower case, Danish letters together).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, verbose_name="ansat")
    name_key = models.CharField("navn (foldet)", max_length=200, db_index=True)
    cpr_index = models.BinaryField("CPR-opslag", max_length=32, null=True, blank=True, db_index=True)
    address_key = models.CharField("adresse (foldet)", max_length=200, blank=True, db_index=True)

    class Meta:
        verbose_name = "egen person"

    def __str__(self) -> str:
        return f"Egen person {self.id}"
