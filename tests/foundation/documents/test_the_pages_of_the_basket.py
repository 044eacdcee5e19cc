"""The pages of the post basket: from what waits to what is filed, for those whose basket it is."""

import re
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.foundation.documents.papers import PDF
from tests.world.people import FRIDAY_EVENING, at_the_desk, hire
from tests.world.pressing import pressed_twice
from tovholder.foundation.access.models import ListReading, Reading
from tovholder.foundation.documents.models import Document, IncomingMail
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import PostKind

pytestmark = pytest.mark.django_db

BASKET = reverse("documents:basket")


def put_in(user, *data, **more):
    files = [SimpleUploadedFile(f"scan{n}.pdf", each) for n, each in enumerate(data)]
    return at_the_desk(user).post(BASKET, {"enclosed": files, **more}, follow=True)


def address(name, letter, *more):
    return reverse(f"documents:{name}", args=[letter.pk, *more])


def find(user, letter, words):
    return at_the_desk(user).post(address("mail", letter), {"deed": "find", "q": words})


def test_what_is_put_in_the_basket_lies_there_with_its_day(svend, fjordby):
    page = put_in(svend, PDF, PDF + b"2", subject="Brev 1/2 fra skolen", received_at="2026-10-16T21:14")

    mail = IncomingMail.objects.get()
    assert (mail.subject, mail.unit, mail.files.count()) == ("Brev 1/2 fra skolen", fjordby.north, 2)
    html = page.content.decode()
    assert "Brev 1/2 fra skolen" in html
    assert "16.10.2026" in html
    assert "Har ligget mere end 2 hverdage" in html


def test_the_oldest_lies_first_and_what_is_new_is_not_late(svend):
    put_in(svend, PDF, subject="I dag")
    assert "Har ligget mere end" not in at_the_desk(svend).get(BASKET).content.decode()

    html = put_in(svend, PDF + b"2", subject="I oktober", received_at="2026-10-16T21:14").content.decode()
    assert html.index("I oktober") < html.index("I dag")


def test_a_letter_to_three_children_is_filed_in_three_presses(svend, letter, family):
    desk = at_the_desk(svend)
    assert address("mail", letter) in desk.get(BASKET).content.decode()
    place = find(svend, letter, "freja")["Location"]
    page = desk.get(place).content.decode()
    assert all(name in page for name in ("Freja", "Storm", "Vilde"))
    ids = [str(child.pk) for child in family]
    told = desk.post(place, {"children": ids, "title": "Udtalelse"}, follow=True).content.decode()

    assert "lagt i sagen hos 3 børn" in told
    assert {str(each.child_id) for each in Document.objects.all()} == set(ids)
    assert "Kurven er tom" in told


@pytest.mark.parametrize("words", ["Freja, Storm og Vilde", "vilde,storm,freja", "Freja & Storm & Vilde"])
def test_siblings_who_are_named_on_the_letter_are_named_once_and_stand_ticked(svend, letter, family, words):
    page = at_the_desk(svend).get(find(svend, letter, words)["Location"]).content.decode()

    ticked = set(re.findall(r'name="children" value="([^"]+)"[^>]* checked', page))
    assert ticked == {str(child.pk) for child in family}


def test_a_sibling_who_was_not_named_is_not_ticked_nor_one_of_two_who_could_be_meant(svend, letter, family):
    for words in ("Freja, Storm", "Freja, S", "Freja, Otto"):
        page = at_the_desk(svend).get(find(svend, letter, words)["Location"]).content.decode()
        ticked = set(re.findall(r'name="children" value="([^"]+)"[^>]* checked', page))
        assert str(family[0].pk) in ticked
        assert "Vilde" in page and len(ticked) <= 2


def test_of_two_families_with_a_child_of_that_name_the_one_with_the_others_is_meant(svend, letter, family, fjordby):
    Child.objects.create(name="Freja Holm", birth_date=date(2018, 1, 1), unit=fjordby.north)

    assert "fundet" in find(svend, letter, "Freja")["Location"]
    place = find(svend, letter, "Freja, Storm og Vilde")["Location"]

    assert str(family[0].pk) in place and "fundet" not in place


def test_a_filed_letter_is_opened_on_the_child_and_not_from_the_basket_any_more(svend, letter, freja):
    desk, file = at_the_desk(svend), letter.files.get()
    from_basket = reverse("documents:open_file", args=[file.pk])
    assert desk.get(from_basket).content == PDF
    desk.post(address("file_on", letter, freja.pk), {"children": [str(freja.pk)], "title": "Udtalelse"})

    assert desk.get(from_basket).status_code == 404
    assert desk.get(address("mail", letter)).status_code == 404
    answer = desk.get(reverse("documents:open", args=[Document.objects.get().pk]))
    assert answer.content == PDF
    assert Reading.objects.filter(child_id=freja.pk, page="dokument").exists()


def test_a_file_in_the_basket_is_handed_out_so_that_nothing_in_it_runs(svend, letter):
    answer = at_the_desk(svend).get(reverse("documents:open_file", args=[letter.files.get().pk]))

    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith('attachment; filename="dokument-2026-10-19-')
    assert "scan" not in answer["Content-Disposition"]


def test_when_several_children_or_none_are_found_the_page_says_so(svend, letter, fjordby, freja):
    Child.objects.create(name="Freja Holm", unit=fjordby.north)
    desk = at_the_desk(svend)
    several = desk.get(find(svend, letter, "freja")["Location"]).content.decode()
    none = desk.get(find(svend, letter, "xerxes")["Location"]).content.decode()

    assert "Freja Holm" in several
    assert address("file_on", letter, freja.pk) in several
    assert "Intet barn, du har adgang til" in none


def test_a_child_of_another_unit_is_neither_found_nor_filed_on(svend, letter, fjordby, freja):
    hidden = Child.objects.create(name="Otto Lund", unit=fjordby.south)
    desk = at_the_desk(svend)

    assert "Otto" not in desk.get(find(svend, letter, "otto")["Location"]).content.decode().split("»otto«")[1]
    assert desk.get(address("file_on", letter, hidden.pk)).status_code == 404
    forged = desk.post(address("file_on", letter, freja.pk), {"children": [str(hidden.pk)], "title": "Udtalelse"})
    assert "Svaret findes ikke på listen" in forged.content.decode()
    assert not Document.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_meets_no_page_of_the_post_and_its_list_is_empty(sofie, letter, freja, method):
    desk = at_the_desk(sofie)
    pages = [
        address("mail", letter),
        address("found", letter, uuid4()),
        address("file_on", letter, freja.pk),
        reverse("documents:open_file", args=[letter.files.get().pk]),
    ]

    answers = [getattr(desk, method)(page) for page in pages]
    assert {each.status_code for each in answers} <= ({404, 405} if method == "get" else {302, 405})
    assert {each.headers.get("Location", BASKET) for each in answers} == {BASKET}
    assert desk.get(pages[0]).status_code == 404
    assert "Udtalelse" not in desk.get(BASKET).content.decode()


@pytest.mark.parametrize("kind", [PostKind.JURIST, PostKind.ADMINISTRATOR, PostKind.OUT_OF_HOURS])
def test_who_sorts_no_post_has_no_basket(fjordby, letter, kind):
    other = hire("jens", "Jens", title="Andet", kind=kind, unit=fjordby.north)

    html = at_the_desk(other).get(BASKET).content.decode()
    assert "Udtalelse" not in html
    assert "Din stilling har ingen postkurv" in html
    assert put_in(other, PDF).status_code == 404
    assert at_the_desk(other).get(address("mail", letter)).status_code == 404
    assert IncomingMail.objects.count() == 1


def test_the_leader_sees_the_units_basket(bodil, letter):
    assert "Udtalelse fra skolen" in at_the_desk(bodil).get(BASKET).content.decode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Filen er tom."),
        (b"MZ\x90\x00" + b"\x00" * 200, "Filen er et program"),
        (b"%PDF-1.7" + b"x" * (21 * 1024 * 1024), "mere end 20 MB"),
    ],
    ids=["0 bytes", "a program named pdf", "21 MB"],
)
def test_a_file_that_cannot_be_kept_is_told_of_and_what_was_written_stays(svend, data, told):
    html = put_in(svend, data, subject="Udtalelse fra skolen").content.decode()

    assert told in html
    assert "Udtalelse fra skolen" in html
    assert not IncomingMail.objects.exists()


def test_no_file_and_a_day_in_the_future_are_asked_about(svend):
    assert "Udfyld »Filer«." in put_in(svend).content.decode()
    assert "ude i fremtiden" in put_in(svend, PDF, received_at="2999-01-01T12:00").content.decode()
    assert not IncomingMail.objects.exists()


def test_the_same_file_twice_lies_there_once(svend):
    put_in(svend, PDF)

    assert "ikke lagt der to gange" in put_in(svend, PDF).content.decode()
    assert IncomingMail.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"title": "Udtalelse"}, "Sæt kryds ved mindst ét barn."),
        ({"children": "freja", "title": ""}, "Udfyld »Hvad er det?«."),
        ({"children": "freja", "title": "x", "received_at": "2026-10-19T10:00"}, "Posten lå i kurven før"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_filed(svend, letter, freja, typed, told):
    typed = {key: str(freja.pk) if value == "freja" else value for key, value in typed.items()}
    html = at_the_desk(svend).post(address("file_on", letter, freja.pk), typed).content.decode()

    assert told in html
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("typed", "received_at"),
    [
        ("", FRIDAY_EVENING),
        ("2026-10-16T21:14", FRIDAY_EVENING),
        ("2026-10-15T09:00", datetime(2026, 10, 15, 7, tzinfo=UTC)),
    ],
)
def test_when_it_was_received_stays_or_is_set_right(svend, letter, freja, typed, received_at):
    sent = {"children": [str(freja.pk)], "title": "Udtalelse", "received_at": typed}
    at_the_desk(svend).post(address("file_on", letter, freja.pk), sent)

    assert Document.objects.get().received_at == received_at


def test_who_comes_second_is_told_that_it_is_filed(svend, letter, freja, monkeypatch):
    from tovholder.foundation.documents.views import filing

    desk, typed = at_the_desk(svend), {"children": [str(freja.pk)], "title": "Udtalelse"}
    stale = IncomingMail.objects.select_related("unit").get()
    desk.post(address("file_on", letter, freja.pk), typed)
    monkeypatch.setattr(filing, "in_basket", lambda _id, *, reader: stale)

    assert (
        "allerede lagt i sagen" in desk.post(address("file_on", letter, freja.pk), typed, follow=True).content.decode()
    )
    assert Document.objects.count() == 1


def test_returned_set_aside_and_passed_on_each_with_its_reason(svend, letter, fjordby):
    desk, page = at_the_desk(svend), address("mail", letter)

    def does(deed, **typed):
        return desk.post(page, {"deed": deed, **typed}, follow=True).content.decode()

    assert "Udfyld »Hvorfor kom brevet retur?«." in does("returned", because="")
    assert "noteret som returpost" in does("returned", because="Ubekendt på adressen")
    assert "lagt til side" in does("aside", because="Reklame")
    assert "Reklame" in desk.get(BASKET).content.decode()
    assert "den anden enheds kurv" in does("pass_on", unit=str(fjordby.south.pk))
    kept = IncomingMail.objects.get()
    assert (kept.returned_because, kept.set_aside_because) == ("Ubekendt på adressen", "")
    assert kept.unit == fjordby.south
    assert desk.get(page).status_code == 404


def test_words_nobody_sends_do_nothing(svend, letter):
    page = at_the_desk(svend).post(address("mail", letter), {"deed": "burn"})

    assert page.status_code == 200
    assert IncomingMail.objects.get().filed_at is None


def test_every_look_is_noted(svend, letter, family):
    desk = at_the_desk(svend)
    desk.get(BASKET)
    desk.get(reverse("documents:open_file", args=[letter.files.get().pk]))
    desk.get(address("file_on", letter, family[0].pk))

    assert list(ListReading.objects.order_by("pk").values_list("page", flat=True)) == [
        "postkurv",
        f"postkurv {letter.pk}",
        "postkurv",
    ]
    assert set(ListReading.objects.order_by("pk").last().children) == {child.pk for child in family[1:]}
    assert Reading.objects.filter(child_id=family[0].pk, page="postkurv").exists()


@pytest.mark.parametrize("which", ["basket", "mail", "found", "file_on"])
def test_the_pages_ask_little_of_the_database(svend, letter, family, which, django_assert_max_num_queries):
    for n in range(5):
        put_in(svend, PDF + bytes(str(n), "ascii"))
    pages = {"basket": BASKET, "mail": address("mail", letter), "file_on": address("file_on", letter, family[0].pk)}
    page = find(svend, letter, "xerxes")["Location"] if which == "found" else pages[which]
    desk = at_the_desk(svend)

    with django_assert_max_num_queries(12):
        assert desk.get(page).status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        {"deed": "returned", "because": "Flyttet."},
        {"deed": "aside", "because": "Reklame."},
        {"deed": "pass_on"},
    ],
)
def test_what_is_said_of_post_is_said_once(svend, fjordby, typed):
    put_in(svend, PDF)
    letter = IncomingMail.objects.get()
    more = {"unit": fjordby.south.pk} if typed["deed"] == "pass_on" else {}

    pressed_twice(at_the_desk(svend), address("mail", letter), {**typed, **more})


def test_post_is_filed_once_and_the_second_press_leads_to_the_basket(svend, freja):
    put_in(svend, PDF)
    letter = IncomingMail.objects.get()
    typed = {"children": [str(freja.pk)], "title": "Svar", "received_at": "2026-10-16T21:14"}

    assert pressed_twice(at_the_desk(svend), address("file_on", letter, freja.pk), typed) == [BASKET, BASKET]


def test_what_is_sent_about_post_that_is_not_mine_is_answered_as_if_there_were_none(svend, fjordby):
    put_in(svend, PDF)
    sofie = hire("sofie2", "Sofie Bak", title="Rådgiver", kind=PostKind.CASEWORKER, unit=fjordby.south)
    there, nowhere = address("mail", IncomingMail.objects.get()), reverse("documents:mail", args=[uuid4()])

    answers = [at_the_desk(sofie).post(each, {"deed": "aside", "because": "x"}) for each in (there, nowhere)]

    assert {(each.status_code, each["Location"]) for each in answers} == {(302, BASKET)}
    assert at_the_desk(sofie).get(there).status_code == 404
