"""What an administrator fills in."""

from tovholder.entrances.administration.forms.municipality import ClosingDayForm, KeyForm, MunicipalityForm
from tovholder.entrances.administration.forms.people import (
    BecauseForm,
    LastDayForm,
    NewPersonForm,
    PostForm,
    PutRightForm,
    WatchForm,
)
from tovholder.entrances.administration.forms.units import DeputyForm, EndForm, EndUnitForm, UnitForm, UnitRightForm

__all__ = [
    "BecauseForm",
    "ClosingDayForm",
    "DeputyForm",
    "EndForm",
    "EndUnitForm",
    "KeyForm",
    "LastDayForm",
    "MunicipalityForm",
    "NewPersonForm",
    "PostForm",
    "PutRightForm",
    "UnitForm",
    "UnitRightForm",
    "WatchForm",
]
