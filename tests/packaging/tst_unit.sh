#!/bin/bash
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_unit.sh BINARY_DIR: systemd understands the units without a warning, and they name the place of installation.
set -euo pipefail
if ! command -v systemd-analyze >/dev/null; then
    echo "skipped: systemd is not installed"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$1" --prefix "$folder/usr" >"$folder/log"
units=$folder/usr/lib/systemd/user
ls "$units"
for program in license-console-service "license-console --record"; do
    grep -q "^ExecStart=$folder/usr/bin/$program" "$units"/*.service || { echo "no unit starts $program"; exit 1; }
done
# Without manuals, which are not in the places of the system here.
XDG_RUNTIME_DIR=$folder HOME=$folder SYSTEMD_UNIT_PATH=$units: \
    systemd-analyze verify --user --man=no "$units"/*.service "$units"/*.timer 2>&1 |
    grep license-console >"$folder/complaints" || true
cat "$folder/complaints"
[ ! -s "$folder/complaints" ]
calendar=$(sed -n 's/^OnCalendar=//p' "$units/license-console-record.timer")
systemd-analyze calendar --iterations=3 "$calendar"
