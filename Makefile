# Everything there is to run. Each command sets up what it needs, once, in the folder .venv.

VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
CHECKERS := tests/conformance/checkers

# A stamp says what has been installed. It is out of date when the requirements have changed.
INSTALLED := $(VENV)/installed
INSTALLED_DEV := $(VENV)/installed-dev
INSTALLED_BENCH := $(VENV)/installed-bench
INSTALLED_MYSTMD := $(VENV)/installed-mystmd
INSTALLED_FUZZ := $(VENV)/installed-fuzz
REQUIREMENTS := $(BIN)/python pyproject.toml constraints.txt

# An environment whose Python has gone, as an upgrade of the system's may do, is made anew.
$(shell [ -x $(BIN)/python ] || rm -f $(VENV)/installed*)

.PHONY: publish test check golden conformance bench growth fuzz clean help pango

publish: $(INSTALLED) pango  ## publish source/ into outputs/ (what plain `make` does)
	$(BIN)/docpub build source --out outputs

test: $(INSTALLED_DEV) pango  ## run all tests
	$(BIN)/pytest -n auto -m "not conformance"

check: $(INSTALLED_DEV)  ## check format, lint, types and import layers
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(INSTALLED_DEV) pango  ## rewrite what the cases must give, and show what changed
	$(BIN)/pytest --update-golden tests/test_cases.py tests/diagnostics/test_page.py
	git --no-pager diff --stat

conformance: $(INSTALLED_DEV)  ## judge outputs/ with the independent checkers
	$(CHECKERS)/install.sh
	$(CHECKERS)/selftest.py
	$(BIN)/pytest -n auto -m conformance

bench: $(INSTALLED_BENCH) $(INSTALLED_MYSTMD) pango  ## measure speed and memory, beside other programs (a quarter of an hour)
	$(BIN)/python bench/run.py
	$(BIN)/python bench/parse.py
	$(BIN)/python bench/pdf.py
	$(BIN)/python bench/web.py
	$(BIN)/python bench/book.py
	$(BIN)/python bench/library.py

growth: $(INSTALLED) pango  ## see that hard sources take time in proportion to their size
	$(BIN)/python bench/growth.py

fuzz: $(INSTALLED_FUZZ) pango  ## look for sources that break the parser, for five minutes
	mkdir -p $(VENV)/fuzz
	$(BIN)/python tests/fuzz/fuzz_parse.py $(VENV)/fuzz -max_total_time=300 -max_len=4000 \
		-artifact_prefix=$(VENV)/

clean:  ## remove all that was set up; outputs/ stays
	rm -rf $(VENV) $(CHECKERS)/.tools bench/mystmd/node_modules build dist
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## show this list
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

# --- set-up ---

$(BIN)/python:
	tools/create_venv.sh $(VENV)

$(INSTALLED): $(REQUIREMENTS)
	$(PIP_INSTALL) -e .
	touch $@

# These two install the library too, so they also bring its own stamp up to date.
$(INSTALLED_DEV): $(REQUIREMENTS)
	$(PIP_INSTALL) -e ".[dev]"
	touch $(INSTALLED) $@

$(INSTALLED_BENCH): $(REQUIREMENTS)
	$(PIP_INSTALL) -e ".[bench]"
	touch $(INSTALLED) $@

$(INSTALLED_MYSTMD): $(INSTALLED_BENCH) bench/mystmd/package.json
	! command -v npm || npm install --prefix bench/mystmd --no-package-lock --no-audit --no-fund
	touch $@

$(INSTALLED_FUZZ): $(REQUIREMENTS)
	$(PIP_INSTALL) -e ".[fuzz]"
	touch $(INSTALLED) $@

# Looked at every time (it takes a moment), since it is the system's and may come or go.
pango: $(BIN)/python
	@tools/install_pango.sh $(BIN)/python
