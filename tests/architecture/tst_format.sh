#!/bin/sh
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_format.sh CLANG_FORMAT SOURCE_DIR: every C++ file is formatted as .clang-format says.
set -eu
formatter=$1
cd "$2"
case $("$formatter" --version 2>/dev/null || true) in
*"version 14."*) ;;
*)
    echo "skipped: clang-format 14 is not installed; other versions format differently"
    exit 77
    ;;
esac
find app models views tests -name build -prune -o \( -name '*.cpp' -o -name '*.h' \) -print0 |
    xargs -0 -r -n 40 -P 2 "$formatter" --dry-run -Werror --style=file
