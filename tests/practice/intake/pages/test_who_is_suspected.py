"""The suspect is one of the grown-ups around the child, when it is; and what has been found stays while one types."""

from datetime import timedelta

import pytest

from tests.practice.intake.pages.visiting import AFTERNOON, page_at, page_of
from tests.practice.intake.pages.visiting import sent as done
from tests.practice.intake.pages.writing import opened, written
from tests.world.frontdesk import received
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.access.models import Shut
from tovholder.foundation.families.models import Adult, Child, Home, Residence, Tie
from tovholder.practice.intake.models import Notification

pytestmark = pytest.mark.django_db

LONG_AGO = "2018-01-01"


@pytest.fixture
def father(fjordby, freja):
    """Freja's father, who has another child with somebody else, and has been suspected before."""
    jens = Adult.objects.create(name="Jens Ågård")
    ida = Child.objects.create(name="Ida Bro", birth_date="2020-02-03", unit=fjordby.south)
    for child in (freja, ida):
        Tie.objects.create(child=child, adult=jens, kind="father", starts=LONG_AGO)
    received(ida, at=FRIDAY_EVENING - timedelta(days=90), suspect_adult=jens.pk, text="Ida har mærker på armen.")
    return jens


def test_the_grown_ups_of_the_child_that_was_picked_are_shown_and_one_is_chosen(desk, freja, father):
    home = Home.objects.create(address="Åvej 1")
    lodger = Adult.objects.create(name="Bo Lund")
    for person in ({"child": freja}, {"adult": lodger}):
        Residence.objects.create(home=home, starts=LONG_AGO, **person)
    address = opened(desk)
    typed = written(
        desk, address, text="Han slår hende.", barn__0__known_child=str(freja.pk), suspect="custody_holder_a"
    )

    page = page_of(desk.post(address, {**typed, "adults": "1"}))
    desk.post(address, {**typed, "suspect_adult": str(father.pk)})

    assert "Jens Ågård, far (1 andet barn, mistænkt i 1 underretning før)" in page
    assert "Bo Lund, bor i hjemmet" in page and "Han slår hende." in page
    assert Notification.objects.get(text="Han slår hende.").suspect_person == father
    assert Adult.objects.count() == 2


def test_a_name_that_was_said_too_stays_with_the_words(desk, freja, father):
    address = opened(desk)
    typed = written(desk, address, text="Han slår.", barn__0__known_child=str(freja.pk), suspect_name="Farmand")

    desk.post(address, {**typed, "suspect_adult": str(father.pk)})

    notification = Notification.objects.get(suspect_person=father, text__startswith="Han slår.")
    assert "Nævnt som mistænkt: Farmand" in notification.text


def test_without_a_child_that_is_picked_the_page_says_what_to_do(desk):
    address = opened(desk)

    page = page_of(desk.post(address, {**written(desk, address, text="Ord"), "adults": "1"}))

    assert "Vælg først barnet under »Kender vi barnet?«." in page and "Ord" in page


def test_somebody_elses_grown_up_cannot_be_sent_in(desk, freja, father):
    stranger = Adult.objects.create(name="En helt anden")
    address = opened(desk)
    typed = written(desk, address, text="Ord", barn__0__known_child=str(freja.pk))

    page = page_of(desk.post(address, {**typed, "suspect_adult": str(stranger.pk)}))

    assert "Den voksne hører ikke til det barn, du har valgt." in page and "Ord" in page


def test_the_grown_ups_of_a_child_shut_for_modtagelsen_are_not_shown(desk, fjordby, freja, father):
    Shut.objects.create(child_id=freja.pk, unit=fjordby.intake, because="…", starts_at=AFTERNOON)
    address = opened(desk)
    typed = written(desk, address, text="Ord", barn__0__known_child=str(freja.pk))

    assert "Jens Ågård" not in page_of(desk.post(address, {**typed, "adults": "1"}))


def test_the_list_of_children_stays_when_the_form_has_faults(desk, freja):
    address = opened(desk)
    typed = written(desk, address, barn__0__name="Freja Ågård")
    listed = page_of(desk.post(address, {**typed, "find": "0"}))
    assert 'name="shown" value="0"' in listed

    faulty = page_of(desk.post(address, {**typed, "shown": "0", "text": ""}))

    assert "Udfyld »Hvad fortæller de?«." in faulty
    assert "samme navn" in faulty and f'value="{freja.pk}"' in faulty


def test_the_list_stays_too_where_a_child_is_identified(desk, freja):
    came = received(at=AFTERNOON)

    page = page_of(done(desk, page_at(came, "hvem/"), name="Freja Ågård", birth_date="31.31.2017", choose="1"))

    assert "Vælg et af børnene på listen." in page and f'value="{freja.pk}"' in page


def test_vurdering_shows_the_suspects_other_children_and_what_was_said_of_them(desk, freja, father):
    came = received(freja, at=AFTERNOON, suspect_adult=father.pk)

    page = page_of(desk.get(page_at(came)))

    assert "Den mistænktes andre børn" in page and "Ida Bro, 6 år" in page
    assert "Ida har mærker på armen." in page


def test_the_suspect_is_named_later_among_the_grown_ups(desk, freja, father):
    came = received(freja, at=AFTERNOON)
    address = page_at(came, "mistaenkt/")

    nobody = page_of(done(desk, address))
    both = page_of(done(desk, address, adult=str(father.pk), name="Farmand"))
    done(desk, address, adult=str(father.pk))

    assert "Vælg en voksen, eller skriv et navn." in nobody
    assert "Lad det ene stå." in both and "Farmand" in both
    came.notification.refresh_from_db()
    assert came.notification.suspect_person == father
    assert "Ida Bro, 6 år" in page_of(desk.get(page_at(came)))
    assert Child.objects.get(name="Ida Bro").deadlines.filter(rule="OWN-SIBLINGS").exists()


def test_a_suspect_nobody_knows_is_named_by_name(desk, came):
    done(desk, page_at(came, "mistaenkt/"), name="Træneren Kim")

    came.notification.refresh_from_db()
    assert came.notification.suspect_person.name == "Træneren Kim"


def test_vurdering_with_a_suspect_asks_the_database_twelve_things_at_most(
    desk, freja, father, shown_with_few_questions
):
    came = received(freja, at=AFTERNOON, suspect_adult=father.pk)

    shown_with_few_questions(desk, page_at(came))
    shown_with_few_questions(desk, page_at(came, "mistaenkt/"))


def test_who_names_a_colleague_is_told_where_it_went_and_sees_it_no_more(desk, freja, karen):
    (concern,) = received(freja, at=AFTERNOON).concerns
    address = f"/modtagelsen/{concern.pk}/mistaenkt/"

    answer = done(desk, address, name=karen.name)

    assert answer.headers["Location"] == "/modtagelsen/"
    assert "gået til stedfortræderen" in page_of(desk.get("/modtagelsen/"))
    assert desk.get(address).status_code == 404
