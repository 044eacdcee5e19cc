"""Other systems are answered at the program's door as they would be by Django's handler; all else is a page."""

import json
from io import BytesIO

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory

from tovholder.config.front_door import front_door

pytestmark = pytest.mark.django_db(transaction=True)


def never(environ, start_response):
    raise AssertionError("this was for the door itself")


def asked(application, path, *, method="GET", body=b"", **environ):
    """Status, headers and body, as gunicorn is given them."""
    told = []
    given = RequestFactory().generic(method, path, body, content_type="application/json").environ | environ
    pieces = application(given | {"wsgi.input": BytesIO(body)}, lambda status, headers: told.extend([status, headers]))
    return told[0], dict(told[1]), b"".join(pieces)


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/api/v1/openapi.json", "GET", "200 OK"),
        ("/api/v1/notifications", "POST", "401 Unauthorized"),
        ("/api/v1/notifications", "GET", "405 Method Not Allowed"),
        ("/api/v1/nowhere", "GET", "404 Not Found"),
    ],
)
def test_the_answer_and_its_headers_are_those_of_the_handler(path, method, status):
    here = asked(front_door(never), path, method=method)

    assert here[0] == status
    assert here == asked(get_wsgi_application(), path, method=method)
    assert here[1]["X-Content-Type-Options"] == "nosniff"
    assert int(here[1]["Content-Length"]) == len(here[2])


def test_everything_else_is_handed_on():
    handed_on = []

    def pages(environ, start_response):
        handed_on.append(environ["PATH_INFO"])
        start_response("200 OK", [])
        return [b"a page"]

    assert asked(front_door(pages), "/underret/")[2] == b"a page"
    assert asked(front_door(pages), "/api/v2/")[2] == b"a page"
    assert handed_on == ["/underret/", "/api/v2/"]


def test_where_there_is_tls_nothing_is_answered_without_it(settings):
    settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["tovholder.example"]
    application = front_door(never)

    status, headers, _ = asked(application, "/api/v1/openapi.json", SERVER_NAME="tovholder.example")

    assert status == "301 Moved Permanently"
    assert headers["Location"] == "https://tovholder.example/api/v1/openapi.json"
    assert asked(application, "/api/v1/openapi.json", **{"wsgi.url_scheme": "https"})[0] == "200 OK"


def test_who_asks_in_anothers_name_is_told_no_and_sent_nowhere(settings):
    settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["tovholder.example"]

    status, headers, _ = asked(front_door(never), "/api/v1/openapi.json", SERVER_NAME="somebody.else")

    assert status == "400 Bad Request"
    assert "Location" not in headers


def test_what_is_refused_stands_in_the_log_once(caplog):
    asked(front_door(never), "/api/v1/notifications", method="POST")

    assert [record.getMessage() for record in caplog.records] == ["Unauthorized: /api/v1/notifications"]


def test_what_goes_wrong_is_told_as_a_problem_and_the_door_stays_open(monkeypatch):
    def broken(request):
        raise RuntimeError

    monkeypatch.setattr("tovholder.entrances.api.straight._way_to", broken)
    status, headers, body = asked(front_door(never), "/api/v1/notifications", method="POST", body=b"{}")

    assert status == "500 Internal Server Error"
    assert headers["Content-Type"] == "application/problem+json"
    assert "samme Idempotency-Key" in json.loads(body)["detail"]
