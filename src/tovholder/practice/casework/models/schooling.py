"""What the child needs in school, found out before a placement in another municipality."""

from __future__ import annotations

from django.db import models

from tovholder.practice.casework.models.happening import Happening


class SchoolNeeds(Happening):
    """The assessment of the child's need of special education (vurdering af behov for specialundervisning).

    Made by the educational-psychological counselling (PPR) before a placement in a children's home in another
    municipality: Barnets lov § 52, stk. 4; folkeskoleloven § 12, stk. 2.
    """

    made_by = models.CharField("lavet af", max_length=200, blank=True)
    result = models.TextField("resultat")

    class Meta:
        verbose_name = "vurdering af skolebehov"

    def __str__(self) -> str:
        return f"Vurdering af skolebehov {self.id}"
