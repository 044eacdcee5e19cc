"""The code lists: which codes a day has, what they are called, and what is told of a faulty file."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tovholder.core.law.codelists import CodelistFault, codelist, codelists, load_codelists, word_of
from tovholder.core.law.rulebook import rulebook

LISTS = """
    aalborg_unit absence_kind address_protection assessment_ground case_weight caseload_guidance
    child_contact_form committee_decision consent_type contact_form contact_hold_reason cooperation_form
    cpr_century decides decision_kind dubu_field early_prevention_bl30 forced_ground foster_family_type gdpr_ground
    health_visit_schedule home_kind_bl43_3 ics_triangle ics_triangle_old notification_outcome
    notification_reason notifier notifier_detail notifier_identity party_matter placement_cause
    placement_event placement_legal_basis placement_type placement_type_bl43 placement_type_sel66
    plan_type safety_assessment_result safety_flag screening_outcome sel50_area signs_of_safety
    stay_basis support_bl32 support_dst_other support_sel52 suspect three_houses tilbudsportal_service
    tilbudsportal_type use_of_force youth_support_type
"""
LIST = """\
[helper]
danish = "Hvem hjalp"
english = "Who helped"
official = "egen liste"
status = "verified"
sources = [
    { url = "https://example.dk/koder", place = "tabel 1" },
]
items = [
    { code = "1", da = "Skolen", en = "The school" },
    { code = "2", da = "Naboen", en = "A neighbour", valid_to = 2023-12-31 },
    { code = "3", da = "Vennen", en = "A friend", valid_from = 2024-01-01, note = "ny" },
]
"""


@pytest.fixture
def folder(tmp_path):
    """A folder of code lists with one good list in it."""
    (tmp_path / "intake.toml").write_text(LIST, encoding="utf-8")
    return tmp_path


def faults_of(folder):
    with pytest.raises(CodelistFault) as told:
        load_codelists(folder)
    return str(told.value).splitlines()


def codes(items):
    return [item.code for item in items]


def test_all_fifty_lists_of_the_law_data_and_our_own_are_there():
    assert set(codelists()) == set(LISTS.split())
    assert len(codelists()) == 52


def test_a_list_says_who_keeps_it_and_where_it_was_read():
    notifier = codelist("notifier")

    assert notifier.official == "Danmarks Statistik, Statistikbanken"
    assert notifier.status == "verified"
    assert "statistikbanken.dk/und1" in notifier.source[0].url
    assert not notifier.multiple
    assert codelist("safety_flag").multiple


def test_the_child_became_a_category_of_its_own_in_2024():
    before, since = (codes(codelist("notifier").on(day)) for day in (date(2023, 12, 31), date(2024, 1, 1)))

    assert set(before) - set(since) == {"7"}
    assert set(since) - set(before) == {"12", "13"}


def test_measures_under_serviceloven_end_where_those_of_barnets_lov_begin():
    assert codelist("support_sel52").on(date(2023, 12, 31))
    assert not codelist("support_bl32").on(date(2023, 12, 31))
    assert not codelist("support_sel52").on(date(2024, 1, 1))
    assert codelist("support_bl32").on(date(2024, 1, 1))


def test_acute_help_with_consent_and_the_chairs_decision_are_two_outcomes():
    outcomes = codelist("notification_outcome")

    assert {"N6a", "N6b", "N10", "N11"} <= set(codes(outcomes.items))
    assert "N6" not in codes(outcomes.items)
    assert "24-timers vurdering" in outcomes.item("N8").facts["note"]
    assert codes(codelist("safety_assessment_result").items)[0] == "no_danger"


def test_the_gates_of_a_safety_flag_and_the_ages_of_consent_name_rules_that_exist():
    gates = {gate for item in codelist("safety_flag").items for gate in item.facts.get("gate", [])}
    ages = {item.facts["rule"] for item in codelist("consent_type").items if "rule" in item.facts}

    assert {"NOTIF-HONOUR", "POLICE-COORD"} <= gates
    assert gates | ages <= set(rulebook().rules)


def test_a_code_is_called_by_its_danish_or_english_name_also_after_its_last_day():
    assert codelist("notifier").label("7") == "Familie, barn selv eller bekendtskabskreds"
    assert codelist("notifier").label("7", language="en") == "Family, the child or acquaintances"


def test_an_unknown_code_or_list_is_an_error():
    with pytest.raises(KeyError, match="er ikke en kode i listen notifier"):
        codelist("notifier").label("no-such-code")
    with pytest.raises(KeyError):
        codelist("no_such_list")


@given(st.sampled_from(LISTS.split()), st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_a_code_means_one_thing_on_any_day(name, day):
    on_the_day = codes(codelist(name).on(day))

    assert len(on_the_day) == len(set(on_the_day))
    assert all(codelist(name).label(code) for code in on_the_day)


def test_a_code_may_change_its_meaning_and_is_then_called_by_the_latest(folder):
    changed = '    { code = "2", da = "Genboen", en = "Across the road", valid_from = 2024-01-01 },\n]\n'
    (folder / "intake.toml").write_text(LIST.removesuffix("]\n") + changed, encoding="utf-8")

    helper = load_codelists(folder)["helper"]

    assert helper.label("2") == "Genboen"
    assert [item.da for item in helper.on(date(2023, 1, 1))] == ["Skolen", "Naboen"]


def test_a_code_without_days_has_those_of_its_list(folder):
    dated = LIST.replace('official = "egen', 'valid_from = 2011-01-01\nvalid_to = 2024-06-30\nofficial = "egen')
    (folder / "intake.toml").write_text(dated, encoding="utf-8")

    helper = load_codelists(folder)["helper"]

    assert codes(helper.on(date(2010, 12, 31))) == []
    assert codes(helper.on(date(2011, 1, 1))) == ["1", "2"]
    assert codes(helper.on(date(2024, 6, 30))) == ["1", "3"]
    assert codes(helper.on(date(2024, 7, 1))) == []


@pytest.mark.parametrize(
    ("wrong", "right", "line", "what"),
    [
        ('danish = "Hvem', 'dansk = "Hvem', 1, "danish: mangler"),
        ('danish = "Hvem', 'dansk = "Hvem', 2, "dansk: er en ukendt nøgle"),
        ('status = "verified"', 'status = "sure"', 5, "status: kender ikke »sure«"),
        ('status = "verified"', 'status = "verified"\nmultiple = 1', 6, "multiple: skal være true eller false"),
        ('    { url = "https://example.dk/koder", place = "tabel 1" },\n', "", 6, "sources: er tom"),
        (', en = "A neighbour"', "", 11, "items.en: mangler"),
        ('da = "Vennen"', 'da = ""', 12, "items.da: er tom"),
        ("valid_to = 2023-12-31", 'valid_to = "2023"', 11, "items.valid_to: skal være en dato"),
        ('note = "ny"', "note = 7", 12, "items.note: skal være tekst"),
        ('note = "ny"', 'remark = "ny"', 12, "items.remark: er en ukendt nøgle"),
        ('note = "ny"', "valid_to = 2023-12-31", 12, "items.valid_to: ligger før valid_from (2024-01-01)"),
        ('code = "2"', 'code = "1"', 11, "items.code: »1« findes to gange"),
        ('code = "3"', 'code = "1"', 12, "items.code: »1« findes to gange"),
        ('"The school" }', '"The school", valid_from = 2025-01-01 },\n    { code = "1", da = "a", en = "b"}', 11, "to"),
        (LIST[LIST.index("items") :], "items = []\n", 9, "items: er tom; en kodeliste skal have mindst én kode"),
        (LIST[LIST.index("items") :], "", 1, "items: mangler"),
        ("    { code = ", '    "1", { code = ', 9, "items: skal være en liste af tabeller"),
    ],
)
def test_what_is_wrong_in_a_list_is_told_with_file_name_key_and_line(folder, wrong, right, line, what):
    assert wrong in LIST
    (folder / "intake.toml").write_text(LIST.replace(wrong, right, 1), encoding="utf-8")

    heading, *faults = faults_of(folder)

    assert heading == f"Kodelisterne i {folder.name} kan ikke bruges. Ret dette:"
    assert any(f"intake.toml, linje {line}: helper · " in fault and what in fault for fault in faults), faults


def test_the_same_code_may_stand_twice_when_no_day_has_both(folder):
    (folder / "intake.toml").write_text(LIST.replace('code = "3"', 'code = "2"'), encoding="utf-8")

    assert load_codelists(folder)["helper"].label("2") == "Vennen"


def test_a_list_has_one_name_across_the_files(folder):
    (folder / "plan.toml").write_text(LIST, encoding="utf-8")

    assert "plan.toml, linje 1: helper: findes også i intake.toml" in faults_of(folder)[1]


def test_a_code_is_told_in_the_words_of_the_first_list_that_has_it_else_as_it_stands():
    assert word_of("abuse_physical", "contact_hold_reason", "safety_flag") == "Mistanke om fysisk vold"
    assert word_of("skrevet før listen", "notifier") == "skrevet før listen"
    assert word_of("", "notifier") == ""
    with pytest.raises(KeyError):
        word_of("1", "en liste, der ikke findes")


def test_choices_are_the_codes_of_the_day_but_those_left_out():
    today = date(2026, 3, 1)
    all_of_them = codelist("notifier").choices(today)
    assert codelist("notifier").choices(today, but_not=("8", "99")) == [
        (code, name) for code, name in all_of_them if code not in {"8", "99"}
    ]
    assert ("8", codelist("notifier").label("8")) in all_of_them
