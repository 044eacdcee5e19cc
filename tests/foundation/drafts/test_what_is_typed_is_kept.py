"""What somebody is in the middle of writing is kept, and only for them."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.foundation.drafts.keeping import NOTE, keep, kept_texts, new_page
from tests.world.people import MONDAY_MORNING
from tovholder.foundation.drafts.actions import throw_away
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.models import Draft
from tovholder.foundation.drafts.queries import drafts_about
from tovholder.foundation.drafts.sealed import print_of, typed_in

pytestmark = pytest.mark.django_db

LATER = MONDAY_MORNING + timedelta(minutes=3)


def test_what_was_typed_is_found_again(svend, freja):
    keep(svend, freja, "Mor ringede, og", new_page())

    (draft,) = drafts_about(svend.pk, NOTE, about=freja.pk)
    assert draft.typed == {"text": ["Mor ringede, og"]}
    assert draft.saved_at == MONDAY_MORNING


def test_the_next_save_takes_the_place_of_the_one_before(svend, freja):
    first = keep(svend, freja, "Mor ringede", new_page())
    keep(svend, freja, "Mor ringede, og græd", first.token, LATER)

    assert kept_texts(svend, freja) == ["Mor ringede, og græd"]


def test_nobody_else_finds_it_and_no_other_child_has_it(svend, bodil, freja, fjordby):
    keep(svend, freja, "Mor ringede", new_page())

    assert kept_texts(bodil, freja) == []
    assert drafts_about(svend.pk, NOTE, about=uuid4()) == []


def test_what_was_typed_cannot_be_read_in_the_table(svend, freja):
    keep(svend, freja, "Mor ringede", new_page())

    assert b"ringede" not in bytes(Draft.objects.get().fields)


def test_two_windows_on_the_same_form_keep_a_draft_each(svend, freja):
    keep(svend, freja, "Det ene vindue", new_page())
    keep(svend, freja, "Det andet vindue", new_page(), LATER)

    assert kept_texts(svend, freja) == ["Det andet vindue", "Det ene vindue"]


def test_who_goes_on_with_the_same_draft_in_two_windows_loses_neither_text(svend, freja):
    shared = keep(svend, freja, "Begyndelsen", new_page())
    keep(svend, freja, "Begyndelsen, fortsat her", shared.token, LATER)

    second = keep(svend, freja, "Begyndelsen, fortsat der", shared.token, LATER)

    assert second.beside
    assert sorted(kept_texts(svend, freja)) == ["Begyndelsen, fortsat der", "Begyndelsen, fortsat her"]


def test_an_answer_that_got_lost_on_the_way_makes_no_second_draft(svend, freja):
    token = new_page()
    keep(svend, freja, "Mor ringede", token)

    again = keep(svend, freja, "Mor ringede", token, LATER)

    assert not again.beside
    assert kept_texts(svend, freja) == ["Mor ringede"]


def test_a_token_of_somebody_elses_draft_opens_nothing(svend, bodil, freja):
    mine = keep(svend, freja, "Svends tekst", new_page())

    keep(bodil, freja, "Bodils tekst", mine.token)

    assert kept_texts(svend, freja) == ["Svends tekst"]
    assert kept_texts(bodil, freja) == ["Bodils tekst"]


@pytest.mark.parametrize(
    "token", ["", "noget andet", "1.2.3", "6f712cc6-6a66-4579-9bbf-eaeeac068aba.9999999999999999999", "\x00"]
)
def test_an_unreadable_token_never_loses_the_text(svend, freja, token):
    keep(svend, freja, "Mor ringede", token)

    assert kept_texts(svend, freja) == ["Mor ringede"]


def test_a_saved_note_leaves_no_draft_and_a_late_autosave_does_not_bring_it_back(svend, freja):
    token = new_page()
    throw_away(svend.pk, NOTE, about=freja.pk, token=token, at=MONDAY_MORNING)

    keep(svend, freja, "Mor ringede", token, LATER)

    assert kept_texts(svend, freja) == []


def test_throwing_one_away_leaves_the_other_windows_draft(svend, freja):
    first = keep(svend, freja, "Det ene", new_page())
    keep(svend, freja, "Det andet", new_page())

    throw_away(svend.pk, NOTE, about=freja.pk, token=first.token, at=LATER)

    assert kept_texts(svend, freja) == ["Det andet"]


def test_the_same_sent_twice_is_used_once_and_a_changed_text_again(svend, freja):
    token, told = new_page(), {"about": freja.pk, "at": LATER}
    one, other = print_of({"text": ["Mor ringede"]}), print_of({"text": ["Far ringede"]})

    used = [throw_away(svend.pk, NOTE, token=token, used_for=what, **told) for what in (one, one, other, other)]

    assert used == [True, False, True, False]


def test_emptied_rows_are_swept_out_when_no_autosave_can_be_on_its_way(svend, freja):
    throw_away(svend.pk, NOTE, about=freja.pk, token=new_page(), at=MONDAY_MORNING)
    throw_away(svend.pk, NOTE, about=freja.pk, token=new_page(), at=MONDAY_MORNING + timedelta(hours=2))

    assert Draft.objects.count() == 1


def test_only_what_a_person_typed_is_kept():
    sent = {"csrfmiddlewaretoken": ["x"], "draft_version": ["y"], "password": ["z"], "text": ["Mor ringede"]}

    assert typed_in(sent) == {"text": ["Mor ringede"]}


def test_two_rooms_cannot_name_the_same_form():
    keeps_drafts("proeve", danish="Prøve", page="desk:child")

    with pytest.raises(ValueError, match="proeve"):
        keeps_drafts("proeve", danish="Noget andet", page="desk:timeline")
