"""A section: what we know on top, three kinds of sentences kept apart, and nothing lost when two write."""

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.practice.investigations.pages import html, page, token_on
from tests.world.families import a_worried_call, ago
from tests.world.people import at_the_desk, reading
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.drafts.models import Draft
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import (
    ChildRequest,
    ChosenEvent,
    SectionKind,
    SectionState,
    SectionText,
    Visible,
)
from tovholder.practice.intake.actions import receive_notification
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, Report
from tovholder.practice.investigations.forms.writing import SectionForm
from tovholder.practice.investigations.queries import latest_texts

pytestmark = pytest.mark.django_db


def texts(investigation):
    return latest_texts(investigation)


def test_the_three_kinds_of_sentences_are_saved_apart(svends, investigation):
    sent = {"facts": "24 % fravær (Skolen)", "sayings": "Mor: hun er træt.", "judgement": "Hun mangler søvn."}
    svends.post(page("section_school", investigation), sent)

    text = texts(investigation)[SectionKind.SCHOOL]
    assert (text.facts, text.sayings, text.judgement) == tuple(sent.values())
    assert (text.state, text.written_by_name) == (SectionState.BEGUN, "Svend Dahl")


def test_it_is_finished_when_its_writer_says_so(svends, investigation):
    svends.post(page("section_school", investigation), {"facts": "x", "finished": "on"})

    assert texts(investigation)[SectionKind.SCHOOL].state == SectionState.FINISHED


@given(st.booleans(), st.text(" abc", max_size=4), st.text("abc", max_size=3))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_status_follows_from_the_answers_alone(finished, because, facts):
    form = SectionForm({"facts": facts, "not_relevant_because": because, **({"finished": "on"} if finished else {})})

    assert form.is_valid()  # nothing is required
    if because.strip():
        assert form.state == SectionState.NOT_RELEVANT
    else:
        assert form.state == (SectionState.FINISHED if finished else SectionState.BEGUN)


def test_one_may_go_on_to_the_next_section(svends, investigation):
    answer = svends.post(page("section_school", investigation), {"facts": "x", "next": "1"})

    assert answer.headers["Location"] == page("section_health", investigation)


def test_what_the_front_desk_knows_stands_on_top_with_source_and_date(svends, svend, freja, investigation):
    a_worried_call(freja, taken_by=svend, text="Sover i klassen.", notifier=NotifierSaid(kind="2", name="Tove Krogh"))
    shown = html(svends, page("section_school", investigation))

    assert "Sover i klassen." in shown
    assert "Underretning, " in shown
    assert "Tove Krogh" not in shown  # who it was is not carried into what the parents can read


def test_what_was_chosen_for_the_chronology_is_known_too(svends, freja, investigation, hand):
    line = Subject.objects.filter(child_id=freja.pk).latest("line_id").line_id
    now = timezone.now()
    ChosenEvent.objects.create(child=freja, line_id=line, why="Første gang i fogedretten.", chosen_at=now)

    assert "Første gang i fogedretten." in html(svends, page("section_home", investigation))


def test_what_the_child_asked_for_is_known_and_not_taken_over(svends, freja, investigation, hand):
    when = {"happened_at": ago(days=2), "at": ago(days=2), "by": hand}
    wish = "Jeg vil gerne bo hos far."
    asked = actions.receive_request(
        freja, what=ChildRequest.What.OTHER_PLACE, words=wish, answer_by=timezone.localdate(), **when
    )

    section = page("section_child", investigation)
    said = html(svends, section)
    taken = html(svends, f"{section}?take={asked.pk}")

    assert wish in said and "Barnet bad om at bo et andet sted" in said and "Spørg barnet i en samtale" in said
    assert taken.count(wish) == 1


def test_an_anonymous_notifier_cannot_be_guessed_from_the_source(svends, svend, freja, investigation):
    at = ago(hours=2)
    report = Report(
        text="De råber om natten.",
        channel="phone",
        notifier=NotifierSaid(kind="13", anonymous=True),
        children=(ChildSaid(known_child=freja.pk, name=freja.name),),
    )
    receive_notification(report, received_at=at, at=at, by=reading(svend, timezone.now()).hand)

    assert "underretter ikke oplyst" in html(svends, page("section_family", investigation))


def test_what_the_school_says_is_taken_over_with_its_source_and_not_saved_yet(svends, investigation, asked, hand):
    actions.read_statement(asked, says="24 % fravær siden august.", at=ago(days=1), by=hand)
    shown = svends.post(
        page("section_school", investigation), {"take": str(asked.pk), "sayings": "Mor: hun er træt."}
    ).content.decode()

    assert "Mor: hun er træt.\nUdtalelse fra Fjordskolen, " in shown
    assert ": 24 % fravær siden august.</textarea>" in shown
    assert not SectionText.objects.exists()


def test_the_schools_words_stand_first_under_school_and_not_under_health(svends, investigation, asked, hand):
    actions.read_statement(asked, says="24 % fravær siden august.", at=ago(days=1), by=hand)

    assert "24 % fravær" in html(svends, page("section_school", investigation))
    assert "24 % fravær" not in html(svends, page("section_health", investigation))


def test_the_childs_words_are_not_taken_over_before_they_are_shared(svends, investigation, freja, hand):
    talk = actions.speak_with_child(freja, words="Jeg er bange.", happened_at=ago(days=2), at=ago(days=2), by=hand)
    taking = {"take": str(talk.pk)}
    before = svends.post(page("section_child", investigation), taking).content.decode()
    actions.share_words(talk, visible_to=[Visible.CUSTODY_HOLDER], child_asked="Ja, gerne.", at=ago(days=1), by=hand)
    after = svends.post(page("section_child", investigation), taking).content.decode()

    assert "Del dem, før de skrives i undersøgelsen." in before
    assert "Jeg er bange.</textarea>" not in before
    assert "Jeg er bange.</textarea>" in after


def test_what_the_child_asked_for_leads_to_a_talk_about_it(svends, investigation, freja, hand):
    told = {"answer_by": timezone.localdate(), "at": ago(days=2), "by": hand}
    actions.receive_request(
        freja, what=ChildRequest.What.MORE_CONTACT, words="Må jeg se far?", happened_at=ago(days=2), **told
    )

    shown = html(svends, page("section_child", investigation)).partition("Må jeg se far?")[2]

    assert reverse("casework:speak_with_child", args=[freja.pk]) in shown
    assert "/sag/samtale/" not in shown.partition("</li>")[0]


def test_the_second_of_two_writers_meets_what_the_first_saved(svends, bodil, investigation):
    bodils, address = at_the_desk(bodil), page("section_health", investigation)
    seen = token_on(html(bodils, address), "seen_version")
    svends.post(address, {"facts": "Svends tekst", "seen_version": ""})

    met = bodils.post(address, {"facts": "Bodils tekst", "seen_version": seen}).content.decode()
    assert "En anden har gemt, mens du skrev" in met
    assert "Svends tekst" in met and "Bodils tekst</textarea>" in met
    assert SectionText.objects.count() == 1

    bodils.post(address, {"facts": "Bodils tekst", "seen_version": token_on(met, "seen_version")})
    assert texts(investigation)[SectionKind.HEALTH].facts == "Bodils tekst"
    assert SectionText.objects.filter(facts="Svends tekst").exists()


def test_a_double_click_saves_once(svends, investigation):
    address = page("section_health", investigation)
    sent = {"facts": "Sover dårligt.", "draft_version": token_on(html(svends, address)), "seen_version": ""}
    for _ in range(2):
        svends.post(address, sent)

    assert SectionText.objects.count() == 1


def test_the_draft_of_one_section_is_not_in_another(svends, investigation):
    svends.post(page("section_health", investigation), {"facts": "Kun om sundhed", "save_draft": "1"})

    assert "Kun om sundhed" in html(svends, page("section_health", investigation))
    assert "Kun om sundhed" not in html(svends, page("section_home", investigation))
    assert Draft.objects.filter(finished_at=None).count() == 1


def test_samlet_vurdering_shows_the_other_sections_side_by_side(svends, investigation):
    svends.post(page("section_school", investigation), {"facts": "24 % fravær", "judgement": "For meget."})
    shown = html(svends, page("section_whole", investigation))

    assert "24 % fravær" in shown and "For meget." in shown
    assert 'name="facts"' not in shown
