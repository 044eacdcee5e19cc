"""The frame of the pages: what every page has, and what none has."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

import tovholder
from tovholder.foundation.ui.gallery import NOW
from tovholder.foundation.ui.vendoring import DESIGN_SYSTEM

HOUSE = Path(tovholder.__file__).parent
# A replay's page is a file opened from the disk, with its styles inside it; the site never serves it.
TEMPLATES = sorted(path for path in HOUSE.rglob("templates/**/*.html") if path.parent.name != "rehearsal")


def shown(source: str, **context: object) -> str:
    return Template("{% load tovholder %}" + source).render(Context(context))


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.partition("<main")[2])).strip()


def test_the_title_of_a_page_is_also_its_one_heading(visitor):
    html = visitor.get("/eksempler/").content.decode()

    assert "<title>Eksempler – Tovholder</title>" in html
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", html) == ["Eksempler"]


def test_the_first_thing_to_reach_is_the_way_past_the_menu(visitor):
    html = visitor.get("/eksempler/").content.decode()

    first = re.search(r"<(a|button|input|summary)\b[^>]*>", html.partition("<body")[2])
    assert first is not None
    assert 'class="skipnav" href="#main-content"' in first[0]
    assert '<main id="main-content"' in html


def test_a_page_for_everybody_has_a_quick_way_out_and_no_menu(visitor):
    html = visitor.get("/side/ui/public.html").content.decode()

    assert "Forlad siden hurtigt" in html
    assert 'rel="noreferrer"' in html
    assert "<nav" not in html
    assert "house-search" not in html


def test_a_refused_page_answers_in_the_same_words_as_a_page_that_is_not_there(visitor):
    missing = visitor.get("/side/404.html").content.decode()
    refused = visitor.get("/side/403.html").content.decode()

    assert words(missing) == words(refused)
    assert "findes ikke, eller du har ikke adgang" in words(missing)


@pytest.mark.parametrize("page", ["400.html", "403_csrf.html", "404.html", "413.html", "500.html"])
def test_an_error_page_can_be_shown_without_any_context(page, our_addresses):
    html = render_to_string(page, {})

    assert "<h1>" in html
    assert "Gå t" in html  # every one says what to do now


def test_our_fault_tells_what_to_do_when_a_child_is_in_danger():
    assert "ring 112" in words(render_to_string("500.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_needs_what_the_content_security_policy_forbids(path):
    source = path.read_text()

    assert re.findall(r"\sstyle=|<style|\son[a-z]+=\"|javascript:", source) == []
    assert [tag for tag in re.findall(r"<script[^>]*>", source) if "src=" not in tag] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_icon_that_a_template_asks_for_is_on_the_sheet(path):
    sheet = (DESIGN_SYSTEM / "img" / "all-svg-icons.svg").read_text()
    names = set(re.findall(r'id="([a-z0-9-]+)"', sheet))

    assert set(re.findall(r'{% icon "([^"]+)"', path.read_text())) <= names


def test_status_in_colour_always_has_a_word_and_a_shape():
    for kind in ("overdue", "acute"):
        html = shown("{% badge 'Ordet' kind %}", kind=kind)
        assert f'class="badge {kind}"' in html
        assert "<svg" in html
        assert "Ordet" in html
    assert "<svg" not in shown("{% badge 'Ny' %}")


def test_what_is_missing_is_shown_as_nothing():
    html = shown("[{{ x|day }}{{ x|moment }}{{ x|clock }}{{ x|due }}{{ x|time_left:now }}{{ x|number }}]", now=NOW)

    assert html == "[]"


def test_a_due_date_opens_to_its_grounds():
    duty = SimpleNamespace(
        danish="Vurdering inden 24 timer",
        due_at=NOW,
        overdue=True,
        source="Barnets lov § 136",
        because="Kom fredag.",
        counted="24 timer.",
        status_note="Ikrafttræden ikke bekræftet.",
        at_once=False,
        too_late=False,
    )

    html = render_to_string("ui/duty.html", {"duty": duty, "now": NOW})

    assert html.strip().startswith("<details")
    for word in ("Barnets lov § 136", "Kom fredag.", "24 timer.", "Ikrafttræden ikke bekræftet.", "fre. 16.10.2026"):
        assert word in html


def test_the_log_in_page_lets_a_password_manager_help(visitor):
    html = visitor.get("/konto/login/").content.decode()

    assert "<h1>Log ind</h1>" in html
    assert 'autocomplete="current-password"' in html
    assert 'class="form-input"' in html
    assert "button-primary" in html


def test_the_shortcuts_can_be_switched_off_and_on_again(visitor):
    off = visitor.post("/om/genveje/", {"shortcuts": "off"})
    assert off.cookies["tovholder_shortcuts"].value == "off"
    assert "data-shortcuts" not in visitor.get("/eksempler/").content.decode()

    visitor.post("/om/genveje/", {"shortcuts": "on"})
    assert 'data-shortcuts="on"' in visitor.get("/eksempler/").content.decode()


def test_switching_shortcuts_never_leads_out_of_the_house(visitor):
    answer = visitor.post("/om/genveje/", {"shortcuts": "off"}, headers={"referer": "https://example.org/x"})

    assert answer["Location"] == "/"


def test_the_gallery_is_for_the_demo_only(visitor, settings):
    assert visitor.get("/om/eksempler/").status_code == 200
    settings.DEMO = False
    assert visitor.get("/om/eksempler/").status_code == 404
