"""What is filled in when a family of the child's network is approved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import DayField
from tovholder.practice.casework.actions.placed.network_families import PersonChecked
from tovholder.practice.casework.forms.days import DayForm, text_area

ROWS = range(1, 5)  # of people on the page; a family with more fills it in twice
CHECKS = ("criminal", "children")


class NetworkFamilyForm(DayForm):
    """A family of the child's network is approved: everybody of 15 or more checked, the home seen, the child asked."""

    why = {
        "name": "NETWORK-APPROVAL",
        "person_1": "NETWORK-APPROVAL",
        "home_visit_on": "NETWORK-APPROVAL",
        "childs_wish": "NETWORK-APPROVAL",
        "review_on": "NETWORK-APPROVAL",
    }
    day_asks = _("Godkendt den")
    been = ("home_visit_on", "course_on", "contract_on", *(f"{each}_{row}" for row in ROWS for each in CHECKS))

    name = forms.CharField(label=_("Familien"), max_length=200)
    address = forms.CharField(label=_("Adresse"), required=False, max_length=300)
    home_visit_on = DayField(label=_("Hjemmebesøg den"))
    childs_wish = forms.CharField(label=_("Hvad ønsker barnet?"), widget=text_area(3))
    other_children = forms.CharField(label=_("Andre børn i hjemmet, og hvad de siger"), required=False, max_length=500)
    course_on = DayField(label=_("Kursus tilbudt den"), required=False)
    contract_on = DayField(label=_("Kontrakt skrevet under den"), required=False)
    review_on = DayField(label=_("Godkendelsen ses på igen senest"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in ROWS:
            name = forms.CharField(label=_("Navn på %d. person over 15 år") % row, max_length=200, required=row == 1)
            self.ask(f"person_{row}", name)
            self.ask(f"criminal_{row}", DayField(label=_("Straffeattest set den"), required=False))
            self.ask(f"children_{row}", DayField(label=_("Børneattest set den"), required=False))
        people = [f"{name}_{row}" for row in ROWS for name in ("person", *CHECKS)]
        rest = [
            "home_visit_on",
            "childs_wish",
            "other_children",
            "course_on",
            "contract_on",
            "review_on",
            "happened_on",
        ]
        self.order_fields(["name", "address", *people, *rest])

    def people_rows(self) -> Iterator[list[Any]]:
        """The questions about each person, row by row, for the page."""
        for row in ROWS:
            yield [self[f"{name}_{row}"] for name in ("person", *CHECKS)]

    def clean(self) -> dict[str, Any]:
        """What was filled in; nobody of 15 or more is unchecked."""
        cleaned = super().clean()
        people = []
        for row in ROWS:
            name = cleaned.pop(f"person_{row}", "")
            seen = [cleaned.pop(f"{kind}_{row}", None) for kind in CHECKS]
            if not name:
                continue
            people.append(PersonChecked(name, *seen))
            for kind, day in zip(CHECKS, seen, strict=True):
                if day is None and f"{kind}_{row}" not in self.errors:
                    self.add_error(f"{kind}_{row}", _("Alle over 15 år tjekkes, før familien godkendes. Skriv dagen."))
        cleaned["people"] = people
        if cleaned.get("review_on") and cleaned["review_on"] <= self.today:
            self.add_error("review_on", _("Vælg en dag, der ligger forude."))
        return cleaned
