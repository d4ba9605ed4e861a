# What there is to do:  make demo   reads the sample reports and writes demo/report.html
#                       make test   checks and tests everything
#                       make lock   pins the newest libraries that fit (needs uv)
#                       make clean  removes what the others made
#
# Only Python 3.11 or later and make are needed. Another Python: make demo PYTHON=python3.13

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

.PHONY: help demo test lock clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | sed '/^$$/q'

# The stamps: a second run installs nothing unless what is asked for has changed.
ENV  := $(VENV)/env.stamp
RUN  := $(VENV)/run.stamp
TEST := $(VENV)/test.stamp

$(ENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Standoff needs Python 3.11 or later, and '$(PYTHON)' is not. Name another: make demo PYTHON=python3.13" >&2; \
	  exit 1; }
	@echo "Making the environment in $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(RUN): requirements/run.txt pyproject.toml | $(ENV)
	@echo "Installing the libraries that Standoff uses; a minute or two the first time"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST): requirements/test.txt $(RUN)
	@echo "Installing what tests Standoff"
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

demo: $(RUN)
	@mkdir -p demo
	$(BIN)/standoff build examples/reports --db demo/demo.db
	$(BIN)/standoff show --db demo/demo.db
	$(BIN)/standoff report --db demo/demo.db --out demo/report.html
	@echo "The same as a page, to open in a browser: file://$(CURDIR)/demo/report.html"

test: $(TEST)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade pyproject.toml requirements/build.in

lock:
	$(COMPILE) --output-file requirements/run.txt
	$(COMPILE) --group dev --constraint requirements/run.txt --output-file requirements/test.txt

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
