"""What a Danish reader meets of the law data is Danish; only what is asked for as English is English.

A handful of small English words that are no Danish words is enough to tell the languages apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.apps import apps

from tovholder.core.law.codelists import codelists
from tovholder.core.law.event_words import DANISH
from tovholder.core.law.rulebook import rulebook
from tovholder.core.law.rules import Rule, Source

ENGLISH = frozenset(
    {"and", "are", "been", "but", "each", "from", "has", "if", "is", "it", "its", "must", "not", "of", "or", "ours"}
    | {"seen", "that", "the", "their", "this", "was", "were", "when", "which", "who", "will"}
    | {"with", "within", "without"}
)
NAMES = frozenset({"signs of safety"})  # a method's own name, in every language


def english_in(text: str) -> set[str]:
    """The small English words of a text, but for the names that are English everywhere."""
    plain = text.lower()
    for name in NAMES:
        plain = plain.replace(name, "")
    plain = re.sub(r"\w*[._:/]\w[^\s,;)]*", "", plain)  # addresses and codes
    return set(re.findall(r"[a-zæøå]+", plain)) & ENGLISH


def of_rule(rule: Rule) -> Iterator[str]:
    """Every Danish text of a rule, in all its versions."""
    yield from (rule.danish, rule.trigger, rule.met_by, rule.does, rule.review, rule.no_clock)
    yield from (*rule.must_record, *rule.exceptions, *rule.unverified)
    yield from of_sources(rule.sources)
    for version in rule.versions:
        yield from (version.law, version.ref, version.source, version.note)
        if version.limit is not None:
            yield from (version.limit.counts_from, version.limit.how_counted)


def of_sources(sources: tuple[Source, ...]) -> Iterator[str]:
    """Where in each source it was read."""
    yield from (source.place for source in sources)


@pytest.mark.parametrize("rule_id", sorted(rulebook().rules))
def test_a_rule_tells_everything_in_danish(rule_id):
    assert {text for text in of_rule(rulebook().rule(rule_id)) if english_in(text)} == set()


@pytest.mark.parametrize("name", sorted(codelists()))
def test_a_code_list_tells_everything_in_danish(name):
    told = codelists()[name]
    texts = [told.danish, told.official, told.note, *of_sources(told.source)]
    for item in told.items:
        texts += [item.da, str(item.facts.get("note", ""))]

    assert {text for text in texts if english_in(text)} == set()


def test_what_has_happened_is_told_in_danish():
    assert {text for text in DANISH.values() if english_in(text)} == set()


def test_the_fields_and_choices_of_every_record_have_danish_names():
    texts = set()
    for model in apps.get_models():
        if not model.__module__.startswith("tovholder."):
            continue
        texts |= {str(model._meta.verbose_name), str(model._meta.verbose_name_plural)}
        for field in model._meta.get_fields():
            texts |= {
                str(getattr(field, "help_text", "")),
                *(str(label) for _, label in getattr(field, "choices", None) or ()),
            }

    assert {text for text in texts if english_in(text)} == set()


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Den dag, beslutningen er truffet, og senest 7 dage efter.", False),
        ("Decision on access with redactions.", True),
        ("Signs of Safety-overskrifter", False),
    ],
)
def test_a_text_is_english_when_its_small_words_are(text, english):
    assert bool(english_in(text)) is english
