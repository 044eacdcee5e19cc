"""What binds a child to another country: how it came, by what right it stays, and where else it belongs."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tovholder.practice.casework.models.happening import Happening


class OtherCountry(Happening):
    """What is known that day of a child and another country (ophold og et andet land); the last written stands.

    An unaccompanied child has a representative: udlændingeloven § 56 a, ASYLUM-REP; the state pays for a while,
    Barnets lov § 203. Where the child belongs in another `country` too, its central authority is asked before a
    decision: § 155, HAGUE-155.
    """

    class Because(models.TextChoices):
        """Why the other country has a say."""

        LIVES_THERE = "lives_there", "Barnet har bopæl i landet"
        PLACED_THERE = "placed_there", "Barnet skal anbringes i landet"
        ASKED_FROM_THERE = "asked_from_there", "En myndighed i landet har henvendt sig"

    unaccompanied = models.BooleanField("uledsaget", default=False)
    stay_basis = models.CharField("opholdsgrundlag", max_length=200, blank=True)
    state_pays_until = models.DateField("staten betaler til", null=True, blank=True)
    country = models.CharField("et andet land", max_length=100, blank=True)
    because = models.CharField("hvorfor", max_length=20, choices=Because.choices, blank=True)
    asked_on = models.DateField("centralmyndigheden spurgt", null=True, blank=True)
    answered_on = models.DateField("centralmyndigheden har svaret", null=True, blank=True)
    answer = models.TextField("svaret", blank=True)

    class Meta:
        verbose_name = "ophold og et andet land"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | (~Q(country="") & Q(asked_on__lte=F("answered_on")) & ~Q(answer="")),
                name="central_authority_answered_what_it_was_asked",
            )
        ]

    def __str__(self) -> str:
        return f"Ophold og et andet land {self.id}"
