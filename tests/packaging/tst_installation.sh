#!/bin/bash
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_installation.sh BINARY_DIR: the installed programs run from a folder of their own, started from another.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$1" --prefix "$folder/usr" >"$folder/log"
export HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run" QT_QPA_PLATFORM=offscreen
mkdir -p "$HOME" "$XDG_RUNTIME_DIR" "$folder/elsewhere"
chmod 700 "$XDG_RUNTIME_DIR"
mv "$folder/usr" "$folder/moved"
cd "$folder/elsewhere"
for program in license-console license-console-service; do
    version=$("$folder/moved/bin/$program" --version)
    echo "$version"
    [[ $version == *[0-9].[0-9]* ]]
    "$folder/moved/bin/$program" --help | grep -q -- --data
done

# Without a display it says so in one line and names the way out, instead of aborting inside Qt.
code=0
env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM "$folder/moved/bin/license-console" \
    2>"$folder/sentence" || code=$?
cat "$folder/sentence"
[ "$code" -eq 2 ]
[ "$(wc -l <"$folder/sentence")" -eq 1 ]
grep -q -- --export "$folder/sentence"

find "$folder/moved" -type f | sed "s,$folder/moved/,," | sort
for file in applications/*.desktop metainfo/*.metainfo.xml icons/hicolor/scalable/apps/*.svg; do
    compgen -G "$folder/moved/share/$file" >/dev/null || { echo "not installed: $file"; exit 1; }
done
