"""A page put where somebody asked for it. That it cannot be is said, and takes nothing else away from them."""

from __future__ import annotations

import sys
from pathlib import Path


def page_is_written(page: str, *, to: Path) -> bool:
    """True when the page stands in the file; false when it cannot. Both are said to the person, beside the answer."""
    try:
        to.write_text(page, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        print(f"{to}: siden kan ikke skrives ({error.strerror}).", file=sys.stderr)
        return False
    print(f"Skrevet: {to}", file=sys.stderr)
    return True
