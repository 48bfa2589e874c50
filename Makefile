# Detention Ledger. Every target sets up what it needs. DATASETS=dir puts all data elsewhere, PORT= changes the port.
DATASETS ?= datasets
PORT ?= 8001
ORIGIN ?=
export LEDGER_ORIGIN := $(ORIGIN)
SAMPLE ?= 500
PYTHON ?= python3
PY := .venv/bin/python
AT := --datasets "$(DATASETS)"
SERVE := $(PY) -m datasette serve --immutable "$(DATASETS)/build/detention.db" --host 127.0.0.1 --port $(PORT) \
	--metadata metadata.json --template-dir explore/templates --plugins-dir explore/plugins --static static:explore/static \
	--setting default_page_size 50 --setting max_returned_rows 1000 --setting sql_time_limit_ms 2000 \
	--setting facet_time_limit_ms 1000 --setting suggest_facets off --setting max_csv_mb 0 \
	--setting allow_download off --setting truncate_cells_html 400

.DEFAULT_GOAL := help
.PHONY: help setup spark refresh collect extract annotate match locate build table check publish site docs plan serve campaign verify verify-release release publish-to labels coverage test test-all quick lint bench gold protect

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | sort | expand -t 12

setup: .venv/ready ## the environment, from the lock file
.venv/ready: requirements.lock
	$(PYTHON) -m venv .venv
	.venv/bin/pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

spark: setup ## what `annotate-corpus --remote` and the tests of an engine need besides, from a lock file of its own
	.venv/bin/pip install -qq --disable-pip-version-check --require-hashes -r requirements-spark.lock

# Runs every stage. A source that can't be reached or a file that is refused does not keep the rest from being published;
# the exit code is that of the first stage that failed. Where nothing is new since the last publication, build, check and
# publish say so and keep it (etl/publication/standing.py); `.venv/bin/python -m etl build --again` begins anew.
refresh: setup ## the whole line: collect, extract, annotate, build, check, publish
	@status=0; \
	$(PY) -m scrapers collect $(AT) || status=$$?; \
	if [ $$status -eq 75 ]; then exit 75; fi; \
	$(PY) -m scrapers extract $(AT) || status=$$?; \
	$(PY) -m etl annotate $(AT) && $(PY) -m etl build $(AT) && $(PY) -m etl check $(AT) && $(PY) -m etl publish $(AT) \
		|| status=$$?; \
	exit $$status

collect: setup ## ask every source for what is new
	$(PY) -m scrapers collect $(AT)
extract: setup ## documents -> records
	$(PY) -m scrapers extract $(AT)
annotate: setup ## statement texts -> redacted titles, places named
	$(PY) -m etl annotate $(AT)
match: setup ## propose facilities for names the reference does not know
	$(PY) -m etl match $(AT)
locate: setup ## propose county and coordinates for facilities that lack them
	$(PY) -m etl locate $(AT)
build: setup ## records and reference -> candidate warehouse
	$(PY) -m etl build $(AT)
table: setup ## one table alone (T=facility_population) or one check (T=checks.totals_agree)
	$(PY) -m etl table $(T) $(AT)
check: setup ## check the candidate; errors block publication
	$(PY) -m etl check $(AT)
publish: setup ## checked candidate -> Parquet, data package, SQLite, documents
	$(PY) -m etl publish $(AT)
site: setup ## every page as a file, in DATASETS/build/site; ORIGIN=https://… is its lasting address
	$(PY) -m explore bake $(AT) --origin "$(ORIGIN)"
docs: setup ## metadata.json, the data dictionary and the pictures of ARCHITECTURE.md, without a build
	$(PY) -m etl docs $(AT)
	$(PY) -m plan
plan: setup ## the pictures of ARCHITECTURE.md alone
	$(PY) -m plan
serve: setup ## baked pages, and Datasette behind them, on 127.0.0.1:PORT
	@test -e "$(DATASETS)/build/detention.db" || $(MAKE) --no-print-directory refresh
	$(PY) -m explore bake $(AT) --origin "$(ORIGIN)"
	$(SERVE)
release: setup ## freeze what is published in DATASETS/releases (DATE=YYYY-MM-DD, ORIGIN=https://…)
	$(PY) -m etl.releases release $(AT) $(if $(DATE),--date $(DATE)) --origin "$(ORIGIN)"
publish-to: setup ## send the releases to TARGET (a folder, or s3://… with its driver), pointers last
	$(PY) -m etl.releases publish-to $(AT) "$(TARGET)"
verify: setup ## re-read SAMPLE published values from the raw bytes and compare
	$(PY) -m scrapers verify $(AT) --sample $(SAMPLE)
campaign: setup ## inject every fault we promise to survive, and write the table tests/campaign.md
	$(PY) -m tests.campaign
verify-release: setup ## every file of the release against SHA256SUMS, and its signature
	$(PY) -m etl verify $(AT)
labels: setup ## labels of the workbooks that nobody has reviewed, with proposals
	$(PY) -m scrapers labels $(AT)
coverage: setup ## every number in the workbooks' bytes against what was read of it
	$(PY) -m scrapers coverage $(AT)
test: setup ## the test suite, without its slowest files
	$(PY) -m pytest -n 2 -m "not slow"
test-all: setup ## the whole test suite
	$(PY) -m pytest -n 2
quick: setup ## lint of what changed, unit tests, tests of what changed
	$(PY) -m tests.quick
lint: setup ## ruff and mypy --strict
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
protect: setup ## which names of a text are hidden, and why: make protect TEXT=file
	$(PY) -m etl.statements.protect $(TEXT)
gold: setup ## how well the annotation rules do, into tests/gold/REPORT.md
	$(PY) -m tests.gold.report
bench: setup ## performance, as ratios to the floor; `.venv/bin/python -m bench --scale` for cost against size
	$(PY) -m bench
	@cat bench/*.md
