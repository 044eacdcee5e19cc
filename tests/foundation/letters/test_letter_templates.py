"""A municipality writes its letters in Word; what is missing is refused, and what people wrote stays text."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from docx.oxml import OxmlElement

from tests.foundation.letters.word import word_file
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, at_the_desk, hire, reading
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.drafts.models import HeldFile
from tovholder.foundation.letters.actions import NotATemplate, keep_template, write_letter
from tovholder.foundation.letters.blocks import BlockKind, Run, as_text
from tovholder.foundation.letters.kinds import letter_kind, letter_kinds
from tovholder.foundation.letters.models import Letter, LetterTemplate
from tovholder.foundation.letters.queries import template_in_force
from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.letters.word_files.checking import check_template
from tovholder.foundation.letters.word_files.filling import filled_in
from tovholder.foundation.letters.word_files.making import as_docx
from tovholder.foundation.organisation.models import PostKind

FRIDAY = date(2026, 10, 16)
ACKNOWLEDGEMENT = letter_kind("acknowledgement")
DECISION = letter_kind("decision")
WHOLE = ("{{ begrundelse }}", "{{ paragraf }}", "{{ klagevejledning }}", "{{ klagefrist }}")


def refused(data, kind=DECISION):
    with pytest.raises(NotATemplate) as fault:
        check_template(data, kind=kind, on=FRIDAY)
    return str(fault.value)


@pytest.mark.parametrize("kind", letter_kinds(), ids=lambda kind: kind.code)
def test_the_built_in_words_as_a_word_file_say_the_same_and_are_a_template(kind):
    made = as_docx(kind)

    check_template(made, kind=kind, on=FRIDAY)
    values = {blank.danish: blank.name.upper() for blank in kind.blanks}
    title, blocks = filled_in(made, values)
    names = {"{" + blank.name + "}": blank.name.upper() for blank in kind.blanks}
    expected = f"{kind.title}\n\n{kind.body}"
    for name, value in names.items():
        expected = expected.replace(name, value)
    assert f"{title}\n\n{as_text(blocks)}" == expected


@pytest.mark.parametrize("kind", letter_kinds(), ids=lambda kind: kind.code)
def test_every_blank_has_one_danish_name_and_says_what_it_is(kind):
    assert all(blank.means for blank in kind.blanks)
    assert len({blank.danish for blank in kind.blanks}) == len(kind.blanks)
    assert {each.blank for each in kind.must_have} <= set(kind.blanks)
    assert all(each.source(on=FRIDAY) != each.rule for each in kind.must_have)


def test_headings_lists_tables_bold_and_italic_come_along():
    def more(document):
        document.add_heading("Begrundelse", level=3)
        paragraph = document.add_paragraph("Du kan ")
        paragraph.add_run("klage").bold = True
        paragraph.add_run(" nu").italic = True
        for word in ("Ring", "Skriv"):
            document.add_paragraph(word, style="List Number")
        document.add_paragraph("Tag en bisidder med", style="List Bullet")
        table = document.add_table(rows=2, cols=2)
        for cell, words in zip(table._cells, ("Hvad", "Hvornår", "Støtte", "{{ klagefrist }}"), strict=True):
            cell.text = words

    title, blocks = filled_in(word_file("Afgørelse", more=more), {"klagefrist": "fire uger"})

    assert title == "Afgørelse"
    heading, paragraph, numbered, bullets, table = blocks
    assert (heading.kind, heading.level) == (BlockKind.HEADING, 2)
    assert paragraph.lines == ((Run("Du kan "), Run("klage", bold=True), Run(" nu", italic=True)),)
    assert (numbered.numbered, len(numbered.lines), bullets.numbered) == (True, 2, False)
    assert table.rows[1] == ((Run("Støtte"),), (Run("fire uger"),))


def test_a_blank_that_word_has_cut_in_pieces_is_filled_in():
    def more(document):
        paragraph = document.add_paragraph("Klag {{ kla")
        paragraph.add_run("gefrist").bold = True
        paragraph.add_run(" }} til os")

    _, blocks = filled_in(word_file("A", more=more), {"klagefrist": "i fire uger"})

    assert as_text(blocks) == "Klag i fire uger til os"


def test_what_is_empty_leaves_no_paragraph_and_what_is_long_becomes_several():
    made = word_file("A", "{% if barnets_oenske %}Ønske: {{ barnets_oenske }}{% endif %}", "{{ begrundelse }}")

    _, blocks = filled_in(made, {"barnets_oenske": "", "begrundelse": "Først.\n\nSå.\nOg så."})

    assert [block.lines[0][0].text for block in blocks] == ["Først.", "Så.\nOg så."]


@pytest.mark.parametrize(
    "wrote",
    [
        "{{ klagefrist }}",
        "{{ 7 * 7 }} {% if x %}",
        "{_{ x }_} {# væk #}",
        "</w:t><w:br/>&amp; <b>fed</b>",
        "#evil() $x$ *Åse* \\u{1F4A9}",
        "\ue000klagefrist\ue001",
    ],
)
def test_what_people_wrote_comes_out_as_text(wrote):
    _, blocks = filled_in(word_file("A", "Før {{ begrundelse }} efter"), {"begrundelse": wrote, "klagefrist": "FRIST"})

    assert as_text(blocks) == f"Før {wrote} efter".replace("\ue000", "").replace("\ue001", "")


def test_a_name_the_letter_does_not_have_is_told_with_those_it_has():
    said = refused(word_file("Afgørelse", "{{ barnets_navn }}", *WHOLE))

    assert "Brevet har intet felt, der hedder »barnets_navn«." in said
    assert "barnet, " in said and "klagefrist" in said


@pytest.mark.parametrize("left_out", [0, 1, 2, 3])
def test_what_the_law_asks_for_is_missed_with_its_rule(left_out):
    said = refused(word_file("Afgørelse", *(each for n, each in enumerate(WHOLE) if n != left_out)))

    rule = "Forvaltningsloven §§ 22-24" if left_out < 2 else "Forvaltningsloven § 25"
    assert f"Der mangler {WHOLE[left_out]}" in said and rule in said


def test_complaint_guidance_that_only_stands_there_sometimes_is_missed_too():
    sometimes = "{% if barnets_oenske %}{{ klagevejledning }}{% endif %}"

    assert "Der mangler {{ klagevejledning }}" in refused(word_file("A", *WHOLE[:2], sometimes, WHOLE[3]))
    check_template(
        word_file("A", *WHOLE, "{% if barnets_oenske %}Ønske: {{ barnets_oenske }}{% endif %}"),
        kind=DECISION,
        on=FRIDAY,
    )


@pytest.mark.parametrize(
    "code",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ begrundelse.upper() }}",
        "{{ begrundelse|upper }}",
        "{% for x in begrundelse %}{{ begrundelse }}{% endfor %}",
        "{% set begrundelse = 1 %}",
        "{{ 2 ** 99999999 }}",
    ],
)
def test_between_the_braces_there_are_blanks_and_nothing_that_counts(code):
    assert "ingen beregninger" in refused(word_file("A", *WHOLE, code)) or "ikke skrevet rigtigt" in refused(
        word_file("A", *WHOLE, code)
    )


def test_a_brace_that_is_not_closed_is_told():
    assert "Felter står mellem {{ og }}" in refused(word_file("A", *WHOLE, "{% if begrundelse %}"))


def test_without_a_title_it_is_no_letter():
    document = Document()
    for each in WHOLE:
        document.add_paragraph(each)
    made = io.BytesIO()
    document.save(made)

    assert "Der mangler en overskrift" in refused(made.getvalue())


def _picture(document):
    document.paragraphs[0].add_run()._r.append(OxmlElement("w:drawing"))


def _tracked(document):
    document.paragraphs[0]._p.append(OxmlElement("w:ins"))


def _head(document):
    document.sections[0].header.paragraphs[0].text = "Fjordby Kommune"


@pytest.mark.parametrize(
    ("more", "told"),
    [(_picture, "et billede eller en figur"), (_tracked, "sporet og ikke godkendt"), (_head, "sidehoved")],
)
def test_what_would_be_lost_on_the_paper_is_told_at_once(more, told):
    assert told in refused(word_file("A", *WHOLE, more=more))


def _bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", b"0" * 30 * 1024 * 1024)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "ikke et Word-dokument"),
        (b"%PDF-1.7", "ikke et Word-dokument"),
        (b"x" * 3 * 1024 * 1024, "mere end 2 MB"),
        (_bomb(), "når den pakkes ud"),
    ],
    ids=["empty", "a PDF", "too big", "a bomb"],
)
def test_what_is_no_word_file_is_told(data, told):
    assert told in refused(data)


def write(child, *, at=MONDAY_MORNING):
    with open_book(at=at, by=NOBODY_LOGGED_IN) as book:
        return write_letter(
            book,
            kind="acknowledgement",
            to=Addressee("Ida Krogh", "Skolevej 1"),
            about=new_id(),
            child=child,
            fields={"received_on": "16. oktober 2026", "receipt": "AB12"},
        )


@pytest.mark.django_db
def test_a_letter_is_written_by_the_words_in_force_that_day_and_keeps_them(freja, svend):
    by = reading(svend).hand
    tuesday = MONDAY_MORNING.date() + timedelta(days=1)
    for word, starts in (("nu", FRIDAY), ("fra tirsdag", tuesday)):
        made = word_file("Tak", f"Vi har den {word}: {{{{ modtaget_dato }}}}")
        keep_template(ACKNOWLEDGEMENT, made, starts=starts, at=FRIDAY_EVENING, by=by)

    assert write(freja).body == "Vi har den nu: 16. oktober 2026"
    assert write(freja, at=MONDAY_MORNING + timedelta(days=1)).body == "Vi har den fra tirsdag: 16. oktober 2026"
    assert write(freja, at=FRIDAY_EVENING - timedelta(days=1)).title == "Tak for din underretning"
    assert Letter.objects.filter(blocks=[]).count() == 1
    assert Line.objects.filter(deed="letter template kept", by_user=svend.pk).count() == 2


@pytest.mark.django_db
def test_of_two_kept_for_the_same_day_the_last_is_in_force_and_both_are_kept(fjordby):
    for n in range(2):
        made = word_file("Tak", f"{n} {{{{ modtaget_dato }}}}")
        at = FRIDAY_EVENING + timedelta(minutes=n)
        last = keep_template(ACKNOWLEDGEMENT, made, starts=FRIDAY, at=at, by=NOBODY_LOGGED_IN)

    assert template_in_force("acknowledgement", on=FRIDAY) == last
    assert LetterTemplate.objects.count() == 2


@pytest.fixture
def grethe(fjordby):
    """Grethe heads the department."""
    return hire("grethe", "Grethe Munk", title="Afdelingsleder", kind=PostKind.HEAD, unit=fjordby.south)


def put_in(browser, data, **more):
    file = SimpleUploadedFile("brev.docx", data)
    return browser.post(reverse("letters:template", args=["decision"]), {"file": file, **more}, follow=True)


@pytest.mark.django_db
def test_a_head_fetches_the_words_puts_them_back_and_sees_them_on_paper(grethe, django_assert_max_num_queries):
    browser = at_the_desk(grethe)
    made = browser.get(reverse("letters:built_in_file", args=["decision"]))
    assert made["Content-Disposition"] == 'attachment; filename="brevskabelon-decision.docx"'

    page = put_in(browser, made.content, starts="2027-01-01").content.decode()

    kept = LetterTemplate.objects.get()
    assert "Skabelonen er lagt ind og gælder fra 1. januar 2027." in page
    assert browser.get(reverse("letters:template_file", args=[kept.pk])).content == made.content
    assert browser.get(reverse("letters:trial", args=[kept.pk])).content.startswith(b"%PDF-1.7")
    with django_assert_max_num_queries(12):
        assert "Afgørelse til en part" in browser.get(reverse("letters:templates")).content.decode()


@pytest.mark.django_db
def test_what_cannot_be_used_is_said_at_the_field_and_not_kept(grethe):
    page = put_in(at_the_desk(grethe), word_file("A", "{{ begrundelse }}"), starts="2027-01-01").content.decode()

    assert "Der mangler {{ klagevejledning }}" in page
    assert "Dagen er gået." in put_in(at_the_desk(grethe), word_file("A", *WHOLE), starts="2020-01-01").content.decode()
    assert not LetterTemplate.objects.exists()


@pytest.mark.django_db
def test_a_template_is_kept_while_its_day_is_put_right_and_one_that_cannot_be_used_is_not(grethe):
    browser, page = at_the_desk(grethe), reverse("letters:template", args=["decision"])
    put_in(browser, word_file("A", "{{ begrundelse }}"), starts="2020-01-01")
    assert not HeldFile.objects.exists()

    whole = word_file("A", *WHOLE)
    refused = put_in(browser, whole, starts="2020-01-01").content.decode()
    assert "Fjern brev.docx" in refused and "Allerede vedlagt." in refused
    browser.post(page, {"starts": "2027-01-01"})

    assert bytes(LetterTemplate.objects.get().docx) == whole
    assert not HeldFile.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/breve/skabeloner/", "/breve/skabeloner/decision/"])
@pytest.mark.parametrize(("who", "answer"), [("grethe", 200), ("svend", 404), ("karen", 404), ("bodil", 404)])
def test_only_those_who_keep_the_templates_have_the_pages(request, who, answer, address):
    assert at_the_desk(request.getfixturevalue(who)).get(address).status_code == answer


@pytest.mark.django_db
def test_a_kind_nobody_knows_is_not_there(grethe):
    assert at_the_desk(grethe).get("/breve/skabeloner/postkort/").status_code == 404


@pytest.mark.django_db
def test_the_same_file_from_the_same_day_is_kept_once(grethe):
    browser, data = at_the_desk(grethe), word_file("A", *WHOLE)

    pages = [put_in(browser, data, starts="2027-01-01").content.decode() for _press in range(2)]

    assert ["Skabelonen er lagt ind" in page for page in pages] == [True, True]
    assert LetterTemplate.objects.count() == 1
