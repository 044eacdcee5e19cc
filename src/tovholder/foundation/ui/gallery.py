"""What the gallery shows: one made-up example of every component, on a fixed day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator

from tovholder.foundation.ui.forms import DayField, Form, MomentField

NOW = datetime(2026, 10, 16, 19, 14, tzinfo=UTC)  # a Friday evening


class ExampleForm(Form):
    """One question of each kind."""

    why = {"text": "NOTIF-REGISTER", "received_at": "NOTIF-REGISTER", "channel": "U7", "agreed": "U7"}

    text = forms.CharField(
        label="Hvad er du bekymret for?",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Skriv, hvad du har set eller hørt, og hvornår.",
    )
    received_at = MomentField(label="Hvornår kom underretningen?", help_text="For eksempel 16.10.2026 kl. 21.14.")
    born = DayField(label="Barnets fødselsdag", required=False)
    name = forms.CharField(label="Barnets navn", required=False, max_length=200)
    children = forms.IntegerField(label="Hvor mange børn bor i hjemmet?", required=False, min_value=0)
    channel = forms.ChoiceField(
        label="Hvordan kom den?",
        choices=[("phone", "Telefon"), ("letter", "Brev"), ("in_person", "Personligt")],
        widget=forms.RadioSelect,
    )
    flags = forms.MultipleChoiceField(
        label="Handler det også om",
        choices=[("violence", "Vold"), ("abuse", "Overgreb"), ("honour", "Æresrelateret konflikt")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Sæt kryds ved alt, der passer.",
    )
    unit = forms.ChoiceField(
        label="Enhed", choices=[("", "Vælg enhed"), ("n", "Modtagelsen"), ("s", "Familiegruppe Nord")], required=False
    )
    agreed = forms.BooleanField(label="Jeg har læst teksten op for den, der ringede")
    letter = forms.FileField(label="Vedhæft brevet", required=False, help_text="Højst 20 MB.")


def _duties() -> list[SimpleNamespace]:
    late = SimpleNamespace(
        danish="Kvittering til underretteren",
        due_at=NOW - timedelta(days=6),
        overdue=True,
        source="Barnets lov § 135, stk. 1",
        because="Underretningen kom lør. 03.10.2026 kl. 10.05.",
        counted="6 hverdage efter modtagelsen. Lørdag tæller med som hverdag.",
        status_note="",
        at_once=False,
        too_late=False,
    )
    running = SimpleNamespace(
        danish="Vurdering inden 24 timer",
        due_at=NOW + timedelta(hours=4, minutes=30),
        overdue=False,
        source="Barnets lov § 136, stk. 1",
        because="Underretningen kom fre. 16.10.2026 kl. 01.44.",
        counted="24 hele timer efter modtagelsen, også hen over sommertid.",
        status_note="Reglens ikrafttræden er ikke bekræftet.",
        at_once=False,
        too_late=False,
    )
    return [late, running]


def gallery_context(answers: Mapping[str, Any] | None) -> dict[str, Any]:
    """Everything that ui/gallery.html shows; `answers` are what was posted to its form."""
    form = ExampleForm(answers)
    form.draft_url = "/kladde/eksempel/"
    return {
        "now": NOW,
        "form": form,
        "faulty": ExampleForm({"faulty-received_at": "30.02.2026", "faulty-born": "i går"}, prefix="faulty"),
        "municipality": "Fjordby Kommune",
        "reader": {"user": {"name": "Karen Holm", "shortcuts_on": True}, "title": "Rådgiver, Modtagelsen"},
        "law_checked_until": date(2026, 7, 1),
        "menu": [
            ("Min dag", "#", True, None),
            ("Modtagelsen", "#queue", False, 3),
            ("Sager", "#child", False, 27),
            ("Tilbud", "#", False, None),
            ("Frivillige", "#", False, None),
            ("Opfølgning", "#", False, None),
            ("Ledelse", "#", False, None),
            ("Hjælp", "#", False, None),
        ],
        "trail": [("Min dag", "#"), ("Modtagelsen", "#"), ("Eksempler", "")],
        "parts": [("Overblik", "#", True), ("Journal", "#", False), ("Tidslinje", "#", False)],
        "child": {
            "name": "Freja",
            "age": "9 år",
            "cpr": "vises ikke i eksemplet",
            "lives_now": "hos sin mor, Havnegade 3",
            "custody": "mor og far sammen",
            "interpreter": "arabisk",
            "url": "#child",
            "warnings": [{"kind": "Hold på kontakt", "since": date(2026, 10, 2), "review_on": date(2026, 10, 30)}],
        },
        "duties": _duties(),
        "page": Paginator(range(95), 30).page(2),
        "born": date(2017, 5, 3),
        "amount": 1234567.5,
    }
