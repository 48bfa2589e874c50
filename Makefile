# Detention Ledger. Each target sets up what it needs; DATASETS=dir puts all data elsewhere, PORT= changes the port.
DATASETS ?= datasets
PORT ?= 8001
PYTHON ?= python3
PY := .venv/bin/python

.PHONY: help setup
help:            ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*##/  /' | sort

setup: .venv/ready
.venv/ready: requirements.lock
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --require-hashes -r requirements.lock
	touch $@
