"""How forms look and speak: design system markup, Danish errors, and a reason for each required field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.controls import written_control
from tovholder.foundation.ui.wording import DENMARK, in_denmark

# What every form says of a day that has not come; a form that knows of something better to do says that.
LIES_AHEAD = _("Dagen ligger i fremtiden. Skriv den dag, det skete.")

_CLASSES: dict[str, str] = {
    "select": "form-select",
    "selectmultiple": "form-select",
    "radio": "form-radio",
    "radioselect": "form-radio",
    "checkbox": "form-checkbox",
    "checkboxselectmultiple": "form-checkbox",
    "file": "form-file",
    "clearablefile": "form-file",
}

_BROWSERS_FORM = {
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "datetime-local": re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?"),
}


class BoundField(forms.BoundField):
    """A field on the page, with the design system's classes and its own reason for being required."""

    @property
    def why(self) -> str:
        """The rule or figure that reads this field, when the form says so."""
        return str(getattr(self.form, "why", {}).get(self.name, ""))

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's attributes, with the class for this kind of control.

        Nothing typed about a family is offered again by the browser to the next person at the desk.
        """
        widget = widget or self.field.widget
        attrs = dict(super().build_widget_attrs(attrs, widget))
        own = _CLASSES.get(self.widget_type, "form-input")
        attrs["class"] = f"{own} {widget.attrs.get('class', '')} {attrs.get('class', '')}".strip()
        if isinstance(self.form, HouseForm) and not widget.is_hidden:
            attrs.setdefault("autocomplete", widget.attrs.get("autocomplete", "off"))
        return attrs


class Renderer(TemplatesSetting):
    """Gives every form of the house our field and form templates (setting FORM_RENDERER)."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
    bound_field_class = BoundField

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """The template filled in; a control that we write ourselves without one."""
        written = written_control(template_name, context)
        return written if written is not None else super().render(template_name, context, request)


class _BrowsersOwn(forms.widgets.DateTimeBaseInput):
    """The browser's own field for a day or a moment: it works with keyboard, pointer and screen reader.

    What was typed and could not be read is shown again as text: the browser's field would drop it.
    """

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Django's context, with a text field where the browser's own cannot show the value."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        if shown and not self._browser_can_show(shown):
            context["widget"]["type"] = "text"
        return context

    def _browser_can_show(self, text: str) -> bool:
        if not _BROWSERS_FORM[self.input_type].fullmatch(text):
            return False
        try:
            return bool(datetime.fromisoformat(text))
        except ValueError:
            return False


class DayInput(_BrowsersOwn):
    """A calendar day."""

    input_type = "date"
    format_key = "DATE_INPUT_FORMATS"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"class": "input-width-s", "max": "2100-12-31", **(attrs or {})}, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A calendar day, as the browser sends it or as a Dane types it (16.10.2026, 16/10-2026)."""

    widget = DayInput
    default_error_messages = {
        "invalid": _("Skriv datoen som dag.måned.år, for eksempel 16.10.2026. Datoen skal findes i kalenderen.")
    }

    def __init__(self, **kwargs: Any) -> None:
        formats = ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m-%Y", "%d/%m/%Y", "%d.%m.%y", "%d%m%Y"]
        kwargs.setdefault("input_formats", formats)
        super().__init__(**kwargs)


class MomentInput(_BrowsersOwn):
    """A day and a time."""

    input_type = "datetime-local"
    format_key = "DATETIME_INPUT_FORMATS"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            attrs={"class": "input-width-m", "max": "2100-12-31T23:59", **(attrs or {})}, format="%Y-%m-%dT%H:%M"
        )


class MomentField(forms.DateTimeField):
    """A day and a time on the Danish clock; the answer is the moment in UTC.

    The hour that comes twice when summer time ends is taken as the first one, so that a limit counted
    from it ends early rather than late. The hour that does not exist in spring is read on from the hour
    before. Neither is refused: a thing that happened must be told.
    """

    widget = MomentInput
    default_error_messages = {
        "invalid": _("Skriv dag og klokkeslæt, for eksempel 16.10.2026 kl. 21.14. Datoen skal findes i kalenderen.")
    }

    def __init__(self, **kwargs: Any) -> None:
        formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]
        formats += ["%d.%m.%Y %H.%M", "%d.%m.%Y %H:%M", "%d.%m.%Y kl. %H.%M", "%d.%m.%Y kl. %H:%M"]
        kwargs.setdefault("input_formats", formats)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime | None:
        """The moment in UTC (one clock that never jumps), or None when nothing is filled in."""
        if isinstance(value, str) and value.strip():
            return self._typed(value.strip())
        moment: datetime | None = super().to_python(value)
        return None if moment is None else moment.astimezone(UTC)

    def _typed(self, text: str) -> datetime:
        for wanted in self.input_formats or ():
            try:
                return datetime.strptime(text, str(wanted)).replace(tzinfo=DENMARK, fold=0).astimezone(UTC)
            except (ValueError, OverflowError):  # the year 1 has no moment in UTC
                continue
        raise ValidationError(self.error_messages["invalid"], code="invalid")

    def prepare_value(self, value: Any) -> Any:
        """The Danish clock's time without its zone, which the browser's field cannot show."""
        if isinstance(value, datetime) and value.tzinfo is not None:
            return in_denmark(value).replace(tzinfo=None)
        return value


def _speak_danish(name: str, field: forms.Field) -> None:
    """Errors that say what is wrong and what to do, where the form gives none of its own."""
    label = field.label or name.replace("_", " ")
    choosing = isinstance(field, (forms.ChoiceField, forms.ModelChoiceField))
    pattern = _("Vælg et svar til »{label}«.") if choosing else _("Udfyld »{label}«.")
    messages: dict[str, Any] = {"required": format_lazy(pattern, label=label)}
    if choosing:
        messages["invalid_choice"] = _("Svaret findes ikke på listen. Vælg et andet.")
    if isinstance(field, (forms.IntegerField, forms.FloatField)):
        messages["invalid"] = _("Skriv et tal.")
        messages["min_value"] = _("Tallet kan ikke være mindre end %(limit_value)s.")
    for code, message in messages.items():
        if field.error_messages.get(code) is _default_message(type(field), code):
            field.error_messages[code] = message


def _default_message(kind: type[forms.Field], code: str) -> Any:
    """The message that Django itself gives this kind of field."""
    for each in kind.__mro__:
        if not each.__module__.startswith("django."):
            continue  # what a field of ours says stays
        found = vars(each).get("default_error_messages", {})
        if code in found:
            return found[code]
    return None


class HouseForm(forms.BaseForm):
    """What every form of ours has, whether it fills in a record or not.

    `why` names, for each required field, the law rule or the figure that reads it (a field must earn its
    place); a test asks. `draft_url` is where its text is saved while somebody writes; the page sets it.
    Faults are told by us, in Danish and all at once, and not one by one by the browser.
    """

    why: ClassVar[Mapping[str, str]] = {}
    draft_url: str = ""
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _speak_danish(name, field)

    def ask(self, name: str, field: forms.Field) -> None:
        """Put one more question, known first when the form is made; its errors are told as the others' are."""
        _speak_danish(name, field)
        self.fields[name] = field

    @classmethod
    def required_without_why(cls) -> list[str]:
        """The required fields that no rule and no figure is named for; should be none."""
        fields: dict[str, forms.Field] = getattr(cls, "base_fields", {})
        return [name for name, field in fields.items() if field.required and not cls.why.get(name)]


class Form(HouseForm, forms.Form):
    """The form of every page: `{% include "ui/fields.html" %}` or `{{ form.field.as_field_group }}`."""


class ModelForm(HouseForm, forms.ModelForm):  # type: ignore[type-arg]  # each form names its own record
    """The same for a form that fills in one record."""
