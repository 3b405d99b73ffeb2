# Two commands do all the set-up: `make demo` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(shell command -v uv >/dev/null 2>&1 && echo "uv pip install --quiet --python $(BIN)/python" || echo "$(BIN)/python -m pip install --quiet --disable-pip-version-check")

.DEFAULT_GOAL := help
.PHONY: help system browser demo test lint bench eval clean

help:  ## list what can be made
	@echo "Probatum: medical questions answered with articles whose every sentence can be checked."
	@echo
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Probatum needs Python 3.11 or newer as $(PYTHON); install it, or run: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Probatum needs Python's venv module; on Debian: apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml
	@echo "Installing into $(VENV) ..."
	@$(PIP) -e '.[site]' || { echo "Installing failed: the package registry (PyPI) must be reachable. Then run make again."; exit 1; }
	@touch $@

$(VENV)/.test: $(VENV)/.run
	@echo "Installing the tools for tests ..."
	@$(PIP) -e '.[test]' || { echo "Installing failed: the package registry (PyPI) must be reachable. Then run make again."; exit 1; }
	@touch $@

$(VENV)/.bench: $(VENV)/.test
	@echo "Installing the peers to measure against ..."
	@$(PIP) -e '.[bench,postgres]' || { echo "Installing failed: the package registry (PyPI) must be reachable. Then run make again."; exit 1; }
	@touch $@

# What a browser and PDF need of a Debian; elsewhere the program that lacks something says what to install.
SYSTEM := chromium libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core

system:
	@if command -v dpkg >/dev/null && ! dpkg -s $(SYSTEM) >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
		echo "Installing $(SYSTEM) ..."; apt-get update -qq && apt-get install -qq -y --no-install-recommends $(SYSTEM) >/dev/null; fi

browser: system
	@$(BIN)/python -m tests.browser.chromium >/dev/null 2>&1 || $(BIN)/python -m playwright install chromium >/dev/null 2>&1 || \
		{ echo "The browser tests need Chromium: on Debian 'apt install chromium', elsewhere '$(BIN)/python -m playwright install chromium'. Then run make test again."; exit 1; }

demo: $(VENV)/.run  ## answer the flagship question here, then start the site with it open
	@sh evals/demo.sh $(BIN)/probatum

lint: $(VENV)/.test  ## style, types and floors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/mypy --config-file mypy-site.ini
	@$(BIN)/lint-imports

test: lint browser  ## style, types, floors and all tests
	@$(BIN)/python -m pytest -n auto --dist loadgroup

bench: $(VENV)/.bench  ## speed and memory against named peers; tables and JSON
	@$(BIN)/python -m evals.bench
	@$(BIN)/python -m evals.bench_site

eval: $(VENV)/.bench  ## quality, every benchmark beside its baselines; tables, JSON and a line of history
	@$(BIN)/probatum eval --record

clean:  ## remove everything that make has made
	@rm -rf $(VENV) demo bench-data bench.json bench-site.json eval.json build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
