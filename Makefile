# The three commands of a working day: make run, make check, make test.
.DEFAULT_GOAL := help
.PHONY: help run dist test check interop fuzz bench faults fmt clean

help: ## What there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build it and open it on this machine
	@scripts/setup.sh build
	@scripts/build.sh
	@node scripts/serve.mjs

dist: ## Build dist/, what an institution puts on its server
	@scripts/setup.sh build
	@scripts/build.sh

check: ## Formatting, lints, documentation, layers, licences: fast, before each commit
	@scripts/check.sh

test: ## Everything, in three browsers
	@scripts/test.sh

interop: ## Whether libraries of others read and write what we do
	@scripts/setup.sh test
	@scripts/interop.sh

fuzz: ## A million broken inputs for each reader: minutes
	@scripts/fuzz.sh 1000000

bench: dist ## How fast and how large, beside others' widgets: docs/performance.md, 50 minutes
	@scripts/bench.sh

faults: dist ## Whether anything is lost when browsers are killed, full, or worse: docs/reliability.md, half an hour
	@scripts/setup.sh test
	@scripts/faults.sh

fmt: ## Format the Rust sources
	@cargo fmt

clean: ## Remove what was built
	@rm -rf target dist test-output node_modules
