# Every target does its own set-up: a fresh clone needs Python 3.11 or newer, git and make, no more.
# Paths are relative and programs run as `python -m`, so the folder may have any name and be moved.

PYTHON ?= python3
ENGINE ?= mkdocs
ARGS ?=

VENV ?= .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input
# Silent when it works; when it does not, once more aloud, so that the cause can be read.
INSTALL = $(call INSTALL_WITH,$(PIP))
INSTALL_WITH = $(1) -qq install --require-hashes -r $< || $(1) install --require-hashes -r $< || { \
	echo 'What $< lists could not be installed; pip says why above. It is fetched once from the' \
		'package index, which this needs a network (or a mirror that pip knows) for.' >&2; false; }

# Stamps lie inside the virtual environment and go with it; each is newer than what it installed.
SITE_READY := $(VENV)/.ready-site
TOOLS_READY := $(VENV)/.ready-tools
DEV_READY := $(VENV)/.ready-dev
ENGINES_READY := $(VENV)/.ready-engines
# The programs that load the data files as readers do: in an environment of their own, so that what
# they need never decides what builds the site.
CLIENTS := .venv-clients
CLIENTS_READY := $(CLIENTS)/.ready
ENGINE_READY := $(if $(filter-out mkdocs,$(ENGINE)),$(ENGINES_READY))

ifeq ($(filter mkdocs properdocs zensical,$(ENGINE)),)
$(error ENGINE is mkdocs, properdocs or zensical, not "$(ENGINE)")
endif

# A virtual environment that cannot run pip (the system's Python was replaced, or an earlier set-up
# was cut short) is made anew, and what was installed in it along with it.
ifeq ($(shell $(PY) -c 'import pip; print("runs")' 2>/dev/null),)
.PHONY: $(VENV)/pyvenv.cfg
endif

# Python finds itself by PATH, which a bare environment (env -i, some schedulers) does not have.
ifndef PATH
export PATH := /usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin
endif

# Build scripts read the engine here. What the caller's shell says about Python is not for us.
# Without compiled modules each of the hundred commands that tests start would take a second more.
export ENGINE
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help site pdf offline serve check render new promote diff verify archive migrate schema phrases \
	test test-all test-rest test-shipped test-library test-pythons goldens mutants lint format \
	bench audit \
	setup setup-tools setup-test setup-clients browser requirements clean distclean

help: ## show this list
	@echo 'make TARGET [ARGS="..."] [ENGINE=mkdocs|properdocs|zensical] [PYTHON=python3]'
	@sed -n 's/^\([a-z-]*\):.*## /  \1\t/p' Makefile | expand -t 16

site: $(SITE_READY) $(ENGINE_READY) ## check, render and publish the briefing into site/
	$(PY) scripts/build.py $(ARGS)

pdf: $(TOOLS_READY) $(ENGINE_READY) ## publish the site with the whole briefing as a PDF, site/briefing.pdf (needs Chromium)
	$(PY) scripts/build.py --pdf $(ARGS)

offline: $(SITE_READY) ## publish a copy into offline/ that opens from disk, without a web server
	$(PY) scripts/build.py --from-disk --site offline $(ARGS)

serve: $(SITE_READY) $(ENGINE_READY) ## preview the site; edits appear in the browser without a restart
	$(PY) scripts/serve.py $(ARGS)

check: $(SITE_READY) ## check the records and report each problem with its place
	$(PY) scripts/check.py $(ARGS)

render: $(SITE_READY) ## write only the Markdown pages, into build/pages
	$(PY) scripts/render.py --out build/pages $(ARGS)

new: $(TOOLS_READY) ## begin a record or a briefing: ARGS='actor "Jane Example"', ARGS="briefing ../fire"
	$(PY) scripts/new.py $(ARGS)

promote: $(SITE_READY) ## make source records of the evidence that is written in place
	$(PY) scripts/promote.py $(ARGS)

diff: $(SITE_READY) ## show what changes on the site: ARGS="main" compares with the current files
	$(PY) scripts/diff.py $(ARGS)

verify: $(TOOLS_READY) ## visit every source and look for its excerpts: ARGS="--out build/verify.jsonl"
	$(PY) scripts/verify.py $(ARGS)

archive: $(SITE_READY) ## write the archive addresses found by verify into the source records
	$(PY) scripts/archive.py $(ARGS)

migrate: $(SITE_READY) ## update the data to the schema version of these scripts
	$(PY) scripts/migrate.py $(ARGS)

phrases: $(SITE_READY) ## collect the text of the pages for translators: ARGS=fr begins a catalogue
	$(PY) scripts/phrases.py $(ARGS)

schema: $(SITE_READY) ## write the JSON Schemas that editors use, into docs/schema
	$(PY) scripts/schema.py $(ARGS)

# A briefing that was begun with this generator leaves the software's tests with the generator.
ifeq ($(wildcard tests/conftest.py),)
test test-all test-rest test-shipped test-library test-pythons goldens mutants lint bench audit:
	@echo "This briefing has no tests of its own: those of the software are with the generator."
else
# What this make was told is not for the makes that tests run. Where nothing is left to run, pytest
# exits with 5, and says so in a line that is easily overlooked.
PYTEST = env -u MAKEFLAGS -u MAKEOVERRIDES -u MFLAGS -u MAKELEVEL -u ARGS $(PY) -m pytest -n 2
RUN = || { code=$$?; [ $$code = 5 ] && echo 'No test ran: none fits ARGS="$(subst ','\'',$(ARGS))".' >&2; exit $$code; }

OTHER_PYTHONS := 3.12 3.13

test: setup-test lint browser ## run the checks and tests of the software (ARGS go to pytest)
	$(PYTEST) -m "not full and not shipped" $(ARGS) $(RUN)

test-all: setup-test setup-clients lint browser test-pythons ## run the same, and everything that takes longer
	$(PYTEST) $(ARGS) $(RUN)

test-rest: setup-test setup-clients browser test-pythons ## run what test-all has and test does not
	$(PYTEST) -m "full or shipped" $(ARGS) $(RUN)

test-shipped: setup-test browser ## test the briefing in data/
	$(PYTEST) -m "shipped and not full" $(ARGS) $(RUN)

test-library: $(SITE_READY) $(TOOLS_READY) $(DEV_READY) ## run only the library's tests, with any Python: PYTHON=python3.13 VENV=.venv-3.13
	$(PYTEST) -m "not full" tests/library $(ARGS) $(RUN)

# On PATH, or where pyenv keeps the Pythons that it does not show there.
test-pythons: ## run the library's tests with every other Python found on this machine
	@for version in $(OTHER_PYTHONS); do \
		found=; \
		for python in python$$version "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/$$version*/bin/python; do \
			if [ ! "$$found" ] && "$$python" -c '' 2>/dev/null; then found=$$python; fi; \
		done; \
		if [ "$$found" ]; then \
			$(MAKE) --no-print-directory VENV=.venv-$$version PYTHON="$$found" ARGS= test-library || exit; \
		else echo "python$$version is not here: the library is not tried with it"; fi; \
	done

goldens: setup-test browser ## rewrite the golden files, to be reviewed as a diff
	$(PYTEST) tests/goldens --regen-all $(ARGS) $(RUN)

mutants: setup-test browser ## break the software in one place at a time and check that make test notices
	PYTHONPATH=scripts:. $(PY) -m tests.mutants.run $(ARGS)

lint: $(DEV_READY) ## check style, types and layers; JavaScript, style sheets and templates too
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	PYTHONPATH=scripts $(PY) $(VENV)/bin/lint-imports --no-logo
	$(VENV)/bin/biome ci --colors=off --error-on-warnings --config-path=biome.jsonc docs templates
	PYTHONPATH=scripts:. $(PY) -m tests.lint.templates

bench: setup-test ## measure the figures that have budgets
	PYTHONPATH=scripts:. $(PY) tests/bench/bench.py $(ARGS)

audit: setup-test browser ## run Lighthouse and the HTML checker (needs Node and Java): ARGS="actors/x/"
	PYTHONPATH=scripts:. $(PY) tests/audit/audit.py $(ARGS)
endif

format: $(DEV_READY) ## format Python, JavaScript and style sheets as `make lint` requires
	$(PY) -m ruff format
	$(PY) -m ruff check --fix
	$(VENV)/bin/biome check --write --config-path=biome.jsonc docs templates

setup: $(SITE_READY) ## install what building needs
	@:

setup-tools: $(TOOLS_READY) ## also install what visiting pages needs
	@:

setup-test: $(SITE_READY) $(TOOLS_READY) $(DEV_READY) $(ENGINES_READY) ## also install what testing needs
	@:

setup-clients: $(CLIENTS_READY) ## install the programs that load the data files, into .venv-clients
	@:

browser: $(DEV_READY) ## find a Chromium for the tests, or install one
	PYTHONPATH=scripts:. $(PY) -m tests.support.browser

# The header names the options because Dependabot reads them there when it compiles the files.
COMPILE := $(PY) -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command \
	"make requirements (uv pip compile --universal --python-version 3.11)"

requirements: $(DEV_READY) ## compile the requirements (ARGS=--upgrade uses the newest versions)
	$(COMPILE) $(ARGS) requirements.in --output-file requirements.txt
	$(COMPILE) $(ARGS) requirements/tools.in --output-file requirements/tools.txt
	$(COMPILE) $(ARGS) requirements/dev.in --output-file requirements/dev.txt
	$(COMPILE) $(ARGS) requirements/engines.in --output-file requirements/engines.txt
	$(COMPILE) $(ARGS) requirements/clients.in --output-file requirements/clients.txt

clean: ## remove what building and testing made, but keep the set-up
	rm -rf build site offline .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find scripts tests -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## also remove the set-up
	rm -rf $(VENV) $(CLIENTS)

$(VENV)/pyvenv.cfg:
	@"$(PYTHON)" -c '' 2>/dev/null || { \
		echo 'Python 3.11 or newer is needed, and "$(PYTHON)" does not run.' \
			'Install it, or name another: make PYTHON=python3.12' >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is $$("$(PYTHON)" --version 2>&1)." \
			"Name another: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) has no venv module." \
			"On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Making $(VENV) with $$("$(PYTHON)" --version)"
	@"$(PYTHON)" -m venv --clear $(VENV)

$(SITE_READY): requirements.txt $(VENV)/pyvenv.cfg
	@echo "Installing what building needs"
	@$(INSTALL)
	@touch $@

$(TOOLS_READY): requirements/tools.txt $(SITE_READY)
	@echo "Installing what visiting pages needs"
	@$(INSTALL)
	@touch $@

$(DEV_READY): requirements/dev.txt $(SITE_READY)
	@echo "Installing what testing needs"
	@$(INSTALL)
	@touch $@

$(ENGINES_READY): requirements/engines.txt $(SITE_READY)
	@echo "Installing the other engines"
	@$(INSTALL)
	@touch $@

# One of them builds PyICU, which has no wheels, so this alone may need more than Python.
$(CLIENTS_READY): requirements/clients.txt $(SITE_READY)
	@echo "Installing the programs that load the data files"
	@$(PY) -m venv --clear $(CLIENTS)
	@$(call INSTALL_WITH,$(CLIENTS)/bin/python -m pip --disable-pip-version-check --no-input) || { \
		echo 'If PyICU could not be built: it needs a C++ compiler and the development files of' \
			'Python and ICU. On Debian and Ubuntu: apt-get install g++ pkg-config libicu-dev' \
			'python3-dev; on macOS: brew install pkgconf icu4c' >&2; exit 1; }
	@touch $@
