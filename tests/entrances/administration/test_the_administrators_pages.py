"""An administrator keeps the log-ins, posts and keys, and what the municipality decides; nobody else does."""

from __future__ import annotations

import re
from datetime import UTC, date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.world.people import at_the_desk, hire, reading
from tests.world.pressing import filled_in, pressed_twice
from tovholder.foundation.access.queries import reader_of
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.actions import end_employment, issue_token
from tovholder.foundation.organisation.models import (
    ApiToken,
    ClosingDay,
    Employment,
    Post,
    PostKind,
    Unit,
    UnitKind,
    Watch,
)
from tovholder.foundation.organisation.queries import the_municipality, token_of
from tovholder.foundation.organisation.tokens import digest_of
from tovholder.practice.casework.actions import close_case, open_case

pytestmark = pytest.mark.django_db

WHY = "Stoppet 1. november"
TODAY = timezone.localdate


def page(name: str, *args: Any) -> str:
    return reverse(f"administration:{name}", args=args)


def last_facts() -> tuple[str, Any]:
    line = Line.objects.select_related("facts").order_by("-pk")[0]
    return line.deed, line.facts.facts


def secret_on(answer: Any) -> str:
    (secret,) = re.findall(r"<code>([^<]+)</code>", answer.content.decode())
    return str(secret)


EVERY_PAGE = ("overview", "keys", "municipality", "closing_days", "roster", "units")
OF_A_PERSON = ("person", "put_right", "give_post", "shut_out", "let_in", "new_password", "forget_second_factor")


@pytest.mark.parametrize(
    ("kind", "status"), [(kind, 200 if kind == PostKind.ADMINISTRATOR else 404) for kind in PostKind]
)
def test_the_pages_open_to_an_administrator_and_to_nobody_else(fjordby, palle, svend, kind, status):
    held = Employment.objects.get(user=svend)
    token = ApiToken.objects.create(name="Skolerne", digest=digest_of("x"), starts=TODAY())
    who = at_the_desk(hire("ida", "Ida Bro", title="Stilling", kind=kind, unit=fjordby.north))

    pages = [page(each) for each in EVERY_PAGE] + [page(each, svend.pk) for each in OF_A_PERSON]
    pages += [page(each, uuid4()) for each in ("take_on", "cut_key", "put_on_watch", "open_unit")]
    pages += [page(each, fjordby.north.pk) for each in ("name_deputy", "put_unit_right")]
    pages += [page("end_employment", held.pk), page("revoke_key", token.pk)]

    assert {each: who.get(each).status_code for each in pages} == dict.fromkeys(pages, status)
    assert ("Administration" in who.get("/").content.decode()) == (status == 200)
    if status == 404:
        sent = {each: who.post(each, {"because": WHY, "name": "x"}).status_code for each in pages}
        assert set(sent.values()) == {404, 405}  # 405: a page that only looks


@pytest.mark.parametrize("name", OF_A_PERSON)
def test_nobody_is_found_by_another_id(browser, name):
    assert browser.get(page(name, uuid4())).status_code == 404


def test_who_is_shut_out_is_out_and_may_be_let_in_again(browser, svend):
    his = at_the_desk(svend)

    pressed_twice(browser, page("shut_out", svend.pk), {"because": WHY})

    assert last_facts() == ("user shut out", {"user": str(svend.pk), "because": WHY})
    assert his.get("/").status_code == 302
    assert "lukket ude" in browser.get(page("overview")).content.decode()

    pressed_twice(browser, page("let_in", svend.pk), {"because": "Kom tilbage"})

    svend.refresh_from_db()
    assert svend.is_active
    assert last_facts()[0] == "user let in"


@pytest.mark.parametrize("name", ["shut_out", "let_in", "forget_second_factor", "new_password"])
def test_access_is_changed_with_a_reason_or_not_at_all(browser, svend, name):
    lines, kept = Line.objects.count(), svend.password

    shown = browser.post(page(name, svend.pk), {"because": ""}).content.decode()

    svend.refresh_from_db()
    assert "Udfyld »Hvorfor?«." in shown
    assert (Line.objects.count(), svend.password, svend.is_active) == (lines, kept, True)


def test_nobody_shuts_themselves_out_nor_the_last_administrator(browser, palle, fjordby):
    answer = browser.post(page("shut_out", palle.pk), {"because": WHY}, follow=True)

    palle.refresh_from_db()
    assert palle.is_active
    assert "Bed en anden administrator" in answer.content.decode()
    own = Employment.objects.get(user=palle)
    browser.post(page("end_employment", own.pk), {"last_day": TODAY().isoformat()})
    own.refresh_from_db()
    assert own.ends is None


def test_with_a_second_administrator_the_first_can_be_shut_out(palle, fjordby):
    pia = hire("pia", "Pia", title="Administrator", kind=PostKind.ADMINISTRATOR, unit=fjordby.north)

    at_the_desk(pia).post(page("shut_out", palle.pk), {"because": WHY})

    palle.refresh_from_db()
    assert not palle.is_active


def test_what_stands_about_somebody_is_put_right_and_the_username_stays(browser, svend):
    told = {"name": "Svend Dahl Holm", "email": "svend@fjordby.invalid", "phone": "22 33 44 55"}

    pressed_twice(browser, page("put_right", svend.pk), told)

    kept = User.objects.get(pk=svend.pk)
    assert (kept.name, kept.email, kept.phone) == tuple(told.values())
    assert kept.username == svend.username
    assert last_facts()[0] == "user put right"
    lines = Line.objects.count()
    browser.post(page("put_right", svend.pk), told)
    assert Line.objects.count() == lines


@pytest.mark.parametrize(
    ("typed", "says"), [({"name": " "}, "Udfyld »Navn«"), ({"email": "svend"}, "e-mail"), ({"phone": "?"}, "med tal")]
)
def test_what_cannot_be_about_somebody_is_told(browser, svend, typed, says):
    told = {"name": "Svend", "email": "", "phone": ""} | typed

    assert says in browser.post(page("put_right", svend.pk), told).content.decode()
    assert User.objects.get(pk=svend.pk).name == svend.name


def test_a_lost_telephone_is_forgotten(browser, svend):
    Authenticator.objects.create(user=svend, type=Authenticator.Type.TOTP, data={})
    assert "Ny engangskode" in browser.get(page("person", svend.pk)).content.decode()

    pressed_twice(browser, page("forget_second_factor", svend.pk), {"because": "Telefonen er væk"})

    assert not Authenticator.objects.filter(user=svend).exists()
    assert last_facts()[0] == "second factor forgotten"


def test_a_new_password_is_shown_once_and_opens(browser, svend):
    his, url = at_the_desk(svend), page("new_password", svend.pk)
    sent = filled_in(browser, url, {"because": "Glemt"})

    password = secret_on(browser.post(url, sent))
    again = browser.post(url, sent, follow=True)

    svend.refresh_from_db()
    assert svend.check_password(password)
    assert his.get("/").status_code == 302
    assert password not in again.content.decode() and "kun vist den ene gang" in again.content.decode()
    assert password not in str(last_facts())


def new_person(**more: Any) -> dict[str, Any]:
    own = {"name": "Nanna Ny", "username": "nanna", "kind": PostKind.CASEWORKER, "starts": TODAY().isoformat()}
    return own | more


def test_somebody_new_gets_a_log_in_and_a_post_in_one_deed(browser, fjordby):
    url = page("take_on", uuid4())
    sent = filled_in(browser, url, new_person(unit=fjordby.north.pk))

    told = secret_on(browser.post(url, sent))
    again = browser.post(url, sent)

    username, password = told.split(" / ")
    nanna = User.objects.get(username=username)
    assert nanna.check_password(password) and nanna.name == "Nanna Ny"
    assert reader_of(nanna, at=timezone.now()).units == (fjordby.north.pk,)
    assert again.status_code == 302
    assert User.objects.filter(name="Nanna Ny").count() == 1


def test_who_takes_a_vacant_post_takes_its_children(browser, palle, svend, freja):
    held = Employment.objects.get(user=svend)
    freja.caseworker = held.post
    freja.save()
    end_employment(held, ends=TODAY() - timedelta(days=1), at=timezone.now(), by=reading(palle).hand)

    browser.post(page("take_on", uuid4()), new_person(post=held.post.pk, kind=""))

    assert Employment.objects.get(user__username="nanna").post == freja.caseworker
    assert Post.objects.filter(kind=PostKind.CASEWORKER).count() == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"username": "svend"}, "Brugernavnet er optaget"),
        ({"username": "Svend"}, "Brugernavnet er optaget"),
        ({"username": "Test Tes!"}, "Et brugernavn har kun bogstaver"),
        ({"username": "аnna"}, "Et brugernavn har kun bogstaver"),  # the first letter is Cyrillic
        ({"username": "-anna"}, "begynder med et bogstav eller et tal"),
        ({"email": "nanna"}, "e-mail"),
        ({"phone": "11 22 33 44, kun aften"}, "Skriv et telefonnummer med tal"),
        ({"kind": ""}, "Vælg, hvad stillingen må."),
        ({"unit": ""}, "Vælg, hvilken enhed."),
        ({"starts": "i morgen"}, "Skriv datoen som"),
        ({"name": ""}, "Udfyld »Navn«"),
    ],
)
def test_what_is_wrong_with_somebody_new_is_said_and_what_was_typed_stands(browser, svend, fjordby, typed, says):
    shown = browser.post(page("take_on", uuid4()), new_person(unit=fjordby.north.pk, phone="11 22 33 44") | typed)

    assert says in shown.content.decode() and "11 22 33 44" in shown.content.decode()
    assert not User.objects.filter(name="Nanna Ny").exists()


def test_one_more_post_and_its_last_day(browser, svend, fjordby, freja):
    pressed_twice(
        browser,
        page("give_post", svend.pk),
        {"unit": fjordby.south.pk, "kind": PostKind.CASEWORKER, "starts": TODAY().isoformat()},
    )
    held = Employment.objects.get(user=svend, post__unit=fjordby.south)
    freja.caseworker = held.post
    freja.save()

    shown = browser.get(page("end_employment", held.pk)).content.decode()
    pressed_twice(browser, page("end_employment", held.pk), {"last_day": "2030-06-30"})

    held.refresh_from_db()
    assert held.ends == date(2030, 7, 1)
    assert "rådgiver for 1 børn" not in shown and "rådgiver for ét barn" in shown
    assert "Freja" not in shown


def test_the_children_of_a_post_are_counted_as_on_its_min_dag_and_closed_cases_by_themselves(
    browser, svend, freja, storm, svends_hand
):
    held, at = Employment.objects.get(user=svend), timezone.now()
    Child.objects.filter(pk__in=[freja.pk, storm.pk]).update(caseworker=held.post, unit=held.post.unit)
    Child.objects.create(name="Freja igen", same_as=freja, caseworker=held.post)
    case = open_case(storm, happened_at=at - timedelta(days=9), at=at, by=svends_hand)
    close_case(case, because="Målene er nået.", happened_at=at, at=at, by=svends_hand)

    shown = browser.get(page("end_employment", held.pk)).content.decode()

    assert "rådgiver for ét barn" in shown and "Ét barn med lukket sag følger med." in shown
    assert "1 barn i 1 familie" in at_the_desk(svend).get("/").content.decode()


def test_an_employment_does_not_end_before_it_began(browser, svend):
    held = Employment.objects.get(user=svend)

    shown = browser.post(page("end_employment", held.pk), {"last_day": "1901-01-01"}).content.decode()

    assert "Ansættelsen begyndte først" in shown
    held.refresh_from_db()
    assert held.ends is None


def test_a_key_is_cut_shown_once_and_closed(browser):
    url = page("cut_key", uuid4())
    sent = filled_in(browser, url, {"name": "Skolerne"})

    clear = secret_on(browser.post(url, sent))
    assert browser.post(url, sent).status_code == 302

    token = ApiToken.objects.get()
    assert token_of(digest_of(clear), on=TODAY()) == token
    assert clear not in browser.get(page("keys")).content.decode()

    pressed_twice(browser, page("revoke_key", token.pk), {"because": "Ny leverandør"})

    assert token_of(digest_of(clear), on=TODAY()) is None
    assert last_facts() == ("token revoked", {"token": str(token.pk), "because": "Ny leverandør"})


def decided(**more: Any) -> dict[str, Any]:
    own = the_municipality()
    return {"out_of_hours_phone": own.out_of_hours_phone, "opens": "08:00", "closes": "15:30"} | more


def test_what_the_municipality_decides_is_changed_and_told(browser):
    browser.post(page("municipality"), decided(closes="16:00", daytime_phone="70 99 99 99", letter_closing="Hilsen"))

    own = the_municipality()
    assert (own.closes, own.daytime_phone, own.texts["letter_closing"]) == (time(16), "70 99 99 99", "Hilsen")
    deed, facts = last_facts()
    assert deed == "municipality decided" and {"closes", "daytime_phone", "texts"} <= set(facts["about"])


def test_the_same_choices_again_are_no_deed(browser):
    browser.post(page("municipality"), decided(closes="16:00"))
    lines = Line.objects.count()

    assert browser.post(page("municipality"), decided(closes="16:00")).status_code == 302
    assert Line.objects.count() == lines


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"closes": "07:00"}, "lukker, før den åbner"),
        ({"out_of_hours_phone": ""}, "Udfyld »Døgnvagtens telefon«"),
        ({"intake_mailbox": "modtagelsen"}, "mail"),
        ({"out_of_hours_phone": "spørg vagten"}, "Skriv et telefonnummer med tal"),
        ({"opens": "25:00"}, "Skriv klokkeslættet som 08:00."),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_changed(browser, typed, says):
    lines = Line.objects.count()

    shown = browser.post(page("municipality"), decided(daytime_phone="99 88 77 66") | typed).content.decode()

    assert says in shown and "99 88 77 66" in shown
    assert Line.objects.count() == lines


def test_a_closing_day_is_told_once_and_can_be_taken_back(browser):
    day = (TODAY() + timedelta(days=30)).isoformat()

    pressed_twice(browser, page("closing_days"), {"day": day, "because": "Julelukket"})
    assert ClosingDay.objects.get().why == "Julelukket"
    assert "Julelukket" in browser.get(page("closing_days")).content.decode()

    for _press in range(2):
        assert browser.post(page("open_after_all", day)).status_code == 302
    assert not ClosingDay.objects.exists()
    assert Line.objects.filter(deed="offices open after all").count() == 1


def test_a_day_closed_for_another_reason_is_told_and_the_first_reason_stands(browser):
    day = (TODAY() + timedelta(days=30)).isoformat()
    browser.post(page("closing_days"), {"day": day, "because": "Julelukket"})

    shown = browser.post(page("closing_days"), {"day": day, "because": "Flytning"}).content.decode()

    assert "allerede en lukkedag (Julelukket)" in shown and "Flytning" in shown
    assert ClosingDay.objects.get().why == "Julelukket"


def test_a_day_that_has_gone_or_is_none_is_no_closing_day(browser):
    shown = browser.post(page("closing_days"), {"day": "2020-12-23", "because": "Jul"}).content.decode()

    assert "Dagen er gået" in shown
    assert browser.post(page("open_after_all", "i-morgen")).status_code == 404
    assert browser.get(page("open_after_all", "2020-12-23")).status_code == 405


def turn(user: User, **more: Any) -> dict[str, Any]:
    own = {"starts": "2031-01-02T16:00", "ends": "2031-01-03T08:00", "phone": "70 10 20 30", "rank": "1"}
    return {"user": user.pk, **own, **more}


def test_the_next_turn_is_written_on_from_the_last(browser, sofie):
    browser.post(page("put_on_watch", uuid4()), turn(sofie))

    assert 'value="2031-01-03T08:00"' in browser.get(page("put_on_watch", uuid4())).content.decode()


def test_somebody_gets_a_turn_and_is_taken_off_again(browser, sofie):
    url = page("put_on_watch", uuid4())
    pressed_twice(browser, url, turn(sofie))

    watch = Watch.objects.get()
    assert (watch.user, watch.rank, watch.starts.astimezone(UTC).hour) == (sofie, 1, 15)
    assert "Sofie Lund" in browser.get(page("roster")).content.decode()

    for _press in range(2):
        assert browser.post(page("take_off_watch", watch.pk)).status_code == 302
    assert not Watch.objects.exists()
    assert Line.objects.filter(deed="taken off watch").count() == 1


def test_a_turn_that_has_begun_ends_now_and_stands(browser, sofie):
    began = timezone.now() - timedelta(hours=1)
    watch = Watch.objects.create(user=sofie, starts=began, ends=began + timedelta(hours=8), phone="1")

    browser.post(page("take_off_watch", watch.pk))

    watch.refresh_from_db()
    assert began < watch.ends <= timezone.now()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"ends": "2031-01-01T08:00"}, "Vagten slutter, før den begynder"),
        ({}, "En anden har vagten som nr. 1"),
        ({"user": ""}, "Hvem har vagten?"),
        ({"phone": ""}, "Udfyld »Telefon på vagten«"),
        ({"phone": "vagten"}, "Skriv et telefonnummer med tal"),
        ({"starts": "2020-01-02T16:00", "ends": "2020-01-03T08:00"}, "Vagten er forbi"),
        ({"ends": "2032-01-03T08:00"}, "varer over en måned"),
    ],
)
def test_a_turn_that_cannot_be_is_told_and_what_was_typed_stands(browser, svend, sofie, typed, says):
    browser.post(page("put_on_watch", uuid4()), turn(svend))

    shown = browser.post(page("put_on_watch", uuid4()), turn(sofie) | typed).content.decode()

    assert says in shown and f'value="{(turn(sofie) | typed)["starts"]}"' in shown
    assert Watch.objects.count() == 1


def test_the_next_who_is_called_is_somebody_else(browser, sofie):
    browser.post(page("put_on_watch", uuid4()), turn(sofie))

    shown = browser.post(page("put_on_watch", uuid4()), turn(sofie, rank="2")).content.decode()

    assert "Sofie Lund har allerede en vagt i en del af tiden" in shown
    assert Watch.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": "familiegruppe  nord"}, "Der er allerede en enhed, der hedder det"),
        ({"name": "   "}, "Udfyld »Enhedens navn«"),
        ({"phone": "nord@fjordby.invalid"}, "Skriv et telefonnummer med tal"),
    ],
)
def test_a_unit_that_cannot_be_told_from_another_is_not_opened(browser, fjordby, typed, says):
    new = {"name": "Vest", "kind": UnitKind.FAMILY_GROUP, "starts": TODAY().isoformat()}

    assert says in browser.post(page("open_unit", uuid4()), new | typed).content.decode()
    assert Unit.objects.count() == 4


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": "familiegruppe  syd"}, "Der er allerede en enhed, der hedder det"),
        ({"name": " "}, "Udfyld »Enhedens navn«"),
        ({"phone": "ring"}, "Skriv et telefonnummer med tal"),
    ],
)
def test_a_unit_is_put_right_to_nothing_that_cannot_be_used(browser, fjordby, typed, says):
    told = {"name": "Familiegruppe Nord", "phone": "70 10 20 40"} | typed

    assert says in browser.post(page("put_unit_right", fjordby.north.pk), told).content.decode()
    fjordby.north.refresh_from_db()
    assert (fjordby.north.name, fjordby.north.phone) == ("Familiegruppe Nord", "")


def test_a_units_name_and_telephone_are_put_right_once_and_the_chronicle_says_which(browser, fjordby):
    told = {"name": "Familiegruppe  Nordøst", "phone": "70 10 20 40"}
    where = page("put_unit_right", fjordby.north.pk)
    assert where in browser.get(page("unit", fjordby.north.pk)).content.decode()

    assert pressed_twice(browser, where, told) == [page("unit", fjordby.north.pk)] * 2

    fjordby.north.refresh_from_db()
    assert (fjordby.north.name, fjordby.north.phone) == ("Familiegruppe Nordøst", "70 10 20 40")
    assert Line.objects.get(deed="unit put right").facts.facts["about"] == ["name", "phone"]


def test_a_unit_that_stands_so_already_writes_no_line(browser, fjordby):
    browser.post(page("put_unit_right", fjordby.north.pk), {"name": "Familiegruppe Nord", "phone": ""})

    assert not Line.objects.filter(deed="unit put right").exists()


def test_a_unit_is_opened_and_gets_a_deputy(browser, fjordby):
    new = {"name": "Familiegruppe Vest", "kind": UnitKind.FAMILY_GROUP, "starts": TODAY().isoformat()}
    pressed_twice(browser, page("open_unit", uuid4()), new)
    vest = Unit.objects.get(name="Familiegruppe Vest")

    pressed_twice(browser, page("name_deputy", vest.pk), {"deputy": fjordby.south.pk})

    vest.refresh_from_db()
    assert vest.deputy == fjordby.south
    assert f'value="{vest.pk}"' not in browser.get(page("name_deputy", vest.pk)).content.decode()
    assert browser.get(page("name_deputy", uuid4())).status_code == 404


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_few_statements_are_enough(browser, svend, sofie, shown_with_few_questions, name):
    issue_token("Skolerne", at=timezone.now(), by=reading(svend).hand)
    shown_with_few_questions(browser, page(name))


def test_the_persons_page_asks_little(browser: Client, svend, shown_with_few_questions):
    shown_with_few_questions(browser, page("person", svend.pk))
