"""A form's controls in HTML, written here and not as templates.

One answer of a choice was three templates to Django, and a page has sixty answers: they were a third of the page's
time. What stands here is what Django's own templates write (a test compares), with the answers of a list as their
reader reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from tovholder.foundation.ui.language import as_read

Widget = Mapping[str, Any]
_INPUTS = (
    *("checkbox", "color", "date", "datetime", "email", "file", "hidden", "input", "number", "password", "search"),
    *("tel", "text", "time", "url"),
)


def written_control(template: str, context: Mapping[str, Any]) -> SafeString | None:
    """The control that Django would fill this template in for, with the same context; None where it must."""
    write = _WRITTEN.get(template)
    return write(context["widget"]) if write else None


def _input(widget: Widget) -> SafeString:
    value = widget["value"]
    shown = "" if value is None else f' value="{_text(value)}"'
    return SafeString(f'<input type="{widget["type"]}" name="{_text(widget["name"])}"{shown}{_attributes(widget)}>')


def _option_of_inputs(widget: Widget) -> SafeString:
    if not widget.get("wrap_label"):
        return _input(widget)
    of = widget["attrs"].get("id")
    label = f'<label for="{_text(of)}">' if of else "<label>"
    return SafeString(f"{label}{_input(widget)} {conditional_escape(widget['label'])}</label>")


def _text_area(widget: Widget) -> SafeString:
    words = conditional_escape(widget["value"]) if widget["value"] else ""
    return SafeString(f'<textarea name="{_text(widget["name"])}"{_attributes(widget)}>\n{words}</textarea>')


def _select(widget: Widget) -> SafeString:
    groups = "".join(_group(name, options) for name, options, _place in widget["optgroups"])
    return SafeString(f'<select name="{_text(widget["name"])}"{_attributes(widget)}>{groups}\n</select>')


def _group(name: object, options: list[Widget]) -> str:
    written = "".join(f"\n  {_option(option)}" for option in options)
    return f'\n  <optgroup label="{_text(name)}">{written}\n  </optgroup>' if name else written


def _option(widget: Widget) -> SafeString:
    label = conditional_escape(as_read(str(widget["label"])))
    return SafeString(f'<option value="{_text(widget["value"])}"{_attributes(widget)}>{label}</option>')


def _attributes(widget: Widget) -> str:
    """The attributes in their order: those that are true by their name alone, and none that is false."""
    return "".join(
        f" {name}" if value is True else f' {name}="{_text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _text(value: object) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))


_WRITTEN: Mapping[str, Callable[[Widget], SafeString]] = {
    f"django/forms/widgets/{name}.html": write
    for names, write in (
        (_INPUTS, _input),
        (("checkbox_option", "radio_option"), _option_of_inputs),
        (("textarea",), _text_area),
        (("select",), _select),
        (("select_option",), _option),
    )
    for name in names
}
