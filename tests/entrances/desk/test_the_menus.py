"""Where one is: the main menu and the child's own say it on every page that lies under them."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

import tovholder
from tests.world.families import a_family
from tovholder.entrances.desk.context import _LIES_UNDER as LIES_UNDER
from tovholder.entrances.desk.context import _OF_CHILD as OF_CHILD

pytestmark = pytest.mark.django_db
HERE = re.compile(r'aria-current="page"[^>]*>(?:<span>)?([^<]+)<')


def stands_at(browser, name, *args, **asks):
    """What the menus of that page point at."""
    answer = browser.get(reverse(name, args=args), asks)
    assert answer.status_code == 200
    return HERE.findall(answer.content.decode())


@pytest.mark.parametrize(
    ("page", "under"),
    [
        ("desk:child", "Overblik"),
        ("desk:hand_over", "Overblik"),
        ("desk:timeline", "Tidslinje"),
        ("desk:chronology", "Tidslinje"),
        ("casework:write_note", "Journal"),
        ("casework:speak_with_child", "Journal"),
        ("investigations:decide", "Undersøgelse"),
        ("decisions:prepare", "Afgørelser"),
        ("plans:follow_up", "Plan"),
        ("casework:new_measure", "Indsatser"),
        ("casework:record_move", "Sagens gang"),
        ("casework:receive_request", "Sagens gang"),
    ],
)
def test_a_page_about_a_child_lies_under_one_of_the_childs_pages(svends, svend, page, under):
    (freja,) = a_family(svend)
    assert stands_at(svends, page, freja.pk) == [under]


def test_what_the_childs_menu_says_of_files_and_pages_is_there():
    house = Path(tovholder.__file__).parent
    files = [list(house.glob(f"*/{file.replace('.', '/')}*")) for file in LIES_UNDER]

    assert all(files)
    assert set(LIES_UNDER.values()) - {label for label, _name, _asks in OF_CHILD} == set()


def test_the_journal_is_the_timeline_with_the_notes_alone_and_is_called_so(svends, svend):
    (freja,) = a_family(svend)
    assert stands_at(svends, "desk:timeline", freja.pk, slags="notat") == ["Journal"]
    answer = svends.get(reverse("desk:timeline", args=[freja.pk]), {"slags": "notat"})
    assert "<h1>Journal</h1>" in answer.content.decode()


@pytest.mark.parametrize(
    ("page", "menu"),
    [
        ("desk:my_day", "Min dag"),
        ("intake:queue", "Modtagelsen"),
        ("intake:begin", "Modtagelsen"),
        ("committee:members", "Udvalget"),
        ("appointments:my_feed", "Aftaler"),
    ],
)
def test_the_main_menu_says_where_one_is_on_every_page_under_it(karens, page, menu):
    answer = karens.get(reverse(page), follow=True)
    assert HERE.findall(answer.content.decode())[:1] == [menu]
