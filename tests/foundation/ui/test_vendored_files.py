"""What we have taken in from others: unchanged, complete, and nothing from elsewhere at run time."""

from __future__ import annotations

import re

import pytest

from tovholder.foundation.ui.vendoring import DESIGN_SYSTEM, LETTER_FONTS, ROOM, changed_files, slim


@pytest.mark.parametrize("folder", [DESIGN_SYSTEM, LETTER_FONTS], ids=lambda folder: folder.name)
def test_every_file_taken_in_is_the_one_in_the_manifest(folder):
    assert changed_files(folder) == []


def test_a_changed_a_missing_and_a_new_file_are_all_found(tmp_path):
    (tmp_path / "kept.css").write_text("x")
    (tmp_path / "new.css").write_text("y")
    (tmp_path / "manifest.toml").write_text('[sha256]\n"kept.css" = "another"\n"gone.css" = "one"\n')

    assert changed_files(tmp_path) == ["gone.css", "kept.css", "new.css"]


def test_the_style_sheet_names_only_files_that_we_have():
    css = (DESIGN_SYSTEM / "css" / "dkfds.min.css").read_text()
    named = re.findall(r"url\(([^)]+)\)", css)

    assert len(named) > 10
    assert [name for name in named if not (DESIGN_SYSTEM / "css" / name).resolve().is_file()] == []
    assert "sourceMappingURL" not in css


def test_the_marks_of_borgerdk_and_virk_are_not_here():
    assert [path.name for path in ROOM.rglob("*") if re.search("borger|virk", path.name, re.IGNORECASE)] == []


def test_nothing_of_ours_is_fetched_from_another_place():
    ours = [*ROOM.glob("*.css"), *ROOM.glob("*.js")]

    assert len(ours) >= 4
    assert [path.name for path in ours if re.search(r"https?://|//cdn|@import", path.read_text())] == []


def test_a_font_face_keeps_only_the_woff2_that_we_ship():
    css = (
        "@font-face{font-weight:400;src:url(a/IBMPlexSans-Regular.eot),url(a/IBMPlexSans-Regular.woff2)}"
        "@font-face{src:url(a/IBMPlexSans-BoldItalic.woff2)}"
        ".icon-car:not(a){background-image:url(../img/svg-icons/car.svg)}.b{color:red}/*# sourceMappingURL=x.map*/"
    )

    assert slim(css) == (
        "@font-face{font-weight:400;src:url(../fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Regular.woff2)"
        ' format("woff2")}.b{color:red}'
    )
