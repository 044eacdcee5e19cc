"""The title of a page stands in the browser's tab and history, where the next person at the desk reads it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import tovholder

SOURCE = Path(tovholder.__file__).parent
TITLE = re.compile(r"{% block title %}(.*?){% endblock %}")
NAMED = re.compile(r"\{\{[^}]*\bname\b|\bname\b[^%]*%}")


def pages_with_a_named_title() -> Iterator[tuple[str, bool]]:
    """Each page whose title is made of somebody's name, and whether it gives the tab other words."""
    views = {path: path.read_text() for path in SOURCE.glob("*/*/views/*.py")}
    views |= {path: path.read_text() for path in SOURCE.glob("*/*/views.py")}
    for path, text in views.items():
        for call in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)):
            given = {word.arg: ast.unparse(word.value) for word in call.keywords if word.arg}
            if re.search(r"\.\w*name\b", given.get("title", "")):
                yield f"{path.name}: {given['title']}", "tab" in given or "'tab'" in given.get("more", "")
    for template in SOURCE.glob("*/*/templates/*/*.html"):
        found = TITLE.search(template.read_text())
        if found and NAMED.search(found[1]):
            named = f"{template.parent.name}/{template.name}"
            yield named, any(f'"{named}"' in text and re.search(r"tab=|\"tab\"", text) for text in views.values())


def test_a_title_that_names_somebody_is_not_what_the_browser_remembers():
    pages = dict(pages_with_a_named_title())

    assert len(pages) > 3  # it does find them
    assert not [page for page, has_other_words in pages.items() if not has_other_words]
