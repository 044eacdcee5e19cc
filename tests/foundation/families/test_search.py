"""A child is found by name in every Danish spelling, or by the whole CPR number, and by nobody who may not see it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.world.people import MONDAY_MORNING, at_the_desk, reading
from tovholder.foundation.access.models import Key, KeyKind, ListReading
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Adult, Child, ChildState, Tie
from tovholder.foundation.families.numbers import in_the_database, phone_key, short_id
from tovholder.foundation.families.registering import set_cpr
from tovholder.foundation.families.search_keys import search_key
from tovholder.foundation.families.searching import FEW, search
from tovholder.foundation.organisation.models import Watch

pytestmark = pytest.mark.django_db

IDENTITIES = json.loads((Path(__file__).parents[2] / "world" / "identities.json").read_text())
NAMES = [name for name in IDENTITIES["names_accept_and_round_trip"] if len(name) <= 300]
SAME = IDENTITIES["search_equivalence"]
CPR = IDENTITIES["children_accept"][0]["cpr"]
DAY = timedelta(days=1)


def found(words, *, by):
    return [child.name for child in search(words, reader=reading(by)).children]


def on_watch(user):
    Watch.objects.create(user=user, starts=MONDAY_MORNING - DAY, ends=MONDAY_MORNING + DAY)
    return user


@pytest.mark.parametrize(("stored", "typed"), [*SAME, *[pair[::-1] for pair in SAME]])
def test_the_same_name_in_another_spelling_is_found(svend, fjordby, stored, typed):
    Child.objects.create(name=f"{stored} Thorsen", unit=fjordby.north)

    assert found(typed, by=svend) == [f"{stored} Thorsen"]


@pytest.mark.parametrize("words", ["Ågård", "aagaard", "AAGÅRD", "freja", "FRE", "ågård freja", "  freja   ag, ", "år"])
def test_any_part_of_the_name_in_any_order_from_its_beginning(svend, freja, words):
    expected = ["Freja Ågård"] if words not in {"  freja   ag, ", "år"} else []

    assert found(words, by=svend) == expected


def test_a_part_after_a_hyphen_counts_and_the_middle_of_a_word_does_not(svend, fjordby):
    Child.objects.create(name="Ida-Marie Dam", unit=fjordby.north)
    Child.objects.create(name="Frida Dam", unit=fjordby.north)

    assert found("marie", by=svend) == ["Ida-Marie Dam"]
    assert found("ida", by=svend) == ["Ida-Marie Dam"]


@pytest.mark.parametrize(
    ("words", "hits"), [("mette holm", 1), ("Ufødt Holm", 1), ("mette berg", 0), ("olm", 0), ("sofie", 0)]
)
def test_a_child_without_a_name_is_found_by_how_it_was_described(svend, fjordby, words, hits):
    told = {"state": ChildState.UNBORN, "description": "Ufødt barn af Mette Holm-Åby", "due_date": "2027-02-01"}
    Child.objects.create(unit=fjordby.north, **told)
    Child.objects.create(unit=fjordby.north, name="Ida Berg", description="Niece til Mette Holm og Sofie Berg")

    assert len(found(words, by=svend)) == hits


def test_a_child_without_a_name_in_another_unit_is_not_found(sofie, fjordby):
    Child.objects.create(unit=fjordby.north, state=ChildState.UNBORN, description="Ufødt barn af Mette Holm")

    assert found("mette holm", by=sofie) == []


def test_a_child_is_found_by_what_it_wants_to_be_called_and_by_its_parents_name(svend, fjordby):
    child = Child.objects.create(name="Nanna Kirstine Overgaard", called="Nikki", unit=fjordby.north)
    mother = Adult.objects.create(name="Lone Thorsen")
    Tie.objects.create(child=child, adult=mother, kind="mother", starts="2010-01-01")

    assert found("nikki", by=svend) == found("lone thorsen", by=svend) == ["Nanna Kirstine Overgaard"]


@pytest.mark.parametrize(("words", "hits"), [(CPR, 1), (f"{CPR[:6]}-{CPR[6:]}", 1), (CPR[:6], 0), (CPR[:9], 0)])
def test_a_cpr_number_is_found_whole_or_not_at_all(svend, fjordby, words, hits):
    child = Child(name="Freja Ågård", unit=fjordby.north)
    set_cpr(child, CPR)
    child.save()

    assert len(found(words, by=svend)) == hits


@pytest.mark.parametrize(("who", "seen"), [("svend", ["Freja Ågård"]), ("sofie", [])])
def test_only_children_one_may_see_are_found(request, svend, sofie, freja, who, seen):
    assert found("freja", by=request.getfixturevalue(who)) == seen


def test_a_child_since_identified_as_another_is_found_as_that_one(svend, freja, fjordby):
    Child.objects.create(name="Freja fra 2. sal", unit=fjordby.north, same_as=freja)

    assert found("freja", by=svend) == ["Freja Ågård"]


def test_a_child_is_found_by_the_mother_of_the_record_it_was_laid_together_with(svend, freja, fjordby):
    other = Child.objects.create(name="Lille pige", unit=fjordby.south, same_as=freja)
    Tie.objects.create(child=other, adult=Adult.objects.create(name="Lone Thorsen"), kind="mother", starts="2010-01-01")

    assert found("lone", by=svend) == found("lille pige", by=svend) == ["Freja Ågård"]


def test_a_key_lets_a_child_of_another_unit_be_found_while_it_is_open(sofie, freja, fjordby):
    now, mother = MONDAY_MORNING, Adult.objects.create(name="Lone Thorsen")
    Tie.objects.create(child=freja, adult=mother, kind="mother", starts="2010-01-01")
    key = Key(child_id=freja.pk, unit=fjordby.south, kind=KeyKind.HANDED_OVER, because=new_id(), opens_at=now - DAY)
    key.save()

    assert found("freja", by=sofie) == found("lone", by=sofie) == ["Freja Ågård"]

    Key.objects.update(closes_at=now - timedelta(hours=1))
    assert found("freja", by=sofie) == found("lone", by=sofie) == []


def test_where_many_are_near_the_same_are_found_as_where_few_are(sofie, freja, fjordby):
    now, mother = MONDAY_MORNING, Adult.objects.create(name="Lone Thorsen")
    Key.objects.create(child_id=freja.pk, unit=fjordby.south, kind=KeyKind.HANDED_OVER, because=new_id(), opens_at=now)
    own = Child.objects.create(name="Ida Dam", unit=fjordby.south)
    Child.objects.create(name="Lille pige", unit=fjordby.north, same_as=own)
    not_hers = Child.objects.create(name="Lille Ida", unit=fjordby.north)
    for child in (freja, own, not_hers):
        Tie.objects.create(child=child, adult=mother, kind="mother", starts="2010-01-01")
    asked = ["freja", "lone", "ida", "lille", "dam ida", "ingen"]
    where_few_are = [found(words, by=sofie) for words in asked]

    Child.objects.bulk_create([Child(name=f"Bo {each}", unit=fjordby.south) for each in range(FEW)])

    assert where_few_are == [["Freja Ågård"], ["Freja Ågård", "Ida Dam"], ["Ida Dam"], ["Ida Dam"], ["Ida Dam"], []]
    assert [found(words, by=sofie) for words in asked] == where_few_are


def test_somebody_on_watch_finds_every_child(sofie, freja):
    assert found("freja", by=on_watch(sofie)) == ["Freja Ågård"]


@pytest.mark.parametrize("words", ["freja", "ingen hedder sådan"])
def test_what_was_searched_for_is_noted_sealed_also_when_nobody_was_found(svend, freja, words):
    result = search(words, reader=reading(svend))

    noted = ListReading.objects.get(pk=result.id)
    assert noted.children == [child.pk for child in result.children]
    assert words.encode() not in bytes(noted.searched or b"")
    assert result.words == words


@pytest.mark.parametrize("words", ["", " ", "a", "%", "_", "\\", "'; drop table", "\x00", "ا", "x" * 5000])
def test_nothing_one_can_type_breaks_the_search_or_finds_everybody(svend, freja, words):
    assert found(words, by=svend) == []


def test_one_child_found_is_opened_at_once(svend, freja):
    answer = at_the_desk(svend).post(reverse("families:search"), {"q": "freja"})

    assert answer.headers["Location"] == reverse("desk:child", args=[freja.pk])


def test_several_are_listed_at_an_address_that_says_nothing(svend, freja, fjordby):
    Child.objects.create(name="Freja Holm", birth_date="2010-01-01", unit=fjordby.north)
    browser = at_the_desk(svend)

    answer = browser.post(reverse("families:search"), {"q": "Freja"})
    page = browser.get(answer.headers["Location"]).content.decode()

    assert "freja" not in answer.headers["Location"].lower()
    assert "2 børn for »Freja«" in page
    assert "Freja Holm" in page
    assert "Freja" not in page.split("<title>")[1].split("</title>")[0]


def test_nobody_found_is_told_in_words(svend, freja):
    browser = at_the_desk(svend)

    nobody = browser.post(reverse("families:search"), {"q": "Karla"}, follow=True).content.decode()
    half = browser.post(reverse("families:search"), {"q": CPR[:6]}, follow=True).content.decode()

    assert "0 børn for »Karla«" in nobody
    assert "Intet barn, du har adgang til, hedder det eller har det nummer." in nobody
    assert "Et nummer findes kun, når det er helt" in half


def test_an_empty_search_says_what_to_do(svend):
    assert "Skriv et navn eller et helt nummer." in (
        at_the_desk(svend).post(reverse("families:search"), {"q": ""}).content.decode()
    )


def test_the_result_is_the_searchers_own(svend, bodil, freja):
    result = search("karla", reader=reading(svend, timezone.now()))
    address = reverse("families:found", args=[result.id])

    assert at_the_desk(svend).get(address).status_code == 200
    assert at_the_desk(bodil).get(address).status_code == 404


def test_the_result_is_gone_after_a_quarter_of_an_hour(svend, freja, monkeypatch):
    result = search("karla", reader=reading(svend, timezone.now()))
    browser = at_the_desk(svend)
    later = timezone.now() + timedelta(minutes=16)
    monkeypatch.setattr("tovholder.foundation.access.middleware.timezone.now", lambda: later)

    assert browser.get(reverse("families:found", args=[result.id])).status_code == 404


def test_a_child_i_may_no_longer_see_is_gone_from_the_result(svend, freja, fjordby):
    result = search("freja", reader=reading(svend, timezone.now()))
    Child.objects.filter(pk=freja.pk).update(unit=fjordby.south)

    assert "Freja Ågård" not in at_the_desk(svend).get(reverse("families:found", args=[result.id])).content.decode()


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_the_database_spells_names_as_we_do(name):
    with connection.cursor() as cursor:
        cursor.execute("select search_key(%s, %s)", [name, "Ærø"])
        (spelt,) = cursor.fetchone()

    assert spelt == search_key(name, "Ærø")


def test_the_search_and_its_result_need_few_statements(svend, fjordby, django_assert_max_num_queries):
    for number in range(30):
        Child.objects.create(name=f"Freja {number}", unit=fjordby.north)
    browser = at_the_desk(svend)

    with django_assert_max_num_queries(12):
        answer = browser.post(reverse("families:search"), {"q": "freja"})
    with django_assert_max_num_queries(12):
        assert "Freja 29" in browser.get(answer.headers["Location"]).content.decode()


def test_names_are_looked_up_in_the_index_and_not_read_one_by_one(svend, freja):
    on_watch(svend)  # near everybody: there is no short list of a unit's children to read instead
    with CaptureQueriesContext(connection) as asked:
        search("freja", reader=reading(svend))
    (question,) = [each["sql"] for each in asked.captured_queries if "search_key" in each["sql"]]

    with connection.cursor() as cursor:
        for other in ("seqscan", "indexscan", "indexonlyscan"):  # two rows are otherwise read faster another way
            cursor.execute(f"set local enable_{other} = off")
        cursor.execute(f"explain {question}")
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "child_search_trigrams" in plan
    assert "adult_search_trigrams" in plan
    assert "tie_adult_child" in plan


def with_mother(child, phone):
    mother = Adult.objects.create(name="Lone Thorsen", phone=phone)
    Tie.objects.create(child=child, adult=mother, kind="mother", starts="2017-05-04")


@pytest.mark.parametrize("stored", ["30 40 50 60", "+45 30405060", "0045 30 40 50 60", "(+45) 30-40-50-60"])
@pytest.mark.parametrize("typed", ["30405060", "30 40 50 60", "+4530405060", "0045 30405060"])
def test_a_grown_ups_telephone_is_found_however_it_is_written(svend, freja, stored, typed):
    with_mother(freja, stored)

    assert found(typed, by=svend) == ["Freja Ågård"]


@pytest.mark.parametrize("typed", ["3040506", "0405060", "304050601", "30 40 50", "+46 30405060", "40506030"])
def test_half_a_telephone_or_another_finds_nobody(svend, freja, typed):
    with_mother(freja, "30 40 50 60")

    assert found(typed, by=svend) == []


def test_the_childs_own_number_is_found_short_or_whole(svend, freja):
    short = short_id(freja.pk)

    for typed in (short, short.lower(), f"{short[:4]} {short[4:]}", str(freja.pk)):
        assert found(typed, by=svend) == ["Freja Ågård"]
    assert found(short[:7], by=svend) == found(str(freja.pk)[:-1], by=svend) == []


def test_a_number_opens_no_child_one_may_not_see(sofie, freja):
    with_mother(freja, "30 40 50 60")

    assert [found(typed, by=sofie) for typed in ("30405060", short_id(freja.pk), str(freja.pk))] == [[], [], []]


GROUPS = st.lists(st.text("0123456789", min_size=1, max_size=5), min_size=2, max_size=5)


@given(
    st.sampled_from(["", "+", "+45 ", "0045", "45", "+46-", "("]), GROUPS, st.sampled_from(["", " ", "-", ") ", "."])
)
def test_the_database_reads_a_whole_number_as_we_do(start, groups, between):
    typed = start + between.join(groups)
    assume(phone_key(typed))
    with connection.cursor() as cursor:
        cursor.execute("select phone_key(%s)", [typed])
        assert cursor.fetchone() == (phone_key(typed),)


def test_the_database_shortens_an_id_as_we_do():
    for _ in range(20):
        fresh = new_id()
        with connection.cursor() as cursor:
            cursor.execute("select short_id(%s)", [fresh])
            assert cursor.fetchone() == (short_id(fresh),)


@pytest.mark.parametrize(
    ("model", "function", "column", "name"),
    [(Adult, "phone_key", "phone", "adult_phone"), (Child, "short_id", "id", "child_short_id")],
)
def test_numbers_are_looked_up_by_their_index(model, function, column, name):
    wanted = model.objects.alias(number=in_the_database(function, column)).filter(number="30405060")
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")

    assert name in wanted.explain()
