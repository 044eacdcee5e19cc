"""The public door: nobody logs in, nobody is refused, nothing is stored twice, and nothing written is lost."""

import re
from datetime import timedelta
from html import unescape
from threading import Barrier, Thread
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connections
from django.test import Client
from django.utils import timezone

from tovholder.core.law.codelists import codelist
from tovholder.core.time.calendar import danish_day
from tovholder.entrances.portal import views, words
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.foundation.families.showing import shown_name
from tovholder.practice.intake.models import AnsweredRequest, Notification, Question

ADDRESS = "/underret/"
A_WORRY = {"text": "Lille Storm sulter. Jeg er hans farmor."}


@pytest.fixture
def grandmother(fjordby):
    """Somebody without a log-in, without cookies; the protection against forged forms is on, as in the real site."""
    return Client(enforce_csrf_checks=True)


def key_on(page):
    (key,) = re.findall(r'name="key" value="([^"]+)"', page.content.decode())
    return key


def words_on(page):
    return unescape(re.sub(r"<[^>]+>", " ", page.content.decode()))


def send(client, **answers):
    answers.setdefault("key", key_on(client.get(ADDRESS)))
    return client.post(ADDRESS, urlencode(answers, doseq=True), content_type="application/x-www-form-urlencoded")


def test_the_form_is_open_to_all_and_says_112_and_the_out_of_hours_phone_before_the_text_box(grandmother):
    page = grandmother.get(ADDRESS)

    assert page.status_code == 200
    html = page.content.decode()
    to_press = '<a class="phone" href="tel:70102030">70 10 20 30</a>'
    assert html.index(f"Ring 112 eller døgnvagten på {to_press}") < html.index("<textarea")
    assert "no-store" in page["Cache-Control"]
    assert not page.cookies.get("tovholder_session")
    assert 'autocomplete="off"' in html and "drafts.js" not in html


def test_only_the_text_is_needed_and_she_gets_a_number_and_a_time(grandmother):
    answer = send(grandmother, **A_WORRY)

    assert answer.status_code == 303
    kept = Notification.objects.get()
    assert kept.receipt not in answer["Location"]
    receipt = grandmother.get(answer["Location"])
    assert kept.receipt in words_on(receipt)
    assert "inden for 24 timer" in words_on(receipt)
    assert "no-store" in receipt["Cache-Control"]
    assert (kept.text, kept.channel, kept.notifier_kind) == (A_WORRY["text"], "web_form", "99")
    assert Deadline.objects.filter(rule="NOTIF-24H").count() == 1


def test_everything_she_tells_reaches_the_front_desk(grandmother):
    send(
        grandmother,
        **A_WORRY,
        danger_now="yes",
        safety_flags=["abuse_physical", "witness_violence"],
        suspect=["household"],
        suspect_name="Bo",
        parents_may_know="no",
        notifier_kind="13",
        notifier_name="Grethe Ågård",
        notifier_contact="20 20 20 20",
        language="arabisk",
        **{
            "barn-0-name": "Storm Ågård",
            "barn-0-born": "1. marts 2018",
            "barn-0-whereabouts_now": "Hos naboen",
            "barn-1-born": "04.05.2021",
            "barn-2-description": "Den store søster",
            "voksen-0-name": "Mia",
            "voksen-0-phone": "30 30 30 30",
        },
    )

    kept = Notification.objects.get()
    assert (kept.danger_now, kept.parents_may_know, kept.language) == ("yes", "no", "arabisk")
    assert (kept.safety_flags, kept.suspect) == (["abuse_physical", "witness_violence"], ["household"])
    assert (kept.notifier_identity, kept.notifier_name) == ("named", "Grethe Ågård")
    assert kept.parents_said[0]["name"] == "Mia"
    children = {child.name or child.description: child for child in Child.objects.all()}
    assert len(children) == 3 == kept.children.count()
    assert "1. marts 2018" in children["Storm Ågård"].description
    assert {child.birth_date.isoformat() for child in Child.objects.exclude(birth_date=None)} == {"2021-05-04"}
    assert kept.children.filter(whereabouts_now="Hos naboen").count() == 1
    assert ContactHold.objects.count() == 3


@pytest.mark.parametrize(("name", "promised"), [("Grethe", True), ("", False)])
def test_who_can_be_answered_is_promised_an_acknowledgement_within_six_hverdage(grandmother, name, promised):
    answer = send(grandmother, **A_WORRY, notifier_name=name)

    said = words_on(grandmother.get(answer["Location"]))
    assert ("seks hverdage" in said) is promised
    clock = Deadline.objects.filter(rule="NOTIF-ACK").first()
    assert (clock is not None) is promised
    if clock:
        assert f"{danish_day(clock.due_at).day}. " in said.split("seks hverdage")[1]


@pytest.mark.parametrize("text", ["", "   \r\n "])
def test_without_words_she_is_asked_for_a_few_and_keeps_what_she_filled_in(grandmother, text):
    answer = send(grandmother, text=text, notifier_name="Grethe", **{"barn-0-name": "Storm"})

    assert answer.status_code == 200
    assert "Skriv, hvad du er bekymret for. Et par ord er nok." in words_on(answer)
    assert 'value="Grethe"' in answer.content.decode() and 'value="Storm"' in answer.content.decode()
    assert not Notification.objects.exists()


def test_the_same_sent_twice_is_one_notification_with_one_receipt(grandmother):
    key = key_on(grandmother.get(ADDRESS))
    first, again = (send(grandmother, **A_WORRY, key=key) for _ in range(2))

    assert first["Location"] == again["Location"]
    assert Notification.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_presses_at_once_are_one_notification(grandmother):
    key, start, answers = key_on(grandmother.get(ADDRESS)), Barrier(8), []

    def press():
        start.wait()
        answers.append(send(Client(), **A_WORRY, key=key))
        connections.close_all()

    threads = [Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(303, answers[0]["Location"])}
    assert Notification.objects.count() == 1


def test_other_words_under_a_used_key_are_kept_on_the_page_under_a_new_key(grandmother):
    key = key_on(grandmother.get(ADDRESS))
    send(grandmother, **A_WORRY, key=key)

    page = send(grandmother, text="Og hans søster sulter også.", key=key)

    assert "Det, du sendte før, er gemt" in words_on(page)
    assert "Og hans søster sulter også." in words_on(page)
    assert key_on(page) != key
    assert Notification.objects.count() == 1
    send(grandmother, text="Og hans søster sulter også.", key=key_on(page))
    assert Notification.objects.count() == 2


def test_a_form_without_its_key_is_taken_and_taken_once(grandmother):
    for _ in range(2):
        assert send(grandmother, **A_WORRY, key="").status_code == 303

    assert Notification.objects.count() == 1


def test_asking_for_room_for_more_children_stores_nothing_and_keeps_every_word(grandmother):
    page = send(
        grandmother, **A_WORRY, add="barn", safety_flags=["suicide"], anonymous="on", **{"barn-2-name": "Storm"}
    )

    html = page.content.decode()
    assert "barn-3-name" in html and "barn-4-name" not in html
    assert 'value="Storm"' in html and A_WORRY["text"] in html
    assert re.search(r'value="suicide"[^>]* checked', html) and re.search(r'name="anonymous"[^>]* checked', html)
    assert "error" not in words_on(page) and not Notification.objects.exists()


def test_two_megabytes_are_shown_back_with_a_clear_message_and_nothing_is_stored(grandmother):
    long = "Storm sulter og får ikke mad. " * 70_000

    page = send(grandmother, text=long)

    assert page.status_code == 200
    assert "Del det i to" in words_on(page)
    assert page.content.decode().count("Storm sulter") == 70_000
    assert not Notification.objects.exists()


def test_a_long_text_in_danish_letters_is_not_too_long_because_of_how_browsers_write_them(grandmother):
    long = "æøå" * 150_000  # 0.9 MB of words, 2.7 MB on the way

    assert send(grandmother, text=long).status_code == 303
    assert Notification.objects.get().text == long


def test_a_file_nobody_asked_for_is_not_read_however_large(grandmother, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    file = SimpleUploadedFile("film.mp4", b"x" * 2000)

    assert grandmother.post(ADDRESS, {"text": "Freja sover i klassen.", "file": file}).status_code == 413
    assert not Notification.objects.exists()


def test_what_no_page_can_give_back_is_answered_in_plain_words(grandmother):
    page = grandmother.post(ADDRESS, b"text=" + b"x" * 13_000_000, content_type="application/x-www-form-urlencoded")

    assert page.status_code == 413
    assert "Intet er gemt" in words_on(page)


@pytest.mark.parametrize(
    ("born", "day", "kept"),
    [
        ("29.02.2019", None, "29.02.2019"),
        ("omkring 7 år", None, "omkring 7 år"),
        ("04.05.1931", None, "04.05.1931"),
        ("29.02.2020", "2020-02-29", ""),
    ],
)
def test_no_age_is_refused_and_none_is_lost(grandmother, born, day, kept):
    assert send(grandmother, **A_WORRY, **{"barn-0-name": "Storm", "barn-0-born": born}).status_code == 303

    storm = Child.objects.get()
    asked = " ".join(Question.objects.values_list("asks", flat=True))
    assert (storm.birth_date.isoformat() if storm.birth_date else None) == day
    assert kept in storm.description + asked


def test_a_child_without_a_name_is_called_by_what_was_said_of_it(grandmother):
    send(grandmother, **A_WORRY, **{"barn-0-description": "Drengen på 2. sal", "barn-0-born": "omkring 7 år"})

    assert shown_name(Child.objects.get()) == "Ukendt barn: Drengen på 2. sal, omkring 7 år"


def test_a_day_ahead_is_when_the_child_will_be_born(grandmother):
    ahead = danish_day(timezone.now()) + timedelta(days=60)
    send(grandmother, **A_WORRY, **{"barn-0-born": ahead.isoformat()})

    assert (Child.objects.get().due_date, Child.objects.get().state) == (ahead, "unborn")


@pytest.mark.parametrize(
    "odd",
    [
        {"text": "Nul\x00tegn og 😢 og <script>alert(1)</script>"},
        {"danger_now": "måske", "safety_flags": ["findes-ikke"], "notifier_kind": "brevdue"},
        {"barn-0-name": "n" * 5000, "notifier_name": "g" * 5000},
        {"barn-0-cpr": "ved det ikke"},
        {"barn-99999999-name": "Storm", "barn-x-name": "Storm", "rows": "-1"},
    ],
)
def test_nothing_odd_keeps_her_out(grandmother, odd):
    assert send(grandmother, **(A_WORRY | odd)).status_code == 303
    assert Notification.objects.count() == 1


def test_fifty_in_a_row_from_one_place_are_all_taken(grandmother):
    for n in range(50):
        assert send(grandmother, text=f"Nr. {n}: {A_WORRY['text']}", key=f"nøgle {n}").status_code == 303

    assert Notification.objects.count() == 50


def test_when_the_database_is_away_the_words_come_back(grandmother, monkeypatch):
    def away(*_args, **_kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr(views, "sent_under", away)

    page = send(grandmother, **A_WORRY, key="k")

    assert page.status_code == 503
    assert A_WORRY["text"] in words_on(page) and "Fejlen er vores" in words_on(page)
    assert key_on(page) == "k"


def test_the_form_is_empty_for_whoever_asks_and_whatever_the_address_says(grandmother):
    page = grandmother.get(f"{ADDRESS}?text=hemmeligt&barn-0-name=Storm&key=min")

    assert "hemmeligt" not in words_on(page) and 'value="Storm"' not in page.content.decode()
    assert key_on(page) != "min" and key_on(page) != key_on(grandmother.get(ADDRESS))


def test_who_knows_no_receipt_learns_nothing_and_after_an_hour_nobody_does(grandmother):
    stored = send(grandmother, **A_WORRY)["Location"]
    unknown = grandmother.get("/underret/kvittering/" + "a" * 40 + "/")
    AnsweredRequest.objects.update(answered_at=timezone.now() - timedelta(hours=2))
    late = grandmother.get(stored)

    assert (unknown.status_code, late.status_code) == (404, 404)
    assert words_on(unknown) == words_on(late)
    assert Notification.objects.get().receipt not in words_on(late)


def test_somebody_who_is_logged_in_is_nobody_here(grandmother, karen):
    grandmother.force_login(karen)
    page = grandmother.get(ADDRESS)
    send(grandmother, **A_WORRY)

    assert "Karen" not in words_on(page)
    assert Notification.objects.get().taken_by is None


@pytest.mark.parametrize("name", ["safety_flag", "suspect", "notifier"])
def test_every_code_of_the_law_data_has_words_a_neighbour_understands(name):
    known = set(words._IN_PLAIN_WORDS[name]) | words.ASKED_OTHERWISE[name]

    assert {item.code for item in codelist(name).on(danish_day(timezone.now()))} <= known
