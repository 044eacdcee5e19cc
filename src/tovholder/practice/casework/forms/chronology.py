"""What is asked when an event is put into the chronology."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import Form


class ChosenEventForm(Form):
    """Why it means something; and what was done, or why nothing was."""

    why = {"why_it_matters": "NOTE-DUTY"}

    why_it_matters = forms.CharField(
        label=_("Hvorfor betyder det noget?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500
    )
    did = forms.CharField(
        label=_("Hvad gjorde vi, eller hvorfor ikke?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        required=False,
    )
