"""The rooms stand where the plan says, also where imports cannot see it."""

import subprocess
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
PLAN = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
OUR_MODELS = [m for m in apps.get_models() if m.__module__.startswith("tovholder.")]


def height(module: str) -> tuple[int, int]:
    """How high a room stands: its floor, and its place on the floor where the plan draws one."""
    _, floor, room, *_ = module.split(".")
    floors = list(reversed(PLAN[0]["layers"]))
    stones: list[str] = next((c["layers"] for c in PLAN if c.get("containers") == [f"tovholder.{floor}"]), [])
    places = [n for n, stone in enumerate(reversed(stones)) if f"({room})" in stone]
    return floors.index(floor), places[0] if places else 0


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda m: m._meta.label)
def test_relations_go_down_like_imports(model):
    for field in model._meta.get_fields():
        if field.is_relation and field.concrete and field.related_model.__module__.startswith("tovholder."):
            assert height(field.related_model.__module__) <= height(model.__module__), field


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda m: m._meta.label)
def test_every_record_is_in_the_glossary_and_names_no_person(model):
    glossary = (ROOT / "docs" / "glossary.md").read_text()
    assert f"{model._meta.verbose_name}" in glossary
    assert model._meta.model_name.casefold() in glossary.casefold()
    assert "__str__" in vars(model)


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_folder_of_tests_is_left_out_of_a_whole_run():
    run = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pytest"]["ini_options"]["testpaths"]
    folders = {path.relative_to(ROOT).parts[:2] for path in (ROOT / "tests").rglob("test_*.py")}

    assert {"/".join(parts) for parts in folders} == set(run)


def test_nothing_committed_names_a_place_on_somebodys_machine():
    found = subprocess.run(
        ["git", "grep", "-nIE", r"(^|[^A-Za-z0-9_.])/(work|root|farm|home)/[a-z.]", "--", ".", ":!*.svg", ":!*.lock"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout == ""


def test_the_locked_requirements_name_no_host_and_carry_hashes():
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text()
        assert "://" not in text and "--hash=sha256:" in text, lock


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    reasons = (ROOT / "docs" / "dependencies.md").read_text()
    for dependency in project["dependencies"]:
        name = dependency.split(">")[0].split("=")[0].strip()
        assert f"| {name} |" in reasons, name
