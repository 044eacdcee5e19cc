"""No fact is asked twice on the child's way: what stands on the record comes filled in, or is corrected in its place.

A question that occurs in more than one form is either about the deed alone (why this was done, how it went, what was
said this time) or takes a fact that stands afterwards. The first kind is named in OF_THE_DEED; the second in STANDS,
by fact, with the one form that asks for it and those that have it filled in. A form that asks for something another
form asks for already, under the same name or in the same words, fails here until it says which of the two it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from tests.house.facts_that_stand import ASKED, STANDS
from tests.house.forms import FORMS, NOTHING_IS_KEPT, fields_of
from tovholder.entrances.desk.forms import TimelineFilter
from tovholder.foundation.ui.forms import HouseForm
from tovholder.foundation.ui.gallery import ExampleForm

# The portal is another door to the deed of the front desk: whoever comes in by one never meets the other.
LEFT_OUT = NOTHING_IS_KEPT | {TimelineFilter, ExampleForm}
ONLY_BASES = {"DayForm", "GivingForm", "HappenedForm", "PlaceTermsForm", "SupportFields", "TimedForm", "WayForm"}

OF_THE_DEED = {
    "when it was done": "happened_at happened_on assessed_at received_at starts ends told_on",
    "why it was done": "because reason reasons ground basis",
    "how it was done, and by whom": "how form decided_by",
    "how it went": "outcome result answer what agreed granted",
    "what was said, written or put in this time": "text words about seen file",
    "what the child says of this very matter: never carried over from another (law review F15)": (
        "child_view childs_view childs_wish"
    ),
    "why the parents were not part of it": "parents_not_because",
    "what the place says of this matter": "statement_on",
    "whom it is about or goes to": "person adult to other with_whom who post",
    "which siblings it also covers": "also also_about",
    "which decision or matter it rests on, chosen from what stands": "decision matters meeting unit",
    "whether a letter is made of it": "write_letter",
    "until when this one runs": "answer_by due_on until next_on review_on planned_end",
}
NOT_ON_THE_WAY = {"portal", "administration"}  # a stranger's form; what is about the staff
# Words of a question that say nothing without their page.
BARE_QUESTIONS = {
    "begrundelse",
    "barnets egne ord",
    "fra",
    "fra og med",
    "hvad er det?",
    "hvad siger barnet?",
    "hvad sker der nu?",
    "hvem gør det?",
    "hvordan?",
    "hvorfor ikke?",
    "hvornår?",
    "til og med",
}


def room_of(form: type[HouseForm]) -> str:
    return form.__module__.split(".")[2]


def asked_in(forms: list[type[HouseForm]]) -> Iterator[tuple[str, str, str, type[HouseForm]]]:
    """Each question once: where, its name, its words, and the form that first has it."""
    for form in forms:
        for name, field in fields_of(form).items():
            first = next(each for each in reversed(form.__mro__) if name in getattr(each, "base_fields", {}))
            yield f"{room_of(form)}.{form.__name__}.{name}", name, str(field.label or "").lower(), first


def shown(form: type[HouseForm]) -> bool:
    """Somebody on the child's way meets it."""
    base = form.__name__.startswith("_") or form.__name__ in ONLY_BASES
    return form not in LEFT_OUT and not base and room_of(form) not in NOT_ON_THE_WAY


ALL = list(asked_in([form for form in FORMS if shown(form)]))
ABOUT_THE_DEED = {name for names in OF_THE_DEED.values() for name in names.split()}
DECLARED = {where for forms in STANDS.values() for where in forms}


def recurring(key: Literal[1, 2]) -> dict[str, set[str]]:
    """What occurs in more than one form: by name, or by the words of the question. What a form inherits counts once."""
    homes: dict[str, set[tuple[str, str]]] = defaultdict(set)
    places: dict[str, set[str]] = defaultdict(set)
    for question in ALL:
        where, first = question[0], question[3]
        homes[question[key]].add((room_of(first), first.__name__))
        places[question[key]].add(where)
    return {asked: places[asked] for asked, forms in homes.items() if len({*forms}) > 1 and asked}


def test_a_question_in_two_forms_is_of_the_deed_or_names_the_fact_it_takes():
    twice = {
        name: missing
        for name, places in recurring(1).items()
        if name not in ABOUT_THE_DEED and (missing := places - DECLARED)
    }

    assert twice == {}


def test_the_same_words_in_two_forms_do_not_ask_for_one_fact_under_two_names():
    twice = {}
    for words, places in recurring(2).items():
        names = {where.rpartition(".")[2] for where in places}
        if words in BARE_QUESTIONS or len(names) == 1 or names <= ABOUT_THE_DEED:
            continue
        if missing := places - DECLARED:
            twice[words] = missing

    assert twice == {}


def test_each_fact_is_asked_by_one_form_and_comes_filled_in_everywhere_else():
    asked = {
        fact: {where.rpartition(".")[0] for where, how in forms.items() if how == ASKED}
        for fact, forms in STANDS.items()
    }

    assert {fact: forms for fact, forms in asked.items() if len(forms) > 1} == {}


def test_what_is_named_here_is_there():
    there = {where for where, *_ in ALL}

    assert sorted(DECLARED - there) == []
    assert sorted(ABOUT_THE_DEED - {name for _, name, *_ in ALL}) == []
