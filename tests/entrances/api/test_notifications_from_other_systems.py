"""Another system gives a notification: stored first, answered after, and the same answer again."""

import json
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from threading import Barrier, Thread

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.db import connections
from django.test import Client
from django.utils import timezone

from tovholder.entrances.api import tokens
from tovholder.entrances.api.straight import OtherSystemsFirst
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import ApiToken
from tovholder.practice.intake.models import Notification, Question

ADDRESS = "/api/v1/notifications"
A_TEACHERS_WORRY = {
    "children": [{"name": "Storm Ågård", "birth_date": "2018-03-01", "school_or_daycare": "Fjordskolen"}],
    "notifier": {"kind": "2", "name": "Lise Lærer", "contact": "lise@skole.invalid"},
    "text": "Storm sover i timerne og har ingen madpakke med.",
}


@pytest.fixture
def school(fjordby):
    """The school's system, with its token."""
    ApiToken.objects.create(name="Skolen", digest=sha256(b"skolens-token").hexdigest(), starts="2020-01-01")
    tokens._known.clear()
    return Client(headers={"Authorization": "Bearer skolens-token"})


def give(client, body, **headers):
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post(ADDRESS, raw, content_type="application/json", headers=headers)


def test_a_notification_is_stored_with_its_clock_before_it_is_answered(school):
    answer = give(school, A_TEACHERS_WORRY)

    assert answer.status_code == 201
    notification = Notification.objects.get(receipt=answer.json()["receipt"])
    assert notification.text == A_TEACHERS_WORRY["text"]
    storm = Child.objects.get()
    clock = Deadline.objects.get(child=storm, rule="NOTIF-24H")
    assert clock.due_at == datetime.fromisoformat(answer.json()["assess_before"])
    assert clock.due_at == notification.received_at + timedelta(hours=24)
    assert Line.objects.filter(deed="notification received").count() == 1


def test_only_the_text_is_needed(school):
    answer = give(school, {"text": "Den lille dreng på anden sal græder hver nat."})

    assert answer.status_code == 201
    assert Question.objects.filter(notification__receipt=answer.json()["receipt"]).exists()


@pytest.mark.parametrize(
    "empty", ["children", "parents", "received_at", "channel", "notifier", "concerns", "safety_flags", "danger_now"]
)
def test_what_a_system_leaves_empty_keeps_nothing_out(school, empty):
    answer = give(school, {"text": "Han græder hver nat.", empty: None})

    assert answer.status_code == 201
    assert Notification.objects.get().text == "Han græder hver nat."
    assert Notification.objects.get().channel == "api"


def test_a_notifier_of_whom_nothing_is_known_is_taken(school):
    unknown = {"kind": None, "name": None, "contact": None, "anonymous": None}

    assert give(school, {"text": "Han græder hver nat.", "notifier": unknown}).status_code == 201
    assert Notification.objects.get().notifier_kind == "99"


def test_a_code_or_a_telephone_sent_as_a_number_is_what_it_says(school):
    said = {"text": "Hun sover i timen.", "notifier": {"kind": 2}, "concerns": [4711]}
    family = {"parents": [{"phone": 12345678}], "children": [{"cpr": 101150000}]}

    assert give(school, said | family).status_code == 201
    notification = Notification.objects.get()
    assert notification.parents_said[0]["phone"] == "12345678"
    assert "101150000" in " ".join(notification.questions.values_list("asks", flat=True))
    assert (notification.notifier_kind, notification.concerns) == ("2", ["999"])
    assert notification.unknown_codes == ["notification_reason: 4711"]


@pytest.mark.parametrize("text", [None, "", "   \n"])
def test_without_words_there_is_nothing_to_take(school, text):
    answer = give(school, {"children": []} if text is None else {"text": text})

    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"][0]["pointer"] == "/text"
    assert not Notification.objects.exists()


def test_the_same_key_gives_the_same_bytes_and_one_notification(school):
    first = give(school, A_TEACHERS_WORRY, **{"Idempotency-Key": "k-1"})
    again = give(school, A_TEACHERS_WORRY, **{"Idempotency-Key": "k-1"})

    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert Notification.objects.count() == 1


def test_the_same_key_with_other_words_is_refused(school):
    give(school, A_TEACHERS_WORRY, **{"Idempotency-Key": "k-1"})
    other = give(school, A_TEACHERS_WORRY | {"text": "Noget andet"}, **{"Idempotency-Key": "k-1"})

    assert other.status_code == 409
    assert other["Content-Type"] == "application/problem+json"
    assert Notification.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [b"{", b"\xff\xfe", b"[]", b'{"text": 7}', b'{"text": "x", "received_at": "9999-01-01T00:00:00+01:00"}'],
)
def test_the_same_key_with_words_that_cannot_be_read_is_refused_for_the_key(school, other):
    first = give(school, A_TEACHERS_WORRY, **{"Idempotency-Key": "k-1"})

    answer = give(school, other, **{"Idempotency-Key": "k-1"})

    assert (first.status_code, answer.status_code) == (201, 409)
    assert answer.json()["type"].endswith("key-used")


def test_a_key_is_free_for_the_mended_words_after_a_refusal(school):
    refused = give(school, b'{"text": 7}', **{"Idempotency-Key": "k-1"})
    mended = give(school, A_TEACHERS_WORRY, **{"Idempotency-Key": "k-1"})

    assert (refused.status_code, mended.status_code) == (422, 201)


def test_two_senders_may_use_the_same_key(school):
    ApiToken.objects.create(name="Politiet", digest=sha256(b"politiets").hexdigest(), starts="2020-01-01")
    police = Client(headers={"Authorization": "Bearer politiets"})
    give(school, A_TEACHERS_WORRY, **{"Idempotency-Key": "k-1"})

    assert give(police, {"text": "Husspektakel."}, **{"Idempotency-Key": "k-1"}).status_code == 201
    assert Notification.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_under_one_key_are_one_notification(school):
    answers, start = [], Barrier(8)

    def knock():
        start.wait()
        client = Client(headers={"Authorization": "Bearer skolens-token"})
        answers.append(give(client, A_TEACHERS_WORRY, **{"Idempotency-Key": "storm"}))
        connections.close_all()

    threads = [Thread(target=knock) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {(answer.status_code, answer.content) for answer in answers} == {(201, answers[0].content)}
    assert Notification.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[]", 422),
        (b'{"text": 7}', 422),
        (b'{"text": "x", "children": "nej"}', 422),
        (b'{"text": "x", "received_at": "i g\xc3\xa5r"}', 422),
        (b'{"text": "x", "received_at": "2026-10-16T21:14:00"}', 422),
        (b'{"text": "' + b"x" * 1_100_000 + b'"}', 413),
    ],
)
def test_what_cannot_be_read_gets_a_danish_problem(school, body, status):
    answer = give(school, body)

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert {"type", "title", "status", "detail"} <= set(answer.json())
    assert not Notification.objects.exists()


@pytest.mark.parametrize("year", ["0001", "0504", "1899", "9999"])
def test_a_year_that_can_only_be_a_slip_is_asked_for_again(school, year):
    answer = give(school, A_TEACHERS_WORRY | {"received_at": f"{year}-01-01T00:00:00+02:00"})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/received_at"
    assert not Notification.objects.exists()


def test_a_moment_from_the_future_is_refused_and_an_earlier_one_kept(school):
    ahead = (timezone.now() + timedelta(minutes=6)).isoformat()
    assert give(school, A_TEACHERS_WORRY | {"received_at": ahead}).status_code == 422

    friday = "2026-10-16T21:14:00+02:00"
    answer = give(school, A_TEACHERS_WORRY | {"received_at": friday})
    kept = Notification.objects.get()
    assert answer.json()["received_at"] == friday
    assert kept.received_at < kept.recorded_at


def test_nothing_that_was_sent_is_lost(school):
    odd = A_TEACHERS_WORRY | {
        "concerns": ["findes-ikke"],
        "channel": "brevdue",
        "shoe_size": 38,
        "children": [{"name": "Storm", "birth_date": "30. februar", "cpr": "hemmeligt"}],
        "text": "Null\u0000tegn og \ud83d\ude22 og \ud83d",
    }
    assert give(school, odd).status_code == 201

    kept, child = Notification.objects.get(), Child.objects.get()
    asked = kept.questions.values_list("asks", flat=True)
    everything = " ".join([kept.text, *kept.unknown_codes, child.description, *asked])
    for word in ("findes-ikke", "brevdue", "38", "30. februar", "hemmeligt", "Null", "😢"):
        assert word in everything


def test_what_only_the_long_way_can_read_is_taken_all_the_same(school):
    answer = give(school, json.dumps(A_TEACHERS_WORRY).encode("utf-16"))

    assert answer.status_code == 201
    assert Notification.objects.get().text == A_TEACHERS_WORRY["text"]


@pytest.mark.parametrize("token", ["", "Bearer forkert", "Basic abc"])
def test_an_unknown_system_is_turned_away(school, token):
    answer = Client(headers={"Authorization": token}).post(ADDRESS, b"{}", content_type="application/json")

    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"


def test_the_api_describes_itself(fjordby):
    description = Client().get("/api/v1/openapi.json").json()

    assert description["openapi"].startswith("3.1")
    assert "/api/v1/notifications" in description["paths"]


def test_another_system_gets_no_cookie_and_no_page_of_ours(school):
    answer = give(school, A_TEACHERS_WORRY)

    assert int(answer["Content-Length"]) == len(answer.content)
    assert not answer.cookies and "Set-Cookie" not in answer
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_was_said_of_notifier_and_parents_beyond_our_fields_is_not_lost(school):
    odd = A_TEACHERS_WORRY | {
        "danger_now": "kun når stedfaren er hjemme",
        "notifier": {"kind": "2", "telefon": "12 34 56 78"},
        "parents": [{"name": "Mor"}, {"name": "Far", "arbejde": "nattevagt", "knows_of_notification": "kun moderen"}],
    }
    assert give(school, odd).status_code == 201

    text = Notification.objects.get().text
    for words in ("kun når stedfaren er hjemme", "12 34 56 78", "nattevagt", "kun moderen"):
        assert words in text


@pytest.mark.parametrize("answer", ["yes", "ja", "no", "unknown", "Unknown ", True, None])
def test_a_plain_answer_is_not_told_twice(school, answer):
    assert give(school, A_TEACHERS_WORRY | {"danger_now": answer}).status_code == 201

    assert Notification.objects.get().text == A_TEACHERS_WORRY["text"]


@pytest.mark.parametrize("moment", [20261120, 1_700_000_000, "20261120", "1700000000", "-1700000000"])
def test_a_number_is_no_moment(school, moment):
    answer = give(school, A_TEACHERS_WORRY | {"received_at": moment})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/received_at"
    assert "2026-10-16T21:14:00+02:00" in answer.json()["errors"][0]["detail"]


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ([], {""}),
        ({"text": "x", "children": ["Storm"]}, {"/children/0"}),
        ({"text": "x", "children": [{"name": {"for": "Storm"}}]}, {"/children/0/name"}),
        ({"text": "x", "notifier": "læreren"}, {"/notifier"}),
        ({"text": "x", "danger_now": []}, {"/danger_now"}),
        ({"text": "x", "parents": [{"knows_of_notification": {}}]}, {"/parents/0/knows_of_notification"}),
    ],
)
def test_what_is_wrong_is_pointed_at_where_it_stands_and_told_in_danish(school, body, pointers):
    faults = give(school, body).json()["errors"]

    assert {fault["pointer"] for fault in faults} == pointers
    assert all(fault["detail"].startswith(("skal være", "feltet")) for fault in faults)


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/findes-ikke", "/api/v1/notifications/"])
def test_an_address_the_api_does_not_have_is_told_as_a_problem(school, address):
    answer = school.get(address)

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_only_giving_is_possible(school):
    answer = school.get(ADDRESS)

    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert answer["Allow"] == "POST"


def test_a_fault_of_ours_is_told_as_a_problem_and_nothing_is_stored(school, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("disken er fuld")

    monkeypatch.setattr("tovholder.entrances.api.notifications.receive_notification", fail)
    school.raise_request_exception = False
    answer = give(school, A_TEACHERS_WORRY)

    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert "Idempotency-Key" in answer.json()["detail"]
    assert not Notification.objects.exists()


@pytest.mark.parametrize(
    ("body", "status"), [(json.dumps(A_TEACHERS_WORRY).encode(), 201), (b'{"text": "' + b"x" * 1_100_000 + b'"}', 413)]
)
def test_a_notification_sent_in_pieces_is_read_to_its_end(school, body, status):
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": ADDRESS,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "HTTP_AUTHORIZATION": "Bearer skolens-token",
        "HTTP_TRANSFER_ENCODING": "chunked",
        "CONTENT_TYPE": "application/json",
        "wsgi.input": BytesIO(body),
    }

    straight = OtherSystemsFirst(lambda _request: pytest.fail("nobody else is asked"))

    assert straight(WSGIRequest(environ)).status_code == status


@pytest.mark.parametrize(
    "child",
    [
        {"birth_date": "2027-02-29"},
        {"birth_date": "29.02.2024"},
        {"due_date": "i morgen"},
        {"birth_date": "2024-02-29"},
        {"birth_date": "2099-01-01"},
        {"cpr": "hest"},
        {"name": "x" * 5000},
        {"name": "Ida\u202e\u0000Bro"},
    ],
)
def test_no_slip_about_a_child_keeps_it_out_and_what_was_sent_is_there_to_ask_about(school, child):
    answer = give(school, {"text": "Hun sover i klassen.", "children": [child]})

    assert answer.status_code == 201
    notification, known = Notification.objects.get(), Child.objects.get()
    (sent,) = child.values()
    day = ".".join(reversed(sent.split("-")))  # a day that can be read is asked about as a Dane writes it
    asked = [question.asks for question in notification.questions.all()]
    kept = f"{notification.text} {known.name} {known.description} {known.birth_date} {asked}"
    assert any(words.replace("\u0000", "\ufffd") in kept for words in (sent, day))
