"""Rules are read from files that people correct by hand: every fault is told, with its line."""

from datetime import date

import pytest

from tovholder.core.law.rulebook import RulebookFault, load_rulebook

ABOUT = "law_checked_until = 2025-05-01\n"
RULE = """\
[SEEN-24H]
danish = "Barnet ses inden 24 timer"
english = "The child is seen within 24 hours"
kind = "deadline"
trigger = "A notification is received."
met_by = "The child has been seen."
decides = "municipality"
does = "Modtagelsen"
must_record = ["seen_at"]
exceptions = []
status = "verified"
unverified = []
sources = [
    { url = "https://example.dk/lov", place = "§ 1" },
]

[[SEEN-24H.versions]]
law = "Barnets lov"
ref = "BL § 1"
source = "Barnets lov § 1"
in_force = 2024-01-01
in_force_confirmed = true
limit = { amount = 24, unit = "hours", mode = "latest", counts_from = "receipt", how_counted = "" }
evidence = "text"
"""
OLDER = """
[[SEEN-24H.versions]]
law = "Serviceloven"
ref = "SEL § 1"
source = "Serviceloven § 1"
in_force = 2011-01-01
in_force_confirmed = false
until = 2023-12-31
evidence = "authority"
"""


@pytest.fixture
def folder(tmp_path):
    """A folder of rules with one good rule in it."""
    (tmp_path / "_about.toml").write_text(ABOUT, encoding="utf-8")
    (tmp_path / "intake.toml").write_text(RULE, encoding="utf-8")
    return tmp_path


def faults_of(folder):
    with pytest.raises(RulebookFault) as told:
        load_rulebook(folder)
    return str(told.value).splitlines()


def line_of(text, words):
    return next(number for number, line in enumerate(text.splitlines(), start=1) if line.startswith(words))


def test_a_rule_is_read_with_all_that_is_written_of_it(folder):
    book = load_rulebook(folder)

    rule = book.rule("SEEN-24H")
    (version,) = rule.versions
    assert rule.danish == "Barnet ses inden 24 timer"
    assert rule.phase == "intake"
    assert rule.must_record == ("seen_at",)
    assert rule.sources[0].place == "§ 1"
    assert rule.review == ""
    assert not rule.own
    assert version.source == "Barnets lov § 1"
    assert version.limit.amount == 24
    assert book.law_checked_until == date(2025, 5, 1)


def test_the_clock_of_a_rule_is_kept_as_it_stands(folder):
    clock = '\n[SEEN-24H.clock]\nstarts = "notification received"\nrepeats = { every = 2 }\n'
    (folder / "intake.toml").write_text(RULE + clock, encoding="utf-8")

    rule = load_rulebook(folder).rule("SEEN-24H")

    assert rule.clock == {"starts": "notification received", "repeats": {"every": 2}}


def test_a_file_saved_by_notepad_is_read(folder):
    (folder / "intake.toml").write_text(RULE, encoding="utf-8-sig")

    assert "SEEN-24H" in load_rulebook(folder).rules


def test_rules_and_versions_can_be_kept_in_sets(folder):
    rule = load_rulebook(folder).rule("SEEN-24H")

    assert {rule, rule} == {rule}
    assert {(rule, version) for version in rule.versions}


SOURCE = '{ url = "https://example.dk/lov", place = "§ 1" }'


@pytest.mark.parametrize(
    ("wrong", "right", "key", "what", "told_at"),
    [
        ('danish = "Barnet ses', 'dansk = "Barnet ses', "danish", "mangler", "[SEEN-24H]"),
        ('danish = "Barnet ses', 'dansk = "Barnet ses', "dansk", "ukendt nøgle", "dansk"),
        ('trigger = "A notification is received."', 'trigger = ""', "trigger", "er tom", "trigger"),
        ('does = "Modtagelsen"', "does = 7", "does", "tekst i anførselstegn", "does"),
        ('kind = "deadline"', 'kind = "dedline"', "kind", "kender ikke »dedline«", "kind"),
        ('decides = "municipality"', 'decides = "mayor"', "decides", "kender ikke »mayor«", "decides"),
        ('status = "verified"', 'status = "sure"', "status", "kender ikke »sure«", "status"),
        ('must_record = ["seen_at"]', "must_record = [1]", "must_record", "liste af tekster", "must_record"),
        ("unverified = []", 'unverified = "no"', "unverified", "skal være en liste", "unverified"),
        (SOURCE, '{ url = "https://example.dk/lov" }', "sources.place", "mangler", "    { url"),
        (SOURCE, '"https://example.dk/lov"', "sources", "liste af tabeller", "sources"),
        (SOURCE + ",\n", "", "sources", "er tom; skriv en kilde", "sources"),
        ('source = "Barnets lov § 1"', 'source = ""', "source", "er tom", "source ="),
        ('source = "Barnets lov § 1"\n', "", "source", "mangler", "[[SEEN-24H.versions]]"),
        ("in_force = 2024-01-01", 'in_force = "i januar"', "in_force", "en dato som 2024-01-31", "in_force ="),
        ("in_force = 2024-01-01", "in_force = 2024-01-01T00:00:00", "in_force", "en dato som", "in_force ="),
        ("confirmed = true", "confirmed = 1", "in_force_confirmed", "true eller false", "in_force_confirmed"),
        ('evidence = "text"', 'evidence = "hearsay"', "evidence", "kender ikke »hearsay«", "evidence"),
        ('evidence = "text"', "until = 2023-12-31", "until", "ligger før in_force (2024-01-01)", "until"),
        ('unit = "hours"', 'unit = "fortnights"', "limit.unit", "kender ikke »fortnights«", "limit"),
        ('mode = "latest"', 'mode = "soon"', "limit.mode", "kender ikke »soon«", "limit"),
        ("amount = 24", "amount = true", "limit.amount", "et helt tal", "limit"),
        ("amount = 24, ", "", "limit.amount", "når der tælles i hours", "limit"),
        ("amount = 24", "amount = -1", "limit.amount", "når der tælles i hours", "limit"),
        ('unit = "hours"', 'unit = "as_decided"', "limit.amount", "hører ikke sammen med as_decided", "limit"),
        ("amount = 24", "amount = 24, days = 1", "limit.days", "ukendt nøgle", "limit"),
        ("limit = {", 'limit = "24 hours" # {', "limit", "en tabel", "limit"),
    ],
)
def test_what_is_wrong_in_a_rule_is_told_with_file_id_key_and_line(folder, wrong, right, key, what, told_at):
    assert wrong in RULE
    text = RULE.replace(wrong, right)
    (folder / "intake.toml").write_text(text, encoding="utf-8")

    heading, *faults = faults_of(folder)

    assert heading == f"Reglerne i {folder.name} kan ikke bruges. Ret dette:"
    told = [fault for fault in faults if f"intake.toml, linje {line_of(text, told_at)}: SEEN-24H · {key}: " in fault]
    assert any(what in fault for fault in told), faults


def test_all_that_is_wrong_is_told_at_once_file_by_file_and_line_by_line(folder):
    (folder / "intake.toml").write_text(RULE.replace("24, unit", '"24", unit'), encoding="utf-8")
    (folder / "appeal.toml").write_text(
        RULE.replace("SEEN-24H", "HEARD-4W").replace('"deadline"', '"dedline"').replace('"text"', '"hearsay"'),
        encoding="utf-8",
    )

    _, *faults = faults_of(folder)

    assert [fault.split(":")[0].strip() for fault in faults] == [
        "appeal.toml, linje 4",
        "appeal.toml, linje 24",
        "intake.toml, linje 23",
    ]


def test_two_versions_cannot_be_the_law_on_the_same_day(folder):
    text = RULE + OLDER.replace("until = 2023-12-31", "until = 2024-01-01")
    (folder / "intake.toml").write_text(text, encoding="utf-8")

    (_, fault) = faults_of(folder)

    line = line_of(text, "in_force = 2024-01-01")
    assert f"intake.toml, linje {line}: SEEN-24H · in_force: overlapper versionen fra 2011-01-01" in fault


def test_an_open_version_lets_no_later_one_begin(folder):
    text = RULE + OLDER.replace("until = 2023-12-31\n", "")
    (folder / "intake.toml").write_text(text, encoding="utf-8")

    assert "overlapper" in faults_of(folder)[1]


def test_a_version_without_a_day_does_not_hide_the_faults_of_the_others(folder):
    text = RULE.replace("in_force = 2024-01-01\n", "") + OLDER.replace('"authority"', '"rumour"')
    (folder / "intake.toml").write_text(text, encoding="utf-8")

    _, *faults = faults_of(folder)

    assert [fault.split("SEEN-24H · ")[1].split(":")[0] for fault in faults] == ["in_force", "evidence"]


def test_a_rule_needs_a_version(folder):
    head = RULE.split("\n[[")[0]
    (folder / "intake.toml").write_text(head + "versions = []\n", encoding="utf-8")
    (folder / "plan.toml").write_text(head.replace("SEEN-24H", "PLAN-3M"), encoding="utf-8")

    _, empty, missing = faults_of(folder)

    assert "SEEN-24H · versions: er tom; en regel skal have mindst én version" in empty
    assert "plan.toml, linje 1: PLAN-3M · versions: mangler" in missing


def test_a_line_at_the_top_that_is_no_table_is_told(folder):
    (folder / "intake.toml").write_text('danish = "Barnet ses"\n' + RULE, encoding="utf-8")

    assert "danish: mangler" in "".join(faults_of(folder))


def test_only_what_is_marked_as_unverified_may_stand_without_a_source(folder):
    text = RULE.replace(SOURCE + ",\n", "").replace('"verified"', '"unverified"')
    (folder / "intake.toml").write_text(text, encoding="utf-8")

    assert load_rulebook(folder).rule("SEEN-24H").sources == ()


def test_an_id_is_used_once_only_across_the_files(folder):
    (folder / "plan.toml").write_text("# note\n" + RULE, encoding="utf-8")

    assert faults_of(folder)[1].strip() == (
        "plan.toml, linje 2: SEEN-24H: findes også i intake.toml; et id må kun bruges én gang"
    )


def test_a_file_that_is_not_toml_is_told_with_its_line(folder):
    (folder / "intake.toml").write_text(RULE.replace('"deadline"', '"deadline'), encoding="utf-8")
    (folder / "plan.toml").write_text("[PLAN-3M]\ndanish = ", encoding="utf-8")

    _, broken, cut_off = faults_of(folder)

    assert "intake.toml, linje 4: kan ikke læses som TOML" in broken
    assert "plan.toml, linje 2: kan ikke læses som TOML" in cut_off


def test_a_file_saved_in_an_old_encoding_is_told(folder):
    (folder / "intake.toml").write_bytes(RULE.encode("latin-1"))

    assert "intake.toml, linje 1: skal gemmes som UTF-8" in faults_of(folder)[1]


@pytest.mark.parametrize(
    ("about", "what"),
    [
        ("", "law_checked_until: mangler"),
        ('law_checked_until = "maj"', "linje 1: law_checked_until: skal være en dato"),
        ("law_checked_until = 2025-05-01\nby = 1", "linje 2: by: er en ukendt nøgle"),
        ("law_checked_until", "kan ikke læses som TOML"),
    ],
)
def test_it_must_be_said_how_far_the_law_has_been_read(folder, about, what):
    (folder / "_about.toml").write_text(about, encoding="utf-8")

    assert what in faults_of(folder)[1]


def test_the_file_that_says_how_far_the_law_has_been_read_must_be_there(folder):
    (folder / "_about.toml").unlink()

    assert "_about.toml, linje 1: law_checked_until: filen mangler" in faults_of(folder)[1]


def test_a_threshold_of_ours_is_marked_as_ours(folder):
    ours = RULE.replace('"Barnets lov"', '"egen regel"').replace('"Barnets lov § 1"', '"egen regel"')
    ours = ours.replace("SEEN-24H", "OUR-24H").replace("sources = [\n    " + SOURCE + ",\n]\n", "")
    (folder / "own.toml").write_text(ours, encoding="utf-8")

    book = load_rulebook(folder)

    assert book.rule("OUR-24H").own
    assert book.rule("OUR-24H").sources == ()
    assert not book.rule("SEEN-24H").own


@pytest.mark.parametrize("as_law", ['law = "Barnets lov"', 'source = "Barnets lov § 1"'])
def test_a_threshold_of_ours_cannot_pass_for_law(folder, as_law):
    ours = RULE.replace('law = "Barnets lov"', 'law = "egen regel"')
    ours = ours.replace('source = "Barnets lov § 1"', 'source = "egen regel"').replace("SEEN-24H", "OUR-24H")
    key = as_law.split()[0]
    ours = ours.replace(f'{key} = "egen regel"', as_law)
    (folder / "own.toml").write_text(ours, encoding="utf-8")

    assert "OUR-24H · law: skal ligesom source være »egen regel«" in faults_of(folder)[1]


def test_a_version_holds_from_its_first_day_to_its_last(folder):
    (folder / "intake.toml").write_text(RULE + OLDER, encoding="utf-8")
    book = load_rulebook(folder)

    assert book.version_on("SEEN-24H", date(2010, 12, 31)) is None
    assert book.version_on("SEEN-24H", date(2011, 1, 1)).law == "Serviceloven"
    assert book.version_on("SEEN-24H", date(2023, 12, 31)).law == "Serviceloven"
    assert book.version_on("SEEN-24H", date(2024, 1, 1)).law == "Barnets lov"


def test_an_unknown_rule_is_an_error(folder):
    with pytest.raises(KeyError, match="NO-SUCH"):
        load_rulebook(folder).rule("NO-SUCH")


def test_the_list_of_a_day_may_be_changed_without_changing_the_law(folder):
    book = load_rulebook(folder)

    book.in_force_on(date(2024, 1, 1)).clear()

    assert [rule.id for rule, _ in book.in_force_on(date(2024, 1, 1))] == ["SEEN-24H"]
