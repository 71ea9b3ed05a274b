# Needs Python 3.11 or newer and make; everything else is fetched into .venv.
#   make demo    the demo page on http://127.0.0.1:8000  (make demo PORT=8123 for another port)
#   make test    every test but the browser and emulator ones
#   make check   lint, test and e2e: what has to be green before a change goes in
# Tests run in WORKERS processes side by side. To follow one with a debugger or by eye: make test PYTEST="-n0 -k kijkwijzer"

PORT ?= 8000
WORKERS ?= 2
PYTEST ?=
UV ?= $(shell command -v uv 2>/dev/null)
VENV := .venv
BIN := $(VENV)/bin

# The newest Python that really starts and has what a virtual environment and SQLite need.
USABLE := import ctypes, ensurepip, sqlite3, ssl, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach python,python3.13 python3.12 python3.11 python3 python3.14,\
	$(shell $(python) -c '$(USABLE)' >/dev/null 2>&1 && command -v $(python))))

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test lint format check e2e bench rehearsal requirements clean

help:
	@echo "make demo   de demopagina, op http://127.0.0.1:$(PORT)"
	@echo "make test   alle tests, behalve die met browser en emulators"
	@echo "make e2e    de tests met een echte browser en emulators"
	@echo "make lint   stijl, types en importregels"
	@echo "make check  lint, test en e2e"
	@echo "make bench  snelheid naast de kale database, en hoe goed hij Nederlands verstaat"
	@echo "make rehearsal  een schooljaar van elk programma, naar docs/rehearsal.md"

demo: $(VENV)/ready
	$(BIN)/wijzer demo --port $(PORT)

test: $(VENV)/ready-dev
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --ignore=tests/e2e $(PYTEST)

e2e: $(VENV)/ready-dev
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal tests/e2e $(PYTEST)

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: lint test e2e

bench: $(VENV)/ready-dev
	$(BIN)/python -m bench

# The table of docs/rehearsal.md anew: a school year of every programme with a hundred learners; takes minutes.
rehearsal: $(VENV)/ready-dev
	$(BIN)/python -m bench.rehearsal docs/rehearsal.md

# requirements*.txt are pinned and hashed for every supported Python; run this after changing dependencies in pyproject.toml.
COMPILE := env -u PIP_FIND_LINKS -u UV_FIND_LINKS $(or $(UV),uv) pip compile --quiet --universal --generate-hashes --no-header \
	--python-version 3.11 pyproject.toml
requirements:
	$(COMPILE) --extra build --output-file requirements.txt
	$(COMPILE) --extra build --extra dev --constraint requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

ifneq ($(UV),)
INSTALL = $(UV) pip install --quiet --python $(BIN)/python
else
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Werkplekwijzer heeft Python 3.11 of nieuwer nodig, met venv en sqlite3. Op Debian of Ubuntu:" \
		"apt-get install python3 python3-venv. Staat Python ergens anders: make PYTHON=/pad/naar/python3." >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)

$(VENV)/ready: requirements.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-dev: requirements-dev.txt $(VENV)/ready
	$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@
