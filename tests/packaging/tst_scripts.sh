#!/bin/bash
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_scripts.sh SOURCE_DIR: every shell script is read without a complaint.
set -euo pipefail
cd "$1"
mapfile -t scripts < <(find .ci packaging tests resources translations -name '*.sh' -o -path '*/.ci/run' \
    -o -path '*/bash-completion/*' -type f | sort)
[ "${#scripts[@]}" -ge 10 ]
for script in "${scripts[@]}"; do
    bash -n "$script"
done
if ! command -v shellcheck >/dev/null; then
    echo "only their syntax was checked: shellcheck is not installed"
    exit 0
fi
shellcheck -x "${scripts[@]}"
