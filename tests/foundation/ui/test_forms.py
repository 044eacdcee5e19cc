"""How a form is asked, and how it says what is wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django import forms

from tovholder.foundation.ui.faults import faults_of
from tovholder.foundation.ui.forms import BoundField, DayField, Form, MomentField
from tovholder.foundation.ui.gallery import ExampleForm
from tovholder.foundation.ui.wording import clock


class VisitForm(Form):
    """A visit, with each kind of question."""

    why = {"day": "VISIT-2Y"}

    day = DayField(label="Dag", help_text="Dagen for besøget.")
    at = MomentField(label="Tidspunkt", required=False)
    alone = forms.ChoiceField(
        label="Alene?", choices=[("y", "Ja"), ("n", "Nej")], widget=forms.RadioSelect, help_text="Med barnet alene."
    )


def read_moment(text: str) -> Any:
    form = VisitForm({"day": "2026-10-16", "at": text, "alone": "y"})
    assert form.is_valid(), form.errors
    return form.cleaned_data["at"]


def test_a_question_has_a_visible_label_and_a_hint_that_is_read_with_it():
    html = VisitForm()["day"].as_field_group()

    assert '<label class="form-label" for="id_day">Dag' in html
    assert 'id="id_day_helptext">Dagen for besøget.' in html
    assert 'aria-describedby="id_day_helptext"' in html
    assert 'class="form-input input-width-s"' in html


def test_a_fault_stands_at_its_field_and_is_read_with_it():
    html = VisitForm({"day": "", "alone": "y"})["day"].as_field_group()

    assert "Udfyld »Dag«." in html
    assert 'aria-describedby="id_day_helptext id_day_error"' in html
    assert 'aria-invalid="true"' in html


def test_choices_stand_in_a_group_with_a_legend_and_its_hint_and_fault():
    html = VisitForm({"day": "2026-10-16"})["alone"].as_field_group()

    assert '<fieldset id="id_alone" aria-describedby="id_alone_helptext id_alone_error">' in html
    assert '<legend class="form-label">Alene?' in html
    assert "Vælg et svar til »Alene?«." in html
    assert '<label class="form-label" for="id_alone_1">Nej</label>' in html


def test_each_fault_leads_to_its_field_and_a_group_to_its_first_choice():
    faults = list(faults_of(VisitForm({"day": "i går"})))

    assert [fault.anchor for fault in faults] == ["id_day", "id_alone_0"]
    assert faults[0].message.startswith("Skriv datoen som dag.måned.år")


def test_a_form_that_nobody_has_sent_has_no_faults():
    assert list(faults_of(VisitForm())) == []
    assert list(faults_of("")) == []


def test_a_set_of_forms_tells_the_faults_of_every_form_in_it():
    children = forms.formset_factory(VisitForm, extra=0, min_num=2, validate_min=True)
    sent = children({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-alone": "y", "form-1-alone": "y"})

    assert {fault.anchor for fault in faults_of(sent)} >= {"id_form-0-day"}


def test_the_forms_own_message_wins_over_ours():
    class Asked(Form):
        name = forms.CharField(label="Navn", error_messages={"required": "Skriv barnets navn."})

    assert Asked({}).errors["name"] == ["Skriv barnets navn."]


class WeightField(forms.DecimalField):
    default_error_messages = {"invalid": "Skriv vægten i kilo."}


class ScalesForm(Form):
    weight = WeightField(label="Vægt", min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask("weigher", forms.CharField(label="Vejet af"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("let", "Skriv vægten i kilo."),
        ("-1", "Tallet kan ikke være mindre end 0."),
        ("", "Udfyld »Vægt«."),
    ],
)
def test_a_kind_of_field_may_have_its_own_message_and_has_ours_for_the_rest(typed, said):
    assert ScalesForm({"weight": typed}).errors["weight"] == [said]


def test_a_question_put_while_the_form_is_made_speaks_as_the_others():
    assert ScalesForm({"weight": "3"}).errors == {"weigher": ["Udfyld »Vejet af«."]}


def test_a_required_field_without_a_reason_is_found():
    assert VisitForm.required_without_why() == ["alone"]
    assert ExampleForm.required_without_why() == []
    assert BoundField(VisitForm(), VisitForm.base_fields["day"], "day").why == "VISIT-2Y"


def test_the_browser_is_asked_to_remember_nothing_and_to_leave_faults_to_us():
    html = str(VisitForm())

    assert html.count('autocomplete="off"') == 4  # a day, a moment, two choices
    assert " required" not in html


@pytest.mark.parametrize("typed", ["2026-02-28", "28.02.2026", "28/2-2026", "28-02-2026"])
def test_a_day_may_be_typed_as_a_dane_types_it(typed):
    form = VisitForm({"day": typed, "alone": "y"})

    assert form.is_valid()
    assert form.cleaned_data["day"].isoformat() == "2026-02-28"


@pytest.mark.parametrize("typed", ["29.02.2026", "31.04.2026", "2026-13-01", "i går", "99999999999999999999"])
def test_a_day_that_is_not_in_the_calendar_is_shown_again_as_it_was_typed(typed):
    html = VisitForm({"day": typed, "alone": "y"})["day"].as_field_group()

    assert "Datoen skal findes i kalenderen." in html
    assert f'<input type="text" name="day" value="{typed}"' in html


def test_the_leap_day_is_a_day():
    assert VisitForm({"day": "29.02.2028", "alone": "y"}).is_valid()


@pytest.mark.parametrize("typed", ["2026-10-16T21:14", "16.10.2026 kl. 21.14", "16.10.2026 21:14"])
def test_a_moment_is_taken_on_the_danish_clock(typed):
    assert read_moment(typed) == datetime(2026, 10, 16, 19, 14, tzinfo=UTC)


def test_the_hour_that_comes_twice_in_autumn_is_taken_as_the_first():
    assert read_moment("2026-10-25T02:30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_hour_that_does_not_exist_in_spring_is_not_refused():
    moment = read_moment("2026-03-29T02:30")

    assert moment == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert clock(moment) == "03.30"


@pytest.mark.parametrize("typed", ["2026-02-29T10:00", "0001-01-01T00:00", "i nat", "16.10.2026 kl. 25.00", "9" * 5000])
def test_a_moment_that_is_not_in_the_calendar_says_what_to_write(typed):
    form = VisitForm({"day": "2026-10-16", "at": typed, "alone": "y"})

    assert form.errors["at"] == [
        "Skriv dag og klokkeslæt, for eksempel 16.10.2026 kl. 21.14. Datoen skal findes i kalenderen."
    ]


def test_a_moment_is_shown_again_as_it_stands_on_the_danish_clock():
    form = VisitForm(initial={"at": datetime(2026, 10, 16, 19, 14, tzinfo=UTC)})

    assert 'type="datetime-local" name="at" value="2026-10-16T21:14"' in form["at"].as_field_group()


def test_what_somebody_types_never_becomes_part_of_the_page():
    html = VisitForm({"day": '"><script>alert(1)</script>', "alone": "y"})["day"].as_field_group()

    assert "<script>" not in html
