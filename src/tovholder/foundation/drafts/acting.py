"""The conversation that most pages have: a form, one deed, and on with a word that it is done.

writing = writing_of(request, NOTE, about=child.pk)
if writing.only_kept:
    return redirect(request.path)
form = NoteForm(request.POST or None, initial={...})
done = act_once(writing, form, lambda: actions.write_note(...), saved=_("Notatet er gemt."), to=back)
return done or render(request, "casework/write_note.html", {"form": form, "writing": writing})
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from tovholder.foundation.drafts.writing import Writing
from tovholder.foundation.ui.forms import HouseForm


def act_once(
    writing: Writing,
    form: HouseForm,
    does: Callable[[], Any],
    *,
    saved: str | Callable[[], str],
    to: str | Callable[[Any], str],
    refused: tuple[type[Exception], ...] = (),
    on_field: str | None = None,
    also_valid: Callable[[], bool] | None = None,
) -> HttpResponse | None:
    """Do the deed once when the form is filled in, say so, and go on to `to`; None when the page is to be shown.

    `to` can be found from what the deed has made: it is given None when the very same was saved before. Errors of
    `refused` are told to the person at `on_field` and nothing is saved. `also_valid` is asked as well, whether the
    form is valid or not, so that all faults are told at once. The page's text is kept from here on while it is written.

    A second press of the same page is answered as the first was, also where the deed has made the form impossible.
    """
    form.draft_url = writing.url
    both = [form.is_valid(), also_valid is None or also_valid()]
    made: Any = None
    if all(both):
        try:
            with writing.once() as first:
                if first:
                    made = does()
        except refused as error:
            form.add_error(on_field, str(error))
            return None
    elif not writing.is_saved:
        return None
    messages.success(writing.request, saved if isinstance(saved, str) else saved())
    return redirect(to if isinstance(to, str) else to(made))
