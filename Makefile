# Brygga, from `python3` (3.11 or newer) and `make` alone.
# Each step leaves a stamp in .venv, so the second call costs nothing; a changed lock file runs it again.
PYTHON ?= python3
DATA   ?= data
PORT   ?= 8000

VENV := .venv
# What the measurements are held against lives apart, so that it disturbs nothing; only `make bench` wants it.
BENCH := .venv-bench
# What breaks the rules on purpose, beside all that the tests need; only `make mutate` wants it.
MUTATION := .venv-mutation
PY   := $(VENV)/bin/python
# Whatever reads the settings without a fund (types, migrations) leaves its key and files here, not in ./data.
NO_FUND := BRYGGA_DATA=build/no-fund
TEXT := $(wildcard src/brygga/locale/*/LC_MESSAGES/*.po)

.PHONY: help setup run test test-long bench mutate journey lint types migrations messages lock clean
.DEFAULT_GOAL := help

help:
	@echo "make run        set up, make a demo world in ./$(DATA) if there is none, serve it"
	@echo "make test       every test, on SQLite and on PostgreSQL"
	@echo "make setup      only the environment: .venv and .venv/bin/brygga"
	@echo "make journey    the main job in a browser, on an empty data directory"
	@echo "make test-long  the same tests with many more sequences, kills and random cases"
	@echo "make bench      the measurements, each beside its baseline"
	@echo "make mutate     which deliberate faults in the rules of money no test sees (ROOMS=\"capital aid\", EVERY=3)"
	@echo "make lint       style, layers, templates, types"
	@echo "make migrations write the migrations that changed models need"
	@echo "make messages   gather the texts into the English catalogue"
	@echo "make lock       work out requirements/*.txt anew from requirements/*.in"

setup: $(VENV)/.runtime $(VENV)/.locale $(VENV)/bin/brygga

run: setup
	@[ -e $(DATA)/brygga.sqlite3 ] || $(VENV)/bin/brygga demo --data $(DATA)
	@exec $(VENV)/bin/brygga serve --data $(DATA) --port $(PORT)

test: setup $(VENV)/.dev
	@$(PY) tools/run_tests.py

test-long: setup $(VENV)/.dev
	@BRYGGA_LONG=1 $(PY) tools/run_tests.py

journey: setup $(VENV)/.dev
	@$(PY) tools/run_tests.py journeys

bench: setup $(VENV)/.dev $(BENCH)/.made
	@$(PY) tools/run_bench.py

mutate: $(MUTATION)/.made
	@$(MUTATION)/bin/python tools/mutate.py $(if $(EVERY),--every $(EVERY)) $(ROOMS)

lint: setup $(VENV)/.dev
	@$(PY) -m ruff check src tests tools
	@$(VENV)/bin/lint-imports
	@$(PY) -m djlint --lint --quiet src/brygga
	@$(NO_FUND) $(PY) -m mypy

types: setup $(VENV)/.dev
	@$(NO_FUND) $(PY) -m mypy

migrations: setup
	@$(NO_FUND) $(PY) -m django makemigrations --skip-checks --settings brygga.config.settings

messages: setup
	@$(PY) tools/messages.py

lock: setup
	@sh tools/lock.sh $(VENV)/bin/uv

clean:
	rm -rf $(VENV) $(BENCH) $(MUTATION) build mutants .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/.made: requirements/uv.txt tools/make_venv.sh
	@sh tools/make_venv.sh $(PYTHON) $(VENV)
	@touch $@

$(VENV)/.runtime: requirements/runtime.txt $(VENV)/.made
	@sh tools/install.sh $(VENV) $<
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	@sh tools/install.sh $(VENV) $<
	@touch $@

$(BENCH)/.made: requirements/bench.txt requirements/uv.txt tools/make_venv.sh
	@sh tools/make_venv.sh $(PYTHON) $(BENCH)
	@sh tools/install.sh $(BENCH) $< django-hordak
	@touch $@

$(MUTATION)/.made: requirements/runtime.txt requirements/dev.txt requirements/mutation.txt requirements/uv.txt tools/make_venv.sh
	@sh tools/make_venv.sh $(PYTHON) $(MUTATION)
	@for lock in runtime dev mutation; do sh tools/install.sh $(MUTATION) requirements/$$lock.txt || exit 1; done
	@touch $@

$(VENV)/.locale: $(TEXT) $(VENV)/.runtime
	@[ -z "$(TEXT)" ] || $(PY) -m babel.messages.frontend -q compile --domain django --directory src/brygga/locale
	@touch $@

# A launcher instead of an installed package: the code that runs is the code in src/.
$(VENV)/bin/brygga: tools/launcher.sh $(VENV)/.made
	@cp tools/launcher.sh $@ && chmod 755 $@
