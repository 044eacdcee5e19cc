"""What is typed to find a child."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.families.searching import LONGEST
from tovholder.foundation.ui.forms import Form


class SearchForm(Form):
    """A name or a whole number."""

    why = {"q": "NEED-TO-KNOW"}

    q = forms.CharField(
        label=_("Navn eller nummer"),
        max_length=LONGEST,
        help_text=_(
            "Barnets eller en forælders navn. Eller et helt nummer: CPR-nummer, telefon, modtagelsesnummer eller "
            "barnets korte nummer."
        ),
        error_messages={"required": _("Skriv et navn eller et helt nummer.")},
    )
