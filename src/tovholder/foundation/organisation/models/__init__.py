"""The municipality: its units, posts and employments through time, its watches and its tokens; one file per subject."""

from tovholder.foundation.organisation.models.competence import Competence, Level
from tovholder.foundation.organisation.models.municipality import ClosingDay, Municipality, OtherMunicipality
from tovholder.foundation.organisation.models.own_people import OwnPerson
from tovholder.foundation.organisation.models.periods import PeriodQuerySet, dates, ends_after_start
from tovholder.foundation.organisation.models.tokens import ApiToken
from tovholder.foundation.organisation.models.units import Employment, Post, PostKind, Unit, UnitKind
from tovholder.foundation.organisation.models.watches import Watch

__all__ = [
    "ApiToken",
    "ClosingDay",
    "Competence",
    "Employment",
    "Level",
    "Municipality",
    "OtherMunicipality",
    "OwnPerson",
    "PeriodQuerySet",
    "Post",
    "PostKind",
    "Unit",
    "UnitKind",
    "Watch",
    "dates",
    "ends_after_start",
]
