# What can be done with this house. Plain `make` lists it.
# Needs git, make and Python 3.11-3.13 with venv. Everything else is fetched by hash-locked lists into .tools and .venv.

PYTHON ?= python3
WORKERS ?= 2
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable)
UV := .tools/bin/uv
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -q
# What is needed to run is part of what is needed to test: whoever has the second does not need the first.
RUN := $(if $(wildcard .venv/.dev),.venv/.dev,.venv/.run)
export UV_PYTHON_DOWNLOADS = never

.DEFAULT_GOAL := help
.PHONY: help setup demo run test check fix words journeys law lock decision browser clean

help: ## list what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

setup: .venv/.dev ## everything, from a fresh clone
	@echo "Ready: make demo, make test, or $(BIN)/tovholder --help"

demo: $(RUN) ## Fjordby, a made-up town, with its log-ins (port=8000)
	@exec $(BIN)/tovholder demo $(if $(port),--port $(port))

run: $(RUN) ## the site as it stands, without filling Fjordby first (TOVHOLDER_MODE=demo)
	@TOVHOLDER_MODE="$${TOVHOLDER_MODE:-demo}"; export TOVHOLDER_MODE; exec $(BIN)/tovholder serve $(if $(port),--port $(port))

test: .venv/.dev browser ## set up and run everything, the browser included
	@CHROMIUM="$${CHROMIUM:-$$(cat .tools/chromium)}" $(PYTEST) -n $(WORKERS) $(only)

check: .venv/.dev ## format, lint, types, imports, migrations, quick tests, every branch of the law tried (two minutes)
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@$(BIN)/djlint --quiet --lint src
	@$(BIN)/mypy --no-error-summary src tests manage.py
	@$(BIN)/lint-imports --no-logo >.tools/imports.txt || { cat .tools/imports.txt; exit 1; }
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run
	@$(BIN)/coverage run -m pytest -q tests/core
	@$(BIN)/coverage report >.tools/untried.txt || { cat .tools/untried.txt; exit 1; }
	@$(PYTEST) tests/house

fix: .venv/.dev ## what tools can mend, mended
	@$(BIN)/ruff check -q --fix . || true
	@$(BIN)/ruff format -q .

words: .venv/.dev ## the pages' Danish words into the English list, and the list compiled (needs gettext)
	@cd src/tovholder && PYTHONPATH=../.. DJANGO_SETTINGS_MODULE=tests.settings ../../$(BIN)/python -W ignore -m django \
		makemessages -l en --no-location --no-obsolete --no-wrap -v 0
	@cd src/tovholder/locale/en/LC_MESSAGES && msgfmt --check-format --statistics -o django.mo django.po

journeys: .venv/.dev browser ## the browser tests alone
	@CHROMIUM="$${CHROMIUM:-$$(cat .tools/chromium)}" $(PYTEST) tests/journeys $(only)

law: $(RUN) ## the duties in force on a day, with their §§ (on=2026-01-01)
	@$(BIN)/tovholder law $(if $(on),--on $(on))

lock: .tools/.uv ## the locks, from pyproject.toml
	$(UV) pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group build -o requirements.lock
	$(UV) pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group dev -o requirements-dev.lock
	$(UV) --version | awk '{print "uv==" $$2}' | $(UV) pip compile -q --generate-hashes --no-header --no-annotate --python-version 3.11 - -o requirements-uv.lock

decision: ## a new numbered decision page (title="…")
	@test -n "$(title)" || { echo 'Write: make decision title="What we decide"'; exit 1; }
	@mkdir -p docs/decisions; \
	last=$$(ls docs/decisions | sed -n 's/^\([0-9]\{4\}\)-.*/\1/p' | sort | tail -n 1); \
	number=$$(printf '%04d' $$(( 1$${last:-0000} - 10000 + 1 ))); \
	slug=$$(printf '%s' "$(title)" | tr '[:upper:]' '[:lower:]' | sed 's/[^a-z0-9]\{1,\}/-/g; s/^-//; s/-$$//'); \
	page="docs/decisions/$$number-$$slug.md"; \
	printf '# %s. %s\n\n## Context\n\n\n## Decision\n\n\n## Consequences\n\n\n## What would change our minds\n\n' "$$number" "$(title)" >"$$page"; \
	printf -- '- [%s](%s-%s.md) %s\n' "$$number" "$$number" "$$slug" "$(title)" >>docs/decisions/README.md; \
	echo "$$page"

clean: ## take away what setup made (no data)
	@rm -rf .venv .tools

# A browser for the journeys: the one named in CHROMIUM, one that is installed, or (as root) the system's package.
browser: .tools/.uv
	@found="$(CHROMIUM)"; \
	if [ -z "$$found" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the browser tests ..." >&2; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >.tools/chromium.log 2>&1 || true; \
		found=$$(command -v chromium || true); \
	fi; \
	if [ -z "$$found" ]; then \
		echo "No browser: the tests need Chromium or Chrome. Install one, or name it: make test CHROMIUM=/path/to/chromium" >&2; \
		exit 1; \
	fi; \
	echo "$$found" >.tools/chromium

# uv comes by pip into a folder of its own; the rest comes by uv. Where uv cannot reach an index that pip can, pip does it.
.tools/.uv: requirements-uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || \
		{ echo "Python 3.11, 3.12 or 3.13 is needed; '$(PYTHON)' is not. Name one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is missing. Install it (on Debian and Ubuntu the package python3-venv)." >&2; exit 1; }
	@$(PYTHON) -m venv .tools
	@.tools/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@touch $@

.venv/.run: requirements.lock pyproject.toml .tools/.uv
	@$(call sync,requirements.lock)
	@touch $@

.venv/.dev: requirements-dev.lock pyproject.toml .tools/.uv
	@$(call sync,requirements-dev.lock)
	@touch $@ .venv/.run

# What comes is compiled here and once: where Python may not keep what it compiles, every start would do it anew.
define sync
echo "Installing what is needed into .venv (a minute the first time) ..." >&2; \
$(UV) venv -q --allow-existing --python "$$(.tools/bin/python -c 'import sys; print(sys.executable)')" .venv && \
{ $(UV) pip sync -q --require-hashes --compile-bytecode $(1) || \
  .tools/bin/python -m pip --python $(BIN)/python install -q --disable-pip-version-check --require-hashes -r $(1); } && \
$(UV) pip install -q --offline --no-deps --no-build-isolation -e .
endef
