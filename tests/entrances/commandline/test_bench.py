"""`tovholder bench`: named figures with their aims, the same names every time; what cannot be measured stays empty."""

import json
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from tests.config.programs import start
from tests.world.families import a_family
from tests.world.people import MONDAY_MORNING, reading
from tovholder.entrances.rehearsal.measuring import pages, towns
from tovholder.entrances.rehearsal.measuring.copying import copied_id, id_in_sql
from tovholder.entrances.rehearsal.measuring.ordinary import NoSuchTown, ordinary_caseworker
from tovholder.entrances.rehearsal.measuring.pages import Page, _visitor
from tovholder.entrances.rehearsal.measuring.rows import Row, percentile
from tovholder.entrances.rehearsal.measuring.town_pages import PAGES
from tovholder.entrances.rehearsal.measuring.towns import Homes
from tovholder.entrances.rehearsal.measuring.transaction import same_transaction
from tovholder.entrances.rehearsal.measuring.visiting import PageMissing, get
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.practice.casework import actions as casework
from tovholder.practice.intake.actions import receive_notification
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, Report

KEYS = {"name", "unit", "value", "aim", "ok", "n", "p50", "p95"}
A_MINUTE_EACH = 240.0  # seconds, on a machine with other work to do


def test_a_short_measurement_of_everything_but_the_cases_gives_every_row_a_figure(tmp_path):
    words = ["--seconds", "1", "--rounds", "1", "--visits", "3", "--children", "120", "150"]
    wanted = ["--only", "duties.children_per_s", "intake", "pgbench", "page.queue", "page.child"]
    program = start("bench", "--json", *words, *wanted, home=tmp_path, TOVHOLDER_MODE="demo")

    assert program.ends(within=A_MINUTE_EACH) == 0, "".join(program.complained)
    told = json.loads("".join(program.said))

    rows = {row["name"]: row for row in told["rows"]}
    pages_asked = {
        f"page.{page}.{what}" for page in ("queue", "child") for what in ("ratio", "ms@120", "ms@150", "sql@120")
    }
    assert pages_asked | {"duties.children_per_s", "intake.accepted_per_s", "pgbench.same_per_s"} <= set(rows)
    assert not any(name.startswith(("replay", "page.search")) for name in rows)
    assert all(set(row) == KEYS and row["value"] > 0 and row["n"] > 0 for row in rows.values())
    assert rows["page.queue.sql@120"]["value"] == rows["page.queue.sql@150"]["value"]
    assert {"cpu", "cores", "memory_gb", "python", "postgres", "durable"} <= set(told["machine"])
    assert told["machine"]["durable"] is True


def test_a_town_too_small_to_have_a_queue_is_refused_in_danish(tmp_path):
    program = start("bench", "--children", "10", home=tmp_path)

    assert program.ends(within=30) == 2
    assert "mindst 120 børn" in "".join(program.complained)


@pytest.mark.parametrize(
    ("row", "value", "ok"),
    [
        (Row("a", "ms", aim=50), 50.0, True),
        (Row("a", "ms", aim=50), 50.1, False),
        (Row("a", "andel", aim=0.4, direction="at least"), 0.39, False),
        (Row("a", "andel", aim=0.4, direction="at least"), 0.41, True),
        (Row("a", "s"), 7.0, True),
    ],
)
def test_an_aim_is_reached_or_it_is_not(row, value, ok):
    assert row.of(value).ok is ok
    assert row.ok is False  # nothing measured


def test_the_95th_percentile_is_a_sample_that_was_measured():
    assert percentile([float(n) for n in range(1, 101)], 95) == 95
    assert percentile([3.0, 1.0, 2.0], 50) == 2.0
    assert percentile([7.0], 99) == 7.0


def test_a_page_that_is_not_there_has_rows_without_a_figure(karen):
    class Place:
        class town:
            class offices:
                class karen:
                    user = karen

    nowhere = Page("nowhere", lambda offices: offices.karen, lambda town: get("intake:no_such_page"))
    with (
        override_settings(ALLOWED_HOSTS=["testserver"], SECOND_FACTOR_REQUIRED=False),
        pytest.raises(PageMissing),
    ):
        _visitor(nowhere, Place())  # type: ignore[arg-type]  # all it needs of a place

    assert all(pages._figure(row, (1, 2), {}, {}).as_json()["value"] is None for row in pages.rows_of((1, 2)))


def test_the_copies_of_an_id_are_the_same_in_the_database_as_here(db):
    original = UUID("01a200d4-ee43-7000-8828-d91fdcbd1a6f")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {id_in_sql(original)} FROM generate_series(1, 300) n")
        copies = [row[0] for row in cursor.fetchall()]

    assert copies == [copied_id(original, number) for number in range(1, 301)]
    assert len(set(copies)) == 300


def test_pgbench_does_what_the_deed_does_with_new_ids_each_time(fjordby):
    def deed(number):
        child = ChildSaid(name="Storm Ågård", address=f"Prøvevej {number}")
        report = Report(text="Sulter: hver dag.", children=(child,), notifier=NotifierSaid(kind="2", name="Lise"))
        receive_notification(report, received_at=MONDAY_MORNING, at=MONDAY_MORNING, by=NOBODY_LOGGED_IN)

    script = same_transaction(deed)

    made, *statements = script.strip().split("\n")
    assert "uuidv7() AS v1" in made and made.endswith("\\gset")
    assert statements.index("BEGIN;") < statements.index("COMMIT;") == len(statements) - 1
    assert script.count('insert into "intake_notification"') == 1 and "'Sulter: hver dag.'" in script
    assert str(fjordby.intake.pk).replace("-", "") in script  # the unit is the same every time
    assert "h.address_key in (:v" in script  # nobody has asked for this address before
    assert "%s" not in script


def test_what_is_read_anew_now_and_then_is_no_part_of_what_pgbench_does(db):
    def deed(number):
        with connection.cursor() as cursor:
            if number == 2:  # what was remembered since the first has grown old
                cursor.execute("SELECT 'remembered'")
            cursor.execute("SELECT %s::uuid", [uuid4()])

    assert "remembered" not in same_transaction(deed)


def test_a_deed_that_is_never_the_same_twice_is_no_script(db):
    def deed(number):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {number}")

    with pytest.raises(ValueError, match="twice in a row"):
        same_transaction(deed)


def test_the_large_towns_have_rows_only_where_they_are_named_or_asked_for(tmp_path):
    def named(homes):
        return {row.name for row in towns.rows_of(homes)}

    assert named(Homes()) == set()
    assert {"town.recount_s", "town.recount_mb", "town.my_day.ms@aalborg"} <= named(Homes(aalborg=tmp_path))
    assert not any("tenfold" in name or "ratio" in name for name in named(Homes(aalborg=tmp_path)))
    both = named(Homes(aalborg=tmp_path, tenfold=tmp_path))
    assert {f"town.{page}.ratio" for page in PAGES} <= both
    assert "town.made_s" not in both
    assert named(Homes(make=True)) == both | {"town.made_s"}


def test_an_ordinary_caseworker_is_the_one_in_the_middle_with_the_child_that_has_most_to_show(svend, sofie, bodil):
    now = timezone.now()
    by = reading(svend, now).hand
    with pytest.raises(NoSuchTown):
        ordinary_caseworker()
    freja, storm = a_family(svend, ["Freja Ågård", "Storm Ågård"])
    with pytest.raises(NoSuchTown):  # without an open case nobody is on the desk
        ordinary_caseworker()
    for child in (freja, storm):
        casework.open_case(child, happened_at=now, at=now, by=by)
    casework.make_plan(storm, kind="barnets_plan", first_follow_up_on=None, happened_at=now, at=now, by=by)

    found = ordinary_caseworker()

    assert (found.user, found.leader) == (svend, bodil)
    assert found.child == storm
