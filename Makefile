# quizapp: the commands a newcomer needs. `make study` and `make test` install what they need on their first run.
#
# The checkout may lie in a folder with blanks or Chinese in its name, so every path here is relative.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# Any Python from 3.11 on will do; `make study PYTHON=/path/to/python` chooses another.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
  command -v $$name >/dev/null && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$name; break; }; done)
VENV := .venv
RUN := $(VENV)/bin/python
QUIZAPP := $(RUN) -m quizapp

# An empty HOME means no home, not the folder "": pip and quizapp then ask the password database.
ifeq ($(strip $(HOME)),)
unexport HOME
endif
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# pip's output goes to a log; what is seen is one line with a count.
define install
	@printf 'quizapp: 安装 / installing …'; [ ! -t 1 ] || counted='\rquizapp: 安装 / installing … %d'; \
	  $(RUN) -m pip install --no-input -c constraints.txt setuptools >$(VENV)/install.log 2>&1 \
	  && { $(RUN) -m pip install --no-input --use-pep517 --no-build-isolation -c constraints.txt -e '.$(1)' 2>&1 \
	    | tee -a $(VENV)/install.log \
	    | awk -v counted="$${counted:-}" '/^ *Collecting /{printf counted, ++n; fflush()}'; } \
	  || { printf '\n'; grep -E '^ *ERROR' $(VENV)/install.log | head -3 >&2; \
	       echo 'quizapp: 安装没有成功，详见 / the installation failed, see $(VENV)/install.log' >&2; exit 1; }
	@printf ' 好了 / done\n'
	@touch $@
endef

.PHONY: help study test check format types layers pytest web eval train bench screenshots pins clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "make %-12s %s\n", $$1, $$2}'

$(RUN):
	@[ -n '$(PYTHON)' ] || { echo 'quizapp: needs Python 3.11 or later (Debian: apt install python3)' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "quizapp: this Python cannot make environments (Debian: apt install $$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'))" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runs: pyproject.toml constraints.txt | $(RUN)
	$(call install,)

$(VENV)/.tests: pyproject.toml constraints.txt | $(RUN)
	$(call install,[test])
	@touch $(VENV)/.runs

study: $(VENV)/.runs ## make the deck of the article in seeds/ and study it; without a terminal: write the Anki package to decks/
	@exec $(QUIZAPP) welcome seeds/*.txt --export decks

web: $(VENV)/.runs ## the same in a browser, on this machine only
	@exec $(QUIZAPP) web

test: $(VENV)/.tests check pytest ## install what the tests need, then lint, types, layers and every test

check: $(VENV)/.tests format types layers ## lint, format, types, layers

format: $(VENV)/.tests
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .

types: $(VENV)/.tests
	@$(RUN) -m mypy

layers: $(VENV)/.tests
	@$(RUN) -c 'from importlinter.cli import lint_imports_command as main; main()' --no-logo 2>&1

pytest: $(VENV)/.tests
	@$(RUN) -m pytest -n 2 --dist loadfile -q

eval: $(VENV)/.tests ## measure the questions over every development text and print one table
	@$(RUN) -m benchmarks.quality

train: $(VENV)/.runs ## fit the small models anew from the stored verdicts (needs the texts)
	@$(RUN) -m pip install -q -c constraints.txt 'scikit-learn'
	@$(RUN) -m benchmarks.training

bench: $(VENV)/.tests ## speed: start-up, next card, one process against two
	@$(RUN) -m benchmarks.jobs

screenshots: $(VENV)/.tests ## draw the screens for docs/ anew
	@$(RUN) -m benchmarks.screenshots

pins: ## constraints.txt anew from a fresh environment with every extra
	@rm -rf build/pins && $(PYTHON) -m venv build/pins && build/pins/bin/python -m pip install -q setuptools '.[test,train]'
	@{ sed -n '/^#/p' constraints.txt; build/pins/bin/python -m pip freeze --all --exclude pip --exclude quizapp | sort -f; } > build/constraints.txt
	@mv build/constraints.txt constraints.txt

clean: ## remove the environment and every cache (decks and progress stay)
	@rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
