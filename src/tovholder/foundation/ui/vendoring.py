"""Make our copy of Det Fælles Designsystem (DKFDS) from an unpacked npm package, and check it.

To take a new version: `npm pack dkfds@VERSION`, unpack it, and run
`python -m tovholder.foundation.ui.vendoring UNPACKED_FOLDER`. Only what the pages use is taken:
the neutral theme's style sheet, the fonts and pictures that it names, the icon sheet and the
licences. The marks of borger.dk and Virk never come along.
"""

import hashlib
import json
import re
import shutil
import sys
import tomllib
from pathlib import Path

ROOM = Path(__file__).parent / "static" / "ui"
DESIGN_SYSTEM = ROOM / "dkfds"
LETTER_FONTS = ROOM / "fonts-ttf"
MANIFEST = "manifest.toml"

_FONTS = "fonts/IBMPlexSans/complete"
_FACES = ("Regular", "Italic", "Medium", "SemiBold", "Bold")  # the page's weights
_LETTER_FACES = ("Regular", "Italic", "SemiBold", "Bold")  # the letters' weights


def slim(css: str) -> str:
    """The style sheet without what we do not ship.

    Dropped: source map, fonts other than woff2 in the page's weights, the icon classes (we draw
    icons from the sheet), and the placeholder logos. Else the manifest storage would look for
    files that are not there.
    """
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    css = re.sub(r"@font-face\{[^}]*\}", _woff2_only, css)
    css = re.sub(r"\.icon-[a-z0-9-]+:not\(a\)\{background-image:url\([^)]*\)\}", "", css)
    return re.sub(r"background-image:url\(\.\./img/logo-[^)]*\);?", "", css)


def _woff2_only(face: re.Match[str]) -> str:
    """One @font-face with its woff2 file alone, or nothing when we do not use that face."""
    woff2 = re.search(r"url\([^)]*IBMPlexSans-(\w+)\.woff2\)", face[0])
    if woff2 is None or woff2[1] not in _FACES:
        return ""
    source = f'src:url(../{_FONTS}/woff2/IBMPlexSans-{woff2[1]}.woff2) format("woff2")'
    return re.sub(r"src:[^;}]*", source, face[0])


def vendor(package: Path) -> None:
    """Replace both vendored folders from the unpacked npm package, with a manifest in each."""
    version = json.loads((package / "package.json").read_text())["version"]
    dist = package / "dist"
    css = slim((dist / "css" / "dkfds.min.css").read_text())
    named = sorted(set(re.findall(r"url\(\.\./([^)]+)\)", css)))
    for folder in (DESIGN_SYSTEM, LETTER_FONTS):
        shutil.rmtree(folder, ignore_errors=True)
    for name in [*named, "img/all-svg-icons.svg", f"{_FONTS}/woff2/license.txt"]:
        _copy(dist / name, DESIGN_SYSTEM / name)
    _copy(package / "LICENSE.md", DESIGN_SYSTEM / "LICENSE.md")
    (DESIGN_SYSTEM / "css").mkdir()
    (DESIGN_SYSTEM / "css" / "dkfds.min.css").write_text(css)
    for face in _LETTER_FACES:
        name = f"IBMPlexSans-{face}.ttf"
        _copy(dist / _FONTS / "ttf" / name, LETTER_FONTS / name)
    _copy(dist / _FONTS / "ttf" / "license.txt", LETTER_FONTS / "license.txt")
    write_manifest(DESIGN_SYSTEM, version=version, licence="MIT AND OFL-1.1 AND Apache-2.0")
    write_manifest(LETTER_FONTS, version=version, licence="OFL-1.1")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def fingerprints(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a vendored folder, but its manifest, by path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def write_manifest(folder: Path, *, version: str, licence: str) -> None:
    """Note the package, its version and each file's SHA-256 beside the files."""
    head = f'package = "dkfds"\nversion = "{version}"\nlicence = "{licence}"\n\n[sha256]\n'
    lines = [f'"{name}" = "{digest}"\n' for name, digest in fingerprints(folder).items()]
    (folder / MANIFEST).write_text(head + "".join(lines))


def changed_files(folder: Path) -> list[str]:
    """The files that are missing, new or other than the manifest says; none when all is well."""
    noted = tomllib.loads((folder / MANIFEST).read_text())["sha256"]
    found = fingerprints(folder)
    return sorted(name for name in noted | found if noted.get(name) != found.get(name))


if __name__ == "__main__":
    vendor(Path(sys.argv[1]))
