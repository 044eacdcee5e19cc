"""The letter that answers somebody who has asked for the file: where it goes, and what fills it in."""

from __future__ import annotations

from datetime import date

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.letters.addresses import KnownAddress
from tovholder.foundation.letters.recipients import known_address
from tovholder.foundation.ui.language import in_danish
from tovholder.foundation.ui.wording import day
from tovholder.practice.decisions.forms.file_access import AnswerAboutFileForm
from tovholder.practice.decisions.models import Access, FileAccess
from tovholder.practice.decisions.queries import representatives_of

_GIVEN = {
    Access.WHOLE: "Du får det, du har bedt om at se.",
    Access.PART: "Du får en del af det, du har bedt om at se.",
    Access.REFUSED: "Du kan ikke få det at se.",
}
_LEFT_OUT = "Det her kan du ikke få: %(because)s\n\nDet følger af %(paragraph)s."
# Forvaltningsloven § 16, stk. 4: to the board that hears complaints about the matter itself; § 25 on saying so.
_COMPLAINT = (
    "Du kan klage til Ankestyrelsen over, at du ikke får det hele. Send klagen til os, eller sig den til os på "
    "telefonen. Ændrer vi ikke svaret, sender vi klagen videre til Ankestyrelsen."
)


def address_to(request: FileAccess, child: Child, *, on: date) -> KnownAddress:
    """Where who asked lives; a representative's address as it was given; an empty one for somebody nobody knows."""
    if request.person is not None:
        return KnownAddress(*known_address(request.person, child=child, on=on))
    speaking = representatives_of(child, on=on)
    return KnownAddress(next((each.address for each in speaking if each.name == request.person_name), ""))


@in_danish
def answering_words(request: FileAccess, child: Child, form: AnswerAboutFileForm) -> dict[str, str]:
    """What fills in the letter. Of what is left out only what the answer says of it."""
    given = form.answered() | {"paragraph": form.cleaned_data["paragraph"].strip(" .")}
    access, left_out = given["access"], given["access"] != Access.WHOLE
    return {
        "address": form.where(),
        "child": "dig" if request.person == child.pk else shown_name(child),
        "asked_on": day(danish_day(request.happened_at)),
        "asked_for": request.words.strip(" ."),
        "given": "\n\n".join(part for part in (_GIVEN[access], given["answer"]) if part),
        "left_out": _LEFT_OUT % given if left_out else "",
        "complaint": _COMPLAINT if left_out else "",
    }
