#!/bin/bash
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_manuals.sh SOURCE_DIR BINARY_DIR: manuals are clean and tell of every option; the completion knows every option
# and page, too.
set -euo pipefail
source_dir=$1
bin=$2/bin
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME=$folder LC_ALL=C.UTF-8 PATH=$bin:$PATH
fail() { echo "FAIL: $*"; exit 1; }
options_of() { "$bin/$1" "$2" | grep -oE -- '^ +(-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+'; }

for program in license-console license-console-service; do
    manual=$source_dir/packaging/man/$program.1
    if command -v man >/dev/null && command -v groff >/dev/null; then
        MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$manual" 2>"$folder/warnings" >/dev/null
        cat "$folder/warnings"
        [ ! -s "$folder/warnings" ] || fail "$program.1 has warnings"
    fi
    options=$(options_of $program --help)
    [ "$(wc -l <<<"$options")" -ge 7 ] || fail "--help of $program lists no options"
    for option in $options; do
        grep -qF -- "${option//-/\\-}" "$manual" || fail "$program.1 does not tell of $option"
    done
done

# shellcheck source=packaging/bash-completion/license-console
. "$source_dir/packaging/bash-completion/license-console"
# complete_words WORD...: what the last word can become.
complete_words() {
    COMP_WORDS=(license-console "$@")
    COMP_CWORD=$#
    COMPREPLY=()
    _license_console license-console
    printf '%s\n' "${COMPREPLY[@]}"
}
for option in $(options_of license-console --help); do
    complete_words "${option:0:5}" | grep -qx -- "$option" || fail "$option is not completed"
done
complete_words --page grant-in | grep -qx grant-inbox || fail "pages are not completed"
[ "$(complete_words --connection local : v)" = vendor ] || fail "local:vendor is not completed"
mkdir "$folder/.aws"
printf '[default]\nregion = us-east-1\n[profile production]\n[sso-session s]\n' >"$folder/.aws/config"
printf '[test]\n' >"$folder/.aws/credentials"
[ "$(complete_words --connection profile : "" | sort | xargs)" = "default production test" ] ||
    fail "profiles are not completed: $(complete_words --connection profile : "" | xargs)"
[ "$(complete_words --sample "")" = reset ] || fail "--sample is not completed"
