#!/bin/bash
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds License Console and runs its whole test suite: what is shown in the dev build, models/ and the service with
# the address and undefined behaviour sanitizers. Arguments go to ctest: packaging/test.sh -R tst_signer
# LICENSE_CONSOLE_TESTDATA names the folder of the public test vectors; tests that need it skip without it.
set -euo pipefail
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/packages.sh
. "$source_dir/packaging/packages.sh"

install_missing "${build_packages[@]}" "${test_packages[@]}"
cd "$source_dir"

test_data=${LICENSE_CONSOLE_TESTDATA-}
if [ -z "$test_data" ] && [ -d ../shared/testdata ]; then
    test_data=$(cd ../shared/testdata && pwd)
fi

summary=""
failed=0
# run_preset NAME OPTION [ARGUMENT...]: configures, builds and tests one preset; a failed test does not stop the next
# preset. The arguments are ctest's.
run_preset() {
    local preset=$1 option=$2 log
    shift 2
    log=build/$preset/test.log
    cmake --preset "$preset" -DLICENSE_CONSOLE_TESTDATA="$test_data" "$option"
    cmake --build --preset "$preset"
    if ! ctest --preset "$preset" --output-junit junit.xml "$@" 2>&1 | tee "$log"; then
        failed=1
    fi
    summary+="$preset: $(grep -E '^[0-9]+% tests passed' "$log" || echo 'the tests did not run')"$'\n'
}

run_preset dev -DLICENSE_CONSOLE_MODELS_TESTS=OFF "$@"
run_preset asan-models -DLICENSE_CONSOLE_MODELS_TESTS=ON "$@"

echo
echo "Totals"
printf '%s' "$summary"
exit "$failed"
