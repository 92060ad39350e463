#!/bin/bash
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_metadata.sh SOURCE_DIR: the desktop file and the metainfo are valid, and name the same application.
set -euo pipefail
cd "$1/packaging"
for tool in desktop-file-validate appstreamcli; do
    if ! command -v "$tool" >/dev/null; then
        echo "skipped: $tool is not installed"
        exit 77
    fi
done
id=$(basename ./*.desktop .desktop)
hints=$(desktop-file-validate "$id.desktop")
echo "$hints"
[ -z "$hints" ]
appstreamcli validate --no-net "$id.metainfo.xml"
grep -q "<id>$id</id>" "$id.metainfo.xml"
grep -q "<launchable type=\"desktop-id\">$id.desktop</launchable>" "$id.metainfo.xml"
grep -q "^Icon=$id$" "$id.desktop"
for icon in "icons/$id.svg" "icons/48x48/$id.png" "icons/128x128/$id.png"; do
    [ -s "$icon" ] || { echo "no $icon"; exit 1; }
done
