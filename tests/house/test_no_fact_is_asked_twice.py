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

from tests.house.test_required_fields import FORMS, NOTHING_IS_KEPT, fields_of
from tovholder.entrances.desk.forms import TimelineFilter
from tovholder.foundation.ui.forms import HouseForm
from tovholder.foundation.ui.gallery import ExampleForm

ASKED, FILLED = "asked", "comes filled in"

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

STANDS: dict[str, dict[str, str]] = {
    "the child's name": {
        "intake.ChildForm.name": ASKED,
        "intake.FindChildForm.name": FILLED,
        "casework.AboutChildForm.name": FILLED,
    },
    "the child's new name": {"casework.AdoptionForm.name": ASKED},
    "the child's CPR number": {"intake.ChildForm.cpr": ASKED},
    # A sealed number is not written in the field: beside it stands that it is known.
    "the child's sealed CPR number, corrected": {"casework.AboutChildForm.cpr": ASKED},
    "a CPR number to find the right child by": {"intake.FindChildForm.cpr": ASKED},
    "a grown-up's CPR number": {"casework.NewGrownUpForm.cpr": ASKED},
    "a grown-up's sealed CPR number, corrected": {"casework.GrownUpForm.cpr": ASKED},
    "a grown-up's birth date": {
        "casework.NewGrownUpForm.birth_date": ASKED,
        "casework.GrownUpForm.birth_date": FILLED,
    },
    # Whom a notifier named is chosen, with the phone; only somebody else is typed.
    "a grown-up around the child": {"casework.NewGrownUpForm.name": ASKED, "casework.GrownUpForm.name": FILLED},
    "a grown-up's phone": {"casework.NewGrownUpForm.phone": ASKED, "casework.GrownUpForm.phone": FILLED},
    "a grown-up's part in custody": {
        "casework.NewGrownUpForm.custody": ASKED,
        "casework.GrownUpForm.custody": FILLED,
    },
    "who a grown-up is to the child": {"casework.NewGrownUpForm.kind": ASKED},
    "the child's birth date": {
        "intake.ChildForm.birth_date": ASKED,
        "intake.FindChildForm.birth_date": FILLED,
        "casework.AboutChildForm.birth_date": FILLED,
    },
    "when an expected child is due": {
        "intake.ChildForm.due_date": ASKED,
        "casework.AboutChildForm.due_date": FILLED,
    },
    "where the child lives": {"intake.ChildForm.address": ASKED, "intake.FindChildForm.address": FILLED},
    "where a grown-up has moved to, when, and whether it may be shown": {
        "casework.GrownUpForm.address": ASKED,
        "casework.GrownUpForm.moved_on": ASKED,
        "casework.GrownUpForm.secret": ASKED,
    },
    "when the child moved": {"casework.HomeForm.moved_on": ASKED},
    "whether a place may be shown": {"casework.PlacementForm.secret": ASKED},
    "where the child has moved to since": {"casework.HomeForm.address": ASKED},
    "the child's school or day-care": {
        "intake.ChildForm.school_or_daycare": ASKED,
        "casework.AboutChildForm.school_or_daycare": FILLED,
    },
    "the child's municipality": {"intake.ChildForm.municipality": ASKED},
    "the municipality moved to or from": {"casework.MoveForm.municipality": ASKED},
    "an adult's name": {"intake.ParentForm.name": ASKED},
    "an adult's phone": {"intake.ParentForm.phone": ASKED},
    "who is suspected, as it was told": {"intake.NotificationForm.suspect_adult": ASKED},
    "who is suspected, found out afterwards": {"intake.SuspectForm.name": ASKED, "intake.SuspectForm.adult": ASKED},
    "who follows the young person": {
        "plans.CoordinatorForm.name": FILLED,
        "plans.CoordinatorForm.title": FILLED,
        "plans.CoordinatorForm.phone": FILLED,
    },
    "the support person": {"casework.SupportPersonForm.name": ASKED},
    # Whom we know is chosen; only somebody else is typed.
    "who asks for the file": {"decisions.AskForFileForm.name": ASKED},
    "by which paragraph something is left out of the file": {"decisions.AnswerAboutFileForm.paragraph": ASKED},
    "by which paragraph force was used": {"casework.ForceForm.paragraph": ASKED},
    "a committee member": {"committee.MemberForm.name": ASKED, "committee.MemberForm.phone": ASKED},
    "the family the child may live with": {"casework.NetworkFamilyForm.name": ASKED},
    "where that family lives": {"casework.NetworkFamilyForm.address": ASKED},
    "where the placed child lives": {"casework.PlacementForm.address": ASKED},
    "the place the child moves to": {"casework.PlacementForm.place": ASKED},
    "the next place the child moves to": {"casework.PlaceChangeForm.place": ASKED},
    "the place's municipality": {
        "casework.PlacementForm.municipality": ASKED,
        "casework.ChangePlacementForm.municipality": FILLED,
    },
    "the kind of place": {"casework.PlacementForm.kind": ASKED, "casework.ChangePlacementForm.kind": FILLED},
    "where an appointment is": {"appointments.BookForm.place": ASKED},
    "where a talk was": {"casework.ConversationForm.place": ASKED},
    "where the committee meets": {"committee.MeetingForm.place": ASKED},
    "what an appointment is": {"appointments.BookForm.kind": ASKED},
    "what the chair decided": {"committee.ChairDecisionForm.kind": ASKED},
    "what the committee is to decide": {"committee.MatterForm.kind": ASKED},
    "what is to be decided": {"decisions.PrepareForm.kind": ASKED},
    "what may be decided at a level": {"decisions.DelegateForm.kind": ASKED},
    "which help": {"casework.MeasureForm.kind": ASKED},
    "which support a young person gets": {"decisions.DecisionForm.support_kind": ASKED},
    "the purpose of a decision": {"decisions.PrepareForm.purpose": ASKED, "decisions.PurposeForm.purpose": FILLED},
    # The purpose of the decision stands; it is made the family's own words here.
    "what help is to lead to": {"casework.MeasureForm.purpose": FILLED, "casework.TermsForm.purpose": FILLED},
    "what an investigation is to show": {"investigations.DecideForm.purpose": ASKED},
    "the purpose put before the committee": {
        "committee.RecommendationForm.purpose": ASKED,
        "committee.OutcomeForm.purpose": FILLED,
    },
    "how long a decision is expected to last": {"decisions.DecisionForm.expected_duration": ASKED},
    "how long the committee expects it to last": {
        "committee.RecommendationForm.expected_duration": ASKED,
        "committee.OutcomeForm.expected_duration": FILLED,
    },
    "when a decision is treated again": {
        "decisions.DecisionForm.renewal_due": ASKED,
        "casework.PlacementForm.renewal_due": FILLED,
    },
    "when the committee's decision is treated again": {"committee.OutcomeForm.renewal_due": ASKED},
    "when a placement is treated again, as the appeals board says": {"decisions.BoardForm.renewal_due": ASKED},
    "when a placement is treated again, as the court says": {"decisions.CourtForm.renewal_due": ASKED},
    "who speaks for a party": {
        "decisions.RepresentativeForm.name": ASKED,
        "decisions.RepresentativeForm.address": ASKED,
        "decisions.RepresentativeForm.phone": ASKED,
    },
    "when a placement is treated again after renewal": {"casework.RenewalForm.renewal_due": ASKED},
    "what it costs a month": {
        "decisions.PrepareForm.amount": ASKED,
        "casework.MeasureForm.price_month": FILLED,
        "casework.TermsForm.price_month": FILLED,
        "casework.PlacementForm.price_month": FILLED,
        "casework.ChangePlacementForm.price_month": FILLED,
    },
    "what a consent does not cover": {"decisions.GiveConsentForm.limits": ASKED, "decisions.LimitForm.limits": FILLED},
    "the language a family needs an interpreter for": {
        "intake.NotificationForm.language": ASKED,
        "casework.AboutChildForm.language": FILLED,
        "appointments.BookForm.interpreter": FILLED,
        "decisions.GiveConsentForm.interpreter": FILLED,
    },
    "how a talk changed the case": {"casework.ConversationForm.changed": ASKED, "casework.ChangedForm.changed": FILLED},
    "what is changed about a goal": {"plans.GoalSeenForm.changed": ASKED},
    "what came by post": {"documents.PostForm.subject": ASKED, "documents.FilePostForm.title": FILLED},
    "what an attached document is": {"documents.AttachForm.title": ASKED},
    # All offer the newest known address; what is written over it stands on this one envelope.
    "where a letter goes": {
        "decisions.PartyLetterForm.address": FILLED,
        "decisions.AnswerAboutFileForm.address": FILLED,
        "decisions.SendAgainForm.address": FILLED,
        "documents.SendAgainForm.address": FILLED,
    },
    "the mailbox of the authority a letter is for": {
        "documents.SendLetterForm.mailbox": ASKED,
        "documents.SendAgainForm.mailbox": FILLED,
    },
    "the mailbox of the municipality a child has moved to": {"casework.TellForm.mailbox": ASKED},
    "what a note is called": {"casework.NoteForm.title": ASKED},
    "what the facts of a decision are": {"decisions.DecisionForm.facts": ASKED},
    "what the facts of a section are": {"investigations.SectionForm.facts": ASKED},
    "on which children a letter is filed": {"documents.FilePostForm.children": ASKED},
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
