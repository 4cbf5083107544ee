# `make` lists the verbs. Each sets up what it needs first; what is there already costs nothing.

PYTHON ?= python3
RUN := .venv/bin/python -m

.PHONY: help demo test lint types test-py test-js test-browser build bench clean .python .dev .browser

help: ## list these verbs
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 24

demo: .python ## open the quickstart notebook in JupyterLab
	@$(PYTHON) -m tools.setup demo
	@$(RUN) tools.demo

test: .browser ## run every check, as CI does
	@$(RUN) tools.check

lint types test-py test-js build: .dev
	@$(RUN) tools.check $@

test-browser: .browser
	@$(RUN) tools.check $@

lint: ## check style and the direction of imports
types: ## check types
test-py: ## run the Python tests, without a browser
test-js: ## run the TypeScript tests
build: ## bundle the front end, build the wheel; check both
test-browser: ## run the tests in JupyterLab

bench: .browser ## measure reading, latency, slow-down and sizes
	@$(RUN) bench

clean: ## remove all that the other verbs made
	rm -rf .venv .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	rm -rf js/node_modules tbx_widget/static examples/logs

.dev: .python
	@$(PYTHON) -m tools.setup dev

.browser: .python
	@$(PYTHON) -m tools.setup browser

.python:
	@command -v $(PYTHON) >/dev/null || { echo "tbx-widget needs Python 3.10 or newer: there is no $(PYTHON) on PATH."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "tbx-widget needs Python 3.10 or newer; $(PYTHON) is %d.%d. Try: make PYTHON=python3.12 ..." % sys.version_info[:2])'
