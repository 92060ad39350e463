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
# The only hint is that the name has capitals, as the bus and the desktop file have them.
appstreamcli validate --no-net --pedantic "$id.metainfo.xml"
hints=$(appstreamcli validate --no-net --pedantic "$id.metainfo.xml" |
    grep -E '^[EWIP]: ' | grep -v cid-contains-uppercase-letter || true)
[ -z "$hints" ]
grep -q "<id>$id</id>" "$id.metainfo.xml"
grep -q "<launchable type=\"desktop-id\">$id.desktop</launchable>" "$id.metainfo.xml"
grep -q "^Icon=$id$" "$id.desktop"
python3 - "$id" <<'END'
import struct, sys, xml.dom.minidom
name = sys.argv[1]
for size in 48, 128:
    with open(f"icons/{size}x{size}/{name}.png", "rb") as file:
        begin = file.read(24)
    assert begin[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", begin[16:]) == (size, size), f"icon of {size}"
drawing = xml.dom.minidom.parse(f"icons/{name}.svg").documentElement
assert drawing.tagName == "svg" and (drawing.getAttribute("viewBox") or drawing.getAttribute("width"))
END
# One version everywhere.
version=$(sed -n 's/^project(.* VERSION \([0-9.]*\) .*/\1/p' ../CMakeLists.txt)
[ -n "$version" ]
head -1 debian/changelog | grep -qF "($version)"
grep -m1 -o '<release version="[^"]*"' "$id.metainfo.xml" | grep -qF "\"$version\""
grep -q "version: $version$" appimage/AppImageBuilder.yml
# Recipes say first of all that nobody has tried them.
for recipe in appimage/*.yml flatpak/*.yml; do
    head -1 "$recipe" | grep -q "^# Untried: " || { echo "$recipe says nothing"; exit 1; }
done
