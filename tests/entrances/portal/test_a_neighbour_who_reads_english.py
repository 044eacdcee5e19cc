"""Somebody who reads English and no Danish can use the whole public door, also without cookies."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client

from tovholder.practice.intake.models import Notification

IN_ENGLISH = "/underret/?sprog=en"
# Small Danish words, and letters no English word has. What is a name stays as it is.
DANISH = re.compile(r"\b(?:og|er|ikke|barnet|hvis|eller|med|for at|du|vi)\b|[æøå]", re.IGNORECASE)
NAMES = ("Dansk", "Fjordby Kommune")


@pytest.fixture
def neighbour(fjordby):
    """A browser that keeps no cookies."""
    return Client(enforce_csrf_checks=True)


def words_on(page):
    shown = re.sub(r"<(script|style|title)\b.*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    text = unescape(re.sub(r"<[^>]+>", "\n", shown))
    for name in NAMES:
        text = text.replace(name, "")
    return [line.strip() for line in text.splitlines() if line.strip()]


def danish_on(page):
    return [line for line in words_on(page) if DANISH.search(line)]


def send(neighbour, page, **answers):
    html = page.content.decode()
    (key,) = re.findall(r'name="key" value="([^"]+)"', html)
    (address,) = re.findall(r'<form class="worry" method="post" action="([^"]+)"', html)
    typed = urlencode({"key": key, **answers}, doseq=True)
    neighbour.cookies.clear()
    return neighbour.post(address, typed, content_type="application/x-www-form-urlencoded")


def test_the_form_has_no_danish_word_left(neighbour):
    page = neighbour.get(IN_ENGLISH)

    assert '<html lang="en">' in page.content.decode()
    assert "What are you worried about?" in words_on(page)
    assert danish_on(page) == []


def test_what_is_missing_is_told_in_english(neighbour):
    page = send(neighbour, neighbour.get(IN_ENGLISH), text=" ")

    assert "Write what you are worried about. A few words are enough." in words_on(page)
    assert danish_on(page) == []


def test_one_more_child_is_asked_about_in_english(neighbour):
    page = send(neighbour, neighbour.get(IN_ENGLISH), text="Noise.", add="barn")

    assert "Child 4" in words_on(page)
    assert danish_on(page) == []


def test_the_receipt_is_in_english_and_the_office_reads_what_was_written(neighbour):
    answer = send(neighbour, neighbour.get(IN_ENGLISH), text="The boy upstairs cries at night.", notifier_name="Ann")
    neighbour.cookies.clear()
    page = neighbour.get(answer["Location"])

    assert "We have received what you wrote" in words_on(page)
    assert danish_on(page) == []
    assert Notification.objects.get().text == "The boy upstairs cries at night."


def test_who_keeps_cookies_asks_once(neighbour):
    neighbour.get(IN_ENGLISH)

    assert '<html lang="en">' in neighbour.get("/underret/").content.decode()
    assert '<html lang="da">' in neighbour.get("/underret/?sprog=da").content.decode()
    assert '<html lang="da">' in neighbour.get("/underret/").content.decode()


def test_a_language_we_do_not_speak_is_no_language(neighbour):
    page = neighbour.get("/underret/?sprog=tlh")

    assert '<html lang="da">' in page.content.decode()
    assert "django_language" not in page.cookies
