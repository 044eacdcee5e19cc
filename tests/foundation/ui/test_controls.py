"""A control of ours is tag for tag what Django's own template makes of it."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.html import strip_spaces_between_tags
from django.utils.safestring import SafeString

from tovholder.foundation.ui.forms import DayInput, MomentInput, Renderer

CHOICES = [("", "Vælg"), ("a", "Åben & <lukket>"), ("Hjemme", [("b", 'Hos "mor"'), (3, "Tre")])]
FLAT = [("a", "Åben & <lukket>"), (3, "Tre")]
ATTRIBUTES: dict[str, Any] = {"id": "id_x", "class": 'form-input "w"', "rows": 4, "readonly": True, "disabled": False}
WIDGETS = [
    forms.TextInput,
    forms.NumberInput,
    forms.EmailInput,
    forms.PasswordInput,
    forms.HiddenInput,
    forms.FileInput,
    forms.CheckboxInput,
    forms.Textarea,
    DayInput,
    MomentInput,
    lambda: forms.Select(choices=CHOICES),
    lambda: forms.SelectMultiple(choices=CHOICES),
]
VALUES = [None, "", "a", 3, 'to & <tre> "fire"', SafeString("<b>"), "2026-10-16", True]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("attributes", [{}, ATTRIBUTES])
@pytest.mark.parametrize("made", WIDGETS)
def test_a_control_is_written_as_django_writes_it(made, attributes, value):
    widget = made()

    ours, djangos = (widget.render("x", value, attributes, renderer) for renderer in (Renderer(), DjangoTemplates()))
    assert strip_spaces_between_tags(ours) == strip_spaces_between_tags(djangos)


@pytest.mark.parametrize("wrapped", [True, False])
@pytest.mark.parametrize("made", [forms.RadioSelect, forms.CheckboxSelectMultiple])
def test_each_answer_of_a_choice_is_written_as_django_writes_it(made, wrapped):
    widget = made(choices=FLAT)
    for answer in widget.subwidgets("x", ["a"], {"id": "id_x", "class": "form-radio"}):
        context = {"widget": {**answer, "wrap_label": wrapped}}
        name = answer["template_name"]

        ours, djangos = (renderer.render(name, context) for renderer in (Renderer(), DjangoTemplates()))
        assert ours.split() == djangos.split()
