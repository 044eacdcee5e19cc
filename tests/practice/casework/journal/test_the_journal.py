"""Notes are added, corrected, struck, moved; the database keeps what was written."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.world.moments import NOVEMBER_2, OCTOBER_1, OCTOBER_8, facts_of_last_line, journal_of, lines_of
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.documents.actions import attach
from tovholder.foundation.documents.models import Document
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Note, NoteCopy

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(freja, storm, svends_hand):
    return write([freja, storm], "Hjemmebesøg. Begge børn var hjemme.", svends_hand)


def write(children: list[Child], text: str, hand: Author) -> Note:
    return actions.write_note(
        children,
        text=text,
        title="Hjemmebesøg",
        told_by="mor",
        written_by="Svend Dahl",
        happened_at=OCTOBER_1,
        at=OCTOBER_8,
        by=hand,
    )


def test_one_note_to_two_siblings_stands_once_in_each_journal(note, freja, storm):
    for child in (freja, storm):
        (copy,) = journal_of(child)
        assert copy.note == note
    assert Note.objects.count() == 1
    assert lines_of(freja) == lines_of(storm) == ["note made"]


def test_the_line_names_the_note_and_repeats_nothing_of_it(note, freja):
    assert facts_of_last_line(freja) == {"note": str(note.pk)}


def test_a_struck_note_stays_readable_with_the_reason_and_only_in_that_journal(note, freja, storm, svends_hand):
    (copy,) = journal_of(freja)
    actions.strike_note(copy, because="Skrevet på det forkerte barn.", at=NOVEMBER_2, by=svends_hand)

    (struck,) = journal_of(freja)
    assert (struck.struck_at, struck.struck_because) == (NOVEMBER_2, "Skrevet på det forkerte barn.")
    assert struck.note.text == "Hjemmebesøg. Begge børn var hjemme."
    (untouched,) = journal_of(storm)
    assert untouched.struck_at is None


def test_a_note_is_struck_once(note, freja, svends_hand):
    (copy,) = journal_of(freja)
    actions.strike_note(copy, because="Fejl.", at=NOVEMBER_2, by=svends_hand)

    with pytest.raises(actions.AlreadyStruck, match="allerede streget"):
        actions.strike_note(copy, because="Igen.", at=NOVEMBER_2, by=svends_hand)


def test_a_correction_stands_beside_what_it_corrects_in_every_journal(note, freja, storm, svends_hand):
    right = actions.correct_note(
        note, text="Kun Freja var hjemme.", written_by="Svend Dahl", at=NOVEMBER_2, by=svends_hand
    )

    assert right.corrects == note
    for child in (freja, storm):
        assert {copy.note for copy in journal_of(child)} == {note, right}
    assert lines_of(storm)[-1] == "note corrected"


def test_a_correction_is_not_written_where_the_note_was_struck(note, freja, storm, svends_hand):
    (copy,) = journal_of(storm)
    actions.strike_note(copy, because="Storm var der ikke.", at=NOVEMBER_2, by=svends_hand)
    actions.correct_note(note, text="Kun Freja.", written_by="Svend Dahl", at=NOVEMBER_2, by=svends_hand)

    assert len(journal_of(freja)) == 2
    assert len(journal_of(storm)) == 1


def test_a_note_on_the_wrong_child_moves_with_its_file_and_leaves_a_line_without_content(freja, vilde, svends_hand):
    note = write([freja], "Vilde fortæller, at …", svends_hand)
    attach(
        freja.pk,
        "brev.txt",
        b"Kaere sagsbehandler",
        attached_to=note.pk,
        received_at=OCTOBER_1,
        at=OCTOBER_8,
        by=svends_hand,
    )
    (copy,) = journal_of(freja)

    actions.move_note_to_right_child(copy, to=vilde, at=NOVEMBER_2, by=svends_hand)

    (moved,) = journal_of(vilde)
    assert (moved.note, moved.struck_at, moved.note.happened_at) == (note, None, OCTOBER_1)
    (left,) = journal_of(freja)
    assert left.moved_to == vilde
    assert Document.objects.get().child_id == vilde.pk
    assert set(lines_of(freja)[-2:]) == {"note moved away", "document moved away"}
    assert facts_of_last_line(freja) == {}
    assert str(vilde.pk) not in str([facts_of_last_line(freja)])


def test_a_note_moved_to_a_child_in_whose_journal_it_was_struck_stands_there_again(note, freja, storm, svends_hand):
    (his,) = journal_of(storm)
    actions.strike_note(his, because="Kun Freja var der.", at=OCTOBER_8, by=svends_hand)
    (hers,) = journal_of(freja)

    actions.move_note_to_right_child(hers, to=storm, at=NOVEMBER_2, by=svends_hand)

    standing = NoteCopy.objects.get(note=note, struck_at=None)
    assert standing.child == storm
    his.refresh_from_db()
    assert his.struck_because == "Kun Freja var der."


def test_a_note_moved_back_stands_where_it_stood_first(freja, vilde, svends_hand):
    note = write([freja], "Freja fortæller, at …", svends_hand)
    (copy,) = journal_of(freja)

    moved = actions.move_note_to_right_child(copy, to=vilde, at=OCTOBER_8, by=svends_hand)
    actions.move_note_to_right_child(moved, to=freja, at=NOVEMBER_2, by=svends_hand)

    assert NoteCopy.objects.get(note=note, struck_at=None).child == freja


def test_of_two_who_move_a_note_at_once_the_second_is_told(freja, storm, vilde, svends_hand):
    write([freja], "Vilde fortæller, at …", svends_hand)
    (seen_by_one,), (seen_by_another,) = journal_of(freja), journal_of(freja)
    actions.move_note_to_right_child(seen_by_one, to=vilde, at=OCTOBER_8, by=svends_hand)

    with pytest.raises(actions.AlreadyStruck, match="allerede streget eller flyttet"):
        actions.move_note_to_right_child(seen_by_another, to=storm, at=NOVEMBER_2, by=svends_hand)

    assert NoteCopy.objects.get(struck_at=None).child == vilde


def test_meetings_complaints_and_the_rest_stand_in_the_journal_under_their_own_word(freja, svends_hand):
    for record in (actions.record_meeting, actions.record_complaint, actions.record_other):
        record([freja], text="…", written_by="Svend Dahl", happened_at=OCTOBER_1, at=OCTOBER_8, by=svends_hand)

    assert lines_of(freja) == ["meeting held", "complaint made", "other"]
    assert len(journal_of(freja)) == 3


@pytest.mark.parametrize(
    "change",
    [
        "update casework_note set text = 'noget andet'",
        "delete from casework_note",
        "truncate casework_note cascade",
        "update casework_notecopy set child_id = gen_random_uuid()",
        "update casework_notecopy set note_id = gen_random_uuid()",
        "delete from casework_notecopy",
        "truncate casework_notecopy cascade",
    ],
)
def test_what_is_written_in_a_journal_stays_there(note, change):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_what_is_struck_cannot_be_unstruck_even_in_the_database(note, freja, svends_hand):
    (copy,) = journal_of(freja)
    actions.strike_note(copy, because="Fejl.", at=NOVEMBER_2, by=svends_hand)

    with pytest.raises(DatabaseError, match="allerede streget"), transaction.atomic():
        NoteCopy.objects.filter(pk=copy.pk).update(struck_at=None, struck_because="")
