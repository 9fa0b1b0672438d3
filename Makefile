# Thin targets; each is written out as plain commands in README.md.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := @$(BIN)/python -m pip install --quiet --disable-pip-version-check
CHECKOUT := $(INSTALL) --no-deps --no-build-isolation -e .

.PHONY: demo test suite check quick lint fuzz bench clean

# Hundreds of processes start in the tests: each module is compiled once, not once in each.
unexport PYTHONDONTWRITEBYTECODE

demo: .venv/run
	@$(BIN)/python examples/newsroom/demo.py

# Lint, which keeps one core busy, runs next to the tests and is printed in one piece; "+" shows the tests as they go.
test: .venv/test
	$(MAKE) --jobs 2 --output-sync=target lint suite

# The tests are compiled once, before four workers each compile them all at the same time.
suite: .venv/test
	$(BIN)/python -m pytest -q --collect-only > /dev/null || true
	+$(BIN)/python -m pytest -n auto --dist worksteal

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python .ci/imports.py
	$(BIN)/python .ci/shape.py

# Lint and the quick half of the tests at once, while working: without whole runs, PostgreSQL and what takes seconds.
# `make test` is what counts.
check: .venv/test
	$(MAKE) --jobs 2 --output-sync=target lint quick

quick: .venv/test
	$(BIN)/python -m pytest -n logical --dist worksteal -m "not slow and not postgres" $(QUICK)

QUICK := tests/pipelines tests/presswatch tests/benchmarks tests/test_docs.py tests/test_names.py tests/test_stored_values.py

fuzz: .venv/test
	$(INSTALL) --no-deps --require-hashes -r requirements/all.txt
	$(BIN)/python -m tests.fuzz

# make bench NEWSITE=path/to/newsite.py [DATA=folder for filled databases] [SIZE=--quick]
DATA ?= .bench
SIZE ?=
BENCH := $(BIN)/python -m benchmarks
RESULTS := docs/performance

bench: .venv/test
	$(BENCH).startup $(SIZE) --csv $(RESULTS)/startup.csv
	$(BENCH).matching $(SIZE) --csv $(RESULTS)/matching.csv
	$(BENCH).crawl --newsite $(NEWSITE) $(SIZE) --csv $(RESULTS)/crawl.csv
	$(BENCH).rerun --newsite $(NEWSITE) $(SIZE) --csv $(RESULTS)/rerun.csv
	$(BENCH).search $(DATA) $(SIZE) --csv $(RESULTS)/search.csv
	$(BENCH).growth $(DATA) --newsite $(NEWSITE) --seed $$(date +%s) $(SIZE) --csv $(RESULTS)/growth.csv
	$(BENCH).picture $(RESULTS)/*.csv --out docs/img/performance.svg

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	@echo "Creating a Python environment in .venv"
	@$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python pyproject.toml requirements/run.txt
	@echo "Installing the packages that Presswatch needs (a minute or two)"
	$(INSTALL) --no-deps --require-hashes -r requirements/run.txt
	@echo "Installing Presswatch from this folder"
	$(CHECKOUT)
	@touch $@

.venv/test: .venv/bin/python pyproject.toml requirements/test.txt
	@echo "Installing the packages that the tests need (a minute or two)"
	$(INSTALL) --no-deps --require-hashes -r requirements/test.txt
	@echo "Installing Presswatch from this folder"
	$(CHECKOUT)
	@touch $@ .venv/run
