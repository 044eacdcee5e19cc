"""The forms of every room, as the tests of the house look at them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from django.forms import Field

import tovholder
from tovholder.foundation.families.forms import SearchForm
from tovholder.foundation.ui.forms import Form, HouseForm, ModelForm

# What is asked here is used and not kept: there is nothing a rule could read.
NOTHING_IS_KEPT = {SearchForm}


def all_forms() -> list[type[HouseForm]]:
    for module in pkgutil.walk_packages(tovholder.__path__, "tovholder."):
        if {"forms", "gallery"} & set(module.name.split(".")):
            importlib.import_module(module.name)

    def under(form: type[HouseForm]) -> Iterator[type[HouseForm]]:
        for each in form.__subclasses__():
            yield each
            yield from under(each)

    ours = {form for form in under(HouseForm) if form.__module__.startswith("tovholder.")}
    return sorted(ours - {Form, ModelForm}, key=lambda form: (form.__module__, form.__qualname__))


def fields_of(form: type[HouseForm]) -> dict[str, Field]:
    found: dict[str, Field] = getattr(form, "base_fields", {})
    return found


FORMS = all_forms()
