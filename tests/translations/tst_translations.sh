#!/bin/bash
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_translations.sh LUPDATE SOURCE_DIR: the .ts files know every text of the sources, and every text is translated.
set -euo pipefail
lupdate=$1
translations=$2/translations
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$translations"/*.ts "$folder"
"$translations/update.sh" "$lupdate" "$folder" 2>"$folder/messages" || { cat "$folder/messages"; exit 1; }

failed=0
# Text of such a class is looked up under another name than it is stored under, and so never translated.
if grep -E "lacks Q_OBJECT|Discarding unconsumed" "$folder/messages"; then
    failed=1
fi
for file in "$translations"/*.ts; do
    name=$(basename "$file")
    if ! cmp -s "$file" "$folder/$name"; then
        echo "$name is older than the sources: build the target update_translations and translate"
        diff "$file" "$folder/$name" | grep -E '<(source|name)>' | head -40 || true
        failed=1
    fi
    unfinished=$(grep -c -E 'type="(unfinished|vanished|obsolete)"' "$file" || true)
    if [ "$unfinished" -ne 0 ]; then
        echo "$name: $unfinished texts are not translated:"
        grep -B 3 'type="unfinished"' "$file" | grep '<source>' | head -40 || true
        failed=1
    fi
done
exit "$failed"
