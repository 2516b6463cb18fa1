# The one door to everything: make setup | run | test | check | dev | e2e | bench | format
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
JOBS ?= $(shell nproc)

.PHONY: help setup run test check dev e2e bench format asan tsan golden eval screenshots images-test replicas clean

help:
	@sed -n 's/^## //p' Makefile

## make setup   installs what is missing and builds the release program and the page
setup:
	@tools/setup

## make run     starts everything with demo data and answers a first question (ONCE=1: then stops)
run: setup
	@tools/run

## make test    sets up what is missing and runs every test
test: setup
	@tools/test

## make check   formats, layers, linters, types
check:
	@tools/check

## make dev     the backend with fresh builds and the page with hot reload
dev: setup
	@DEV=1 tools/run

## make e2e     the browser journey alone
e2e: setup
	@tools/e2e

## make bench   speed and memory against DuckDB itself, as ratios, and beside a slow model
bench: setup
	@tools/bench

## make format  rewrites the code in the project's format
format:
	@find backend/src backend/tests -name '*.cpp' -o -name '*.h' | xargs clang-format -i
	@cd frontend && npm run --silent format

## make asan | tsan   the C++ tests under sanitizers
asan tsan:
	@tools/backend $@

## make golden   questions, plans, SQL, rows: what changed (UPDATE=1 rewrites the transcripts)
golden: setup
	@tools/golden

## make eval    the rule engine against the tuning sets of ../shared, where they are
eval: setup
	@tools/eval

## make screenshots   every page, both themes, three widths, into frontend/screenshots/
screenshots: setup
	@SCREENSHOTS=1 tools/e2e

## make images-test   the images of deploy/, built, run and restored without a Docker engine (an hour at first)
images-test: setup
	@tools/images-test

## make replicas   the tests of the API against two backends behind nginx
replicas: setup
	@tools/replicas

## make clean   removes what was built; the data of `make run` stays (it is in .run/)
clean:
	@rm -rf backend/build frontend/.next frontend/node_modules
