#!/bin/bash
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_unit.sh BINARY_DIR: systemd understands the unit of the service, without a warning.
set -euo pipefail
if ! command -v systemd-analyze >/dev/null; then
    echo "skipped: systemd is not installed"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$1" --prefix "$folder/usr" >"$folder/log"
unit=$folder/usr/lib/systemd/user/license-console-service.service
# The unit names the place it is made for; here the program lies elsewhere, and manuals are not installed.
sed -i -e "s,^ExecStart=[^ ]*,ExecStart=$folder/usr/bin/license-console-service," \
    -e /^Documentation=/d "$unit"
XDG_RUNTIME_DIR=$folder HOME=$folder systemd-analyze verify --user "$unit" 2>&1 |
    grep license-console-service >"$folder/complaints" || true
cat "$folder/complaints"
[ ! -s "$folder/complaints" ]
