"""How easy a text is to read: advice, never a stop."""

from hypothesis import given
from hypothesis import strategies as st

from tovholder.core.plans.readability import readability

EASY = "Du vil gerne bo hos mor. Vi ses hver uge. Du kan ringe til mig. Vi kigger på det igen til jul."
HEAVY = (
    "Foranstaltningens formål er at understøtte barnets udviklingspotentiale gennem relationsbaseret "
    "familiebehandling med henblik på forebyggelse af yderligere mistrivselsproblematikker i hjemmet."
)


def test_a_text_a_child_can_read_is_called_easy_and_an_offices_text_is_not():
    assert readability(EASY).is_easy
    assert not readability(HEAVY).is_easy
    assert "familiebehandling" in readability(HEAVY).long_words


def test_lix_is_words_in_a_sentence_and_long_words_in_a_hundred():
    text = (
        "Vi spiser sammen hver torsdag aften klokken seks. Mor henter."  # 10 words, 2 sentences, long: torsdag, klokken
    )

    assert readability(text).lix == 5 + 20


@given(st.text(max_size=400))
def test_every_text_can_be_measured(text):
    reading = readability(text)

    assert reading.words >= len(reading.long_words)
    assert (reading.lix is None) == (reading.words < 10)
    assert reading.lix is None or 0 < reading.lix <= reading.words + 100


@given(st.integers(1, 5))
def test_saying_the_same_again_is_not_harder_to_read(times):
    assert readability(" ".join([EASY] * times)).lix == readability(EASY).lix
