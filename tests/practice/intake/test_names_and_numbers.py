"""Every child can be taken in, whatever it is called and whatever its number looks like."""

from datetime import date

import pytest

from tests.world.frontdesk import IDENTITIES, received
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.actions import cpr_of, register_child
from tovholder.foundation.families.models import Child
from tovholder.practice.intake.reports import ChildSaid

pytestmark = pytest.mark.django_db

NUMBERS = [row["cpr"] for row in IDENTITIES["children_accept"]]
MINORS = [row for row in IDENTITIES["children_accept"] if "2009" <= row["birth"] < "2026"][:8]
SPECIAL = [row["cpr"] for row in IDENTITIES["replacement_numbers_accept"]] + IDENTITIES["leap_day_accept"]
NO_NUMBERS = [row["v"] for row in IDENTITIES["reject"] if "normalis" not in row["why"] and "newline" not in row["why"]]


def known(name, cpr):
    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        return register_child(book, Child(name=name), happened_at=FRIDAY_EVENING, cpr=cpr)


@pytest.mark.parametrize("name", IDENTITIES["names_accept_and_round_trip"])
def test_any_name_is_kept_letter_by_letter(fjordby, name):
    (concern,) = received(ChildSaid(name=name)).concerns

    assert Child.objects.get(pk=concern.child_id).name == name


def test_numbers_without_modulus_11_are_taken_and_found_again(fjordby):
    for number in NUMBERS + SPECIAL:
        (concern,) = received(ChildSaid(name="Et barn", cpr=number)).concerns
        again = received(ChildSaid(cpr=f"{number[:6]}-{number[6:]}")).concerns[0]

        assert cpr_of(Child.objects.get(pk=concern.child_id)) == number
        assert again.child_id == concern.child_id
    assert Child.objects.count() == len(set(NUMBERS + SPECIAL))


@pytest.mark.parametrize("row", MINORS, ids=lambda row: row["birth"])
def test_the_birth_date_is_read_out_of_the_number(fjordby, row):
    (concern,) = received(ChildSaid(name="Et barn", cpr=row["cpr"])).concerns

    assert concern.child.birth_date == date.fromisoformat(row["birth"])


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_a_number_that_cannot_be_read_refuses_nothing_and_is_asked_about(fjordby, text):
    (concern,) = received(ChildSaid(name="Storm", cpr=text)).concerns

    child = Child.objects.get(pk=concern.child_id)
    assert child.cpr_index is None
    (question,) = concern.notification.questions.filter(asks__contains="CPR-nummeret kunne ikke læses")
    assert text.strip() in question.asks
    assert concern.assess_before is not None


@pytest.mark.parametrize("between", [" ", "-", "–", "—", "−", "\u2011", "\u00a0", "\u200e-", "\n"])
def test_whatever_stands_between_the_six_and_the_four_is_no_fault(fjordby, between):
    number = NUMBERS[0]
    first = received(ChildSaid(cpr=f"{number[:6]}{between}{number[6:]}\n")).concerns[0]

    assert cpr_of(Child.objects.get(pk=first.child_id)) == number
    assert not first.notification.questions.filter(asks__contains="kunne ikke læses").exists()


def test_digits_of_another_width_are_the_same_number(fjordby):
    number = NUMBERS[0]
    wide = "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in number)

    assert cpr_of(received(ChildSaid(cpr=wide)).concerns[0].child) == number


@pytest.mark.parametrize("row", IDENTITIES["replacement_numbers_accept"], ids=lambda row: row["note"])
def test_a_replacement_number_is_taken_and_the_birth_date_asked_for(fjordby, row):
    (concern,) = received(ChildSaid(name="Et barn", cpr=row["cpr"])).concerns

    assert cpr_of(concern.child) == row["cpr"]
    assert concern.notification.questions.filter(asks__contains="erstatningsnummer").exists()


def test_twins_with_neighbouring_numbers_are_never_taken_for_each_other(fjordby):
    a, b = IDENTITIES["twins"]["a"], IDENTITIES["twins"]["b"]
    emil, emilie = known(a["name"], a["cpr"]), known(b["name"], b["cpr"])

    came = received(ChildSaid(name=a["name"], cpr=b["cpr"]))

    assert came.concerns[0].child == emilie != emil
    assert came.notification.questions.filter(asks__contains="Er det det rigtige barn?").exists()


def test_nobody_is_found_by_name_alone(fjordby, freja):
    (concern,) = received(ChildSaid(name=freja.name, birth_date=date(2017, 5, 4))).concerns

    assert concern.child != freja
