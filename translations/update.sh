#!/bin/sh
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# update.sh LUPDATE FOLDER: brings license-console_*.ts in FOLDER up to date with the sources.
# German is translated in full; the English file holds plural forms only ("%n license(s)" -> "%n licenses").
set -eu
lupdate=$1
folder=$(cd "$2" && pwd)
cd "$(dirname "$0")/.."
# Without line numbers, so that the files change only when a text does.
for language in de en; do
    only=
    if [ "$language" = en ]; then
        only=-pluralonly
    fi
    # shellcheck disable=SC2086
    "$lupdate" -silent $only -locations none -no-obsolete -extensions cpp,h \
        -source-language en_US -target-language "$language" \
        app models views -ts "$folder/license-console_$language.ts"
done
