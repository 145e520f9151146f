# make kit   builds the sample kits into dist/
# make test  runs the gate and the tests
# make gallery  makes the sheets of docs/gallery.md again
# All make their own environment in .venv and are safe to repeat.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: kit test gate check-format catalogs bench clean

kit: $(VENV)/installed
	$(BIN)/kit build child-safety-first

test: $(VENV)/tested debian
	$(MAKE) --no-print-directory gate
	$(BIN)/pytest -q -n 2

gate: $(VENV)/tested
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/tested
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/text.py
	$(BIN)/python benchmarks/posts.py
	$(BIN)/python -m benchmarks.serve

# What Chromium says about lines and boxes, recorded into tests/data/oracle/; needs Debian's chromium.
.PHONY: oracle
oracle: $(VENV)/tested
	$(BIN)/python -m tests.oracle.record

# Runs the commands of docs/gallery.md again, which write the sheets that it shows.
.PHONY: gallery
gallery: $(VENV)/installed
	@sed -n 's/^\$$ kit preview //p' docs/gallery.md | while read -r arguments; do \
	  $(BIN)/kit preview $$arguments || exit 1; \
	done

clean:
	rm -rf $(VENV) dist build *.egg-info

# Unicode's conformance files, fonts beside those of the Python packages (colour emoji, Nastaliq, Tibetan), exiftool, GNU
# gettext, and Chromium, in which pages are tested.
# They are Debian packages; where one can't be installed its tests are skipped and say so.
DEBIAN := unicode-data fonts-noto-color-emoji fonts-noto-core libimage-exiftool-perl gettext chromium
.PHONY: debian
debian:
	@dpkg-query -s $(DEBIAN) >/dev/null 2>&1 || \
	{ test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(DEBIAN) >/dev/null; } || \
	echo "not all of $(DEBIAN) are installed: the tests that need them will be skipped"

$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/pip setup.cfg pyproject.toml
	$(BIN)/pip install -q -e .
	@touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/pip install -q -e ".[test]"
	@touch $@
