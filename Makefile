# Everything a newcomer needs: `make` lists the tasks. Only Python 3.11 or newer with venv must be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.run-ready
DEV_READY := $(VENV)/.dev-ready
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq --no-deps
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade

.DEFAULT_GOAL := help
.PHONY: help run test check format check-format lint types bench lock clean

help: ## list the tasks
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(firstword $(MAKEFILE_LIST)) | while IFS='|' read -r task what; do printf '  make %-14s %s\n' "$$task" "$$what"; done

run: $(RUN_READY) ## set up, then find the events in the sample dispatches
	@$(BIN)/samarkand run

test: $(DEV_READY) ## set up, then run the test suite
	@$(BIN)/python -m pytest

check: check-format lint types test ## what CI runs: format, lint, types, tests

format: $(DEV_READY) ## rewrite the code in the house format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix-only --quiet .

check-format: $(DEV_READY) ## fail where the format differs
	@$(BIN)/ruff format --check --quiet --diff .

lint: $(DEV_READY) ## fail where the lint rules are broken
	@$(BIN)/ruff check --quiet .

types: $(DEV_READY) ## check the types, strictly
	@$(BIN)/mypy --no-error-summary

bench: $(DEV_READY) ## measure start-up and throughput
	@$(BIN)/python -m benchmarks.speed

lock: $(DEV_READY) ## resolve the dependencies anew, with hashes
	@$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	@$(COMPILE) pyproject.toml --group build --extra dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove what the other tasks made, but no warehouse
	@rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: call make PYTHON=/path/to/it" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# The locks hold every package, so nothing is resolved here; --no-deps keeps pip from rejecting hashed extras.
$(RUN_READY): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) (once; about a minute) ..."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(DEV_READY): requirements-dev.lock $(RUN_READY)
	@echo "Adding the test tools ..."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
