"""Tidslinje: all that happened to the child, the newest first, and nothing that is not so."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from django import forms
from django.utils import timezone
from django.utils.translation import override

import tovholder
from tests.entrances.desk.reading import read
from tests.world.families import a_family, a_worried_call, ago
from tests.world.people import reading
from tovholder.core.law.events import EventKind
from tovholder.entrances.desk.details import TOLD, details_of
from tovholder.entrances.desk.forms import TimelineFilter
from tovholder.entrances.desk.kinds import KIND_OF, KINDS
from tovholder.entrances.desk.words import DANISH_OF, deed_in_words, label_of
from tovholder.foundation.chronicle.models import Facts
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import NoteCopy
from tovholder.practice.intake import actions as intake

pytestmark = pytest.mark.django_db


def write(child, text, *, by, at=None, **more):
    at = at or ago(days=1)
    return casework.write_note(
        [child], text=text, written_by=by.name, happened_at=at, at=at, by=reading(by, timezone.now()).hand, **more
    )


def test_the_newest_stands_first_with_what_was_written_and_by_whom(svends, svend):
    (freja,) = a_family(svend)
    write(freja, "Det første", by=svend, at=ago(days=3))
    write(freja, "Det andet", by=svend, at=ago(days=2), title="Hjemmebesøg", told_by="mor")

    page = read(svends, freja)

    assert page.index("Det andet") < page.index("Det første")
    for words in ("Hjemmebesøg", "Fortalt af mor", "Svend Dahl", "Notat skrevet"):
        assert words in page


def test_a_struck_note_is_shown_struck_with_the_reason(svends, svend):
    (freja,) = a_family(svend)
    note = write(freja, "Mor kom ikke.", by=svend)
    copy = NoteCopy.objects.get(note=note)
    casework.strike_note(copy, because="Forkert barn", at=ago(hours=1), by=reading(svend, timezone.now()).hand)

    page = read(svends, freja)

    assert '<p class="free-text struck">Mor kom ikke.</p>' in page
    assert "Forkert barn" in page


def test_a_note_moved_to_the_right_child_leaves_a_line_without_content(svends, svend):
    (freja,) = a_family(svend)
    (malik,) = a_family(svend, ["Malik Al-Sayed"], address="Skrænten 12")
    note = write(freja, "Malik var bange.", by=svend)
    casework.move_note_to_right_child(
        NoteCopy.objects.get(note=note), to=malik, at=ago(hours=1), by=reading(svend, timezone.now()).hand
    )

    wrong, right = read(svends, freja), read(svends, malik)

    assert "Malik" not in wrong
    assert "flyttet" in wrong
    assert "Malik var bange." in right


def test_a_notification_moved_to_the_right_child_leaves_a_line_without_content(svends, svend, karen):
    (freja,) = a_family(svend)
    (malik,) = a_family(svend, ["Malik Al-Sayed"], address="Skrænten 12")
    received = a_worried_call(freja, taken_by=karen, text="Malik har et blåt øje.")
    (concern,) = received.concerns
    by = reading(karen, timezone.now()).hand
    intake.assess_safety(
        concern, result="no_danger", reason="Malik er hos mormor.", assessed_at=ago(hours=1), at=ago(hours=1), by=by
    )
    intake.move_to_right_child(concern, right_child=malik, at=timezone.now(), by=by)

    wrong, right = read(svends, freja), read(svends, malik)

    assert "Malik" not in wrong
    assert "flyttet" in wrong
    assert "Malik har et blåt øje." in right


def test_the_filters_leave_only_what_was_asked_for_and_say_so(svends, bodil, svend, karen):
    (freja,) = a_family(svend)
    write(freja, "Svends notat", by=svend, at=ago(days=9))
    write(freja, "Bodils notat", by=bodil, at=ago(days=2))
    a_worried_call(freja, taken_by=karen)
    last_week = (timezone.localdate() - timedelta(days=5)).isoformat()

    notes = read(svends, freja, slags="notat")
    hers = read(svends, freja, slags="notat", hvem=str(bodil.pk))
    lately = read(svends, freja, fra=last_week)

    assert "Svends notat" in notes and "Bodils notat" in notes and "Sover i klassen." not in notes
    assert "Bodils notat" in hers and "Svends notat" not in hers
    assert "Bodils notat" in lately and "Svends notat" not in lately
    assert "Vis alt igen" in notes


@pytest.mark.parametrize(
    "chosen", [{"slags": "findes ikke"}, {"hvem": "ingen"}, {"fra": "30.02.2026"}, {"til": "\x00"}, {"page": "x"}]
)
def test_a_filter_that_cannot_be_read_filters_nothing(svends, svend, chosen):
    (freja,) = a_family(svend)
    write(freja, "Et notat", by=svend)

    assert "Et notat" in read(svends, freja, **chosen)


def test_a_period_the_wrong_way_round_is_turned(svends, svend):
    (freja,) = a_family(svend)
    write(freja, "Et notat", by=svend, at=ago(days=3))
    today, week_ago = timezone.localdate(), timezone.localdate() - timedelta(days=7)

    assert "Et notat" in read(svends, freja, fra=today.isoformat(), til=week_ago.isoformat())


def test_no_time_of_day_is_made_up(svends, svend):
    (freja,) = a_family(svend)
    write(freja, "Kun dagen er kendt", by=svend, at=datetime(2026, 10, 15, 22, tzinfo=UTC))  # midnight in Denmark

    page = read(svends, freja)

    assert "fre. 16.10.2026" in page
    assert "kl. 00.00" not in page
    assert "kl. 12.00" not in page  # moved in: only the day is known


def test_what_was_erased_leaves_the_line(svends, svend):
    (freja,) = a_family(svend)
    write(freja, "Slettes senere", by=svend)
    Facts.objects.all().delete()

    page = read(svends, freja)

    assert "Notat skrevet" in page
    assert "Slettes senere" not in page


def test_what_was_known_before_the_child_had_a_name_comes_along(svends, svend, karen):
    (freja,) = a_family(svend)
    unknown = Child.objects.create(description="pigen på trappen", unit=freja.unit)
    write(unknown, "Hun sad der igen.", by=svend)
    intake.identify_child(unknown, known_child=freja, at=timezone.now(), by=reading(karen, timezone.now()).hand)

    assert "Hun sad der igen." in read(svends, freja)


def test_thirty_stand_on_a_page_and_the_filter_follows_to_the_next(svends, svend):
    (freja,) = a_family(svend)
    for hours in range(31):
        write(freja, f"Notat nr. {hours}.", by=svend, at=ago(hours=hours))

    first, second = read(svends, freja, slags="notat"), read(svends, freja, slags="notat", page=2)

    assert "Side 1 af 2" in first and "?page=2&amp;slags=notat" in first
    assert "Notat nr. 30." in second


def test_twelve_statements_are_enough_however_long_the_history(
    svends, svend, karen, django_assert_num_queries, django_assert_max_num_queries
):
    (freja,) = a_family(svend)
    write(freja, "Et notat", by=svend)
    a_worried_call(freja, taken_by=karen, hours_ago=20)
    with django_assert_max_num_queries(12) as short:
        read(svends, freja)

    for hours in range(12):
        write(freja, "Et notat", by=svend, at=ago(hours=hours))
        a_worried_call(freja, taken_by=karen, hours_ago=hours)
    with django_assert_num_queries(len(short)):
        read(svends, freja)


@pytest.mark.parametrize("kind", EventKind)
def test_every_deed_has_danish_words(kind):
    assert deed_in_words(kind.value) == DANISH_OF[kind.value]


def test_every_kind_a_deed_is_sorted_into_can_be_chosen():
    assert set(KIND_OF.values()) <= set(KINDS)


def test_no_deed_about_a_child_is_without_danish_words():
    source = Path(tovholder.__file__).parent
    rooms = [
        "foundation/families",
        "foundation/documents",
        "foundation/letters",
        "practice/casework",
        "practice/intake",
    ]
    texts = "\n".join(file.read_text() for room in rooms for file in (source / room).rglob("*.py"))

    deeds = set(re.findall(r"""\.line\(\s*"([a-z' -]+)",""", texts))

    assert len(deeds) > 20
    assert deeds - set(DANISH_OF) == set()


@pytest.mark.parametrize(
    ("deed", "facts", "told"),
    [
        ("investigation section written", {"section": "network"}, ["Netværk"]),
        ("measure ended", {"because": "goals_met"}, ["Formålet er nået"]),
        ("measure ended", {"because": "a word of an older time"}, ["a word of an older time"]),
        ("measure ended", {}, []),
        ("case reopened", {"because": "Ny uro."}, ["Ny uro."]),
        ("added to a closed case", {"because": "Kom efter lukningen.", "what": "note"}, ["Kom efter lukningen."]),
        ("complaint made", {"late": True}, ["Kommet efter klagefristen"]),
        ("complaint reconsidered", {"result": "kept"}, ["Afgørelsen fastholdes"]),
        ("appeals board decided", {"result": "sent_back"}, ["Hjemvist"]),
        ("child registered", {"due_date": "2026-12-05"}, ["Termin 5. december 2026"]),
        ("plan revised", {"because": "Mor har fået arbejde.", "changed": "…"}, ["Mor har fået arbejde."]),
        (
            "appointment booked",
            {"kind": "home_visit", "starts_at": "2026-11-23T09:00:00+01:00"},
            ["Hjemmebesøg", "Hvornår man. 23.11.2026 kl. 09.00"],
        ),
        ("child's request received", {"what": "more_contact"}, ["mere eller andet samvær"]),
        (
            "support person considered",
            {"who": "parents", "outcome": "declined"},
            ["Forældrene (§ 75)", "Tilbudt, men ikke ønsket"],
        ),
        ("family contact decided", {"every_days": 7, "until": None}, ["Mindst hver 7. dag"]),
        ("family contact suspended", {"until": "2026-12-01"}, ["Gælder til 1. december 2026"]),
        ("measure changed", {"kind": "support_bl32:5", "was": {}}, [label_of("support_bl32:5", "support_bl32")]),
    ],
)
def test_a_section_says_which_and_an_ending_says_why(deed, facts, told):
    assert details_of(deed, facts) == told


def test_only_deeds_there_are_have_something_more_to_say():
    assert set(TOLD) - set(DANISH_OF) == set()


def test_the_kinds_to_choose_among_are_read_in_english_too():
    with override("en"):
        kinds = cast("forms.ChoiceField", TimelineFilter(None, everything=[]).fields["slags"]).choices
        words = [str(word) for _, word in cast("list[tuple[str, str]]", kinds)]

    assert "Talks with the child" in words and "Samtaler med barnet" not in words
