# `make study` and `make test` do all the set-up on a machine with Python 3.11 or newer, git and make.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help study test bench environment cluster lint format lock clean

PYTHON ?= python3
BIN := .venv/bin
# Bytecode and paths of the caller's would slow the jobs down or lead them astray.
unexport PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME
export UV_PYTHON_DOWNLOADS := never
export PYTHONHASHSEED := 0

LOCKED := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

ifneq ($(words $(CURDIR)),1)
$(error The path of this checkout has a space: "$(CURDIR)". Snakemake cannot run scripts from there. Move the checkout to a path without spaces; study folders may have them)
endif

help:  ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

study: .venv/ready  ## run the shipped example and say where its report lies
	@$(BIN)/snakemake --cores all
	@echo
	@echo "The report of the shipped example, from synthetic data, is ready. Open"
	@echo "  studies/impact/results/shareable/report/report.html   in a browser,"
	@echo "  studies/impact/results/shareable/report/report.pdf    to print, or"
	@echo "  studies/impact/results/shareable/report/report.docx   in Word or LibreOffice."

test: .venv/ready lint  ## run every check
	@$(BIN)/pytest -n 2 --dist loadfile --cov --cov-report=term

bench: .venv/bench  ## measure the pipeline; prints `name: value` lines
	@$(BIN)/python benchmarks/run.py
	@$(BIN)/python benchmarks/scale.py
	@$(BIN)/python benchmarks/text.py
	@$(BIN)/python benchmarks/batches.py
	@$(BIN)/python benchmarks/render.py

environment: .venv/ready  ## make the environment from the lock, and nothing else

cluster: .venv/cluster  ## add the plugins for SLURM and for storage (docs/cluster.md)

lint: .venv/ready  ## check the form of code, rules and prose
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/snakefmt --check Snakefile workflow/rules/*.smk 2>/dev/null || { echo "snakefmt would reformat a rule file: make format"; exit 1; }
	@$(BIN)/codespell

format: .venv/ready  ## put code and rules into their form
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/snakefmt Snakefile workflow/rules/*.smk

lock: .venv/ready  ## resolve the dependencies anew (needs the network)
	$(BIN)/uv pip compile --upgrade $(LOCKED) --extra develop pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --upgrade $(LOCKED) requirements-bench.in -o requirements-bench.lock
	$(BIN)/uv pip compile --upgrade $(LOCKED) --constraint requirements.lock --extra cluster pyproject.toml -o requirements-cluster.lock

clean:  ## remove the environment and the results of the shipped examples
	rm -rf .venv studies/*/results studies/*/.snakemake

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "plait needs Python 3.11 or newer; name one with: make PYTHON=python3.12 study"; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { echo "Python's venv module is not complete; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Making the environment from requirements.lock (a minute, once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-uv.lock
	@$(BIN)/uv pip sync --quiet --require-hashes --compile-bytecode requirements.lock
	@$(BIN)/uv pip install --quiet --offline --no-build-isolation --no-deps --editable .
	@touch $@

.venv/bench: .venv/ready requirements-bench.lock
	@$(BIN)/uv pip install --quiet --require-hashes -r requirements-bench.lock
	@touch $@

.venv/cluster: .venv/ready requirements-cluster.lock
	@$(BIN)/uv pip install --quiet --require-hashes --compile-bytecode -r requirements-cluster.lock
	@touch $@
