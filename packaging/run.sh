#!/bin/bash
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds License Console and starts it on the embedded service with sample data.
#   packaging/run.sh             the window
#   packaging/run.sh -- ARGS     license-console ARGS, e.g. -- --export report.pdf --connection local:vendor
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_dir=$(dirname "$here")
# shellcheck source=packaging/packages.sh
. "$here/packages.sh"

case ${1-} in
"") arguments=(--connection local) ;;
--) shift; arguments=("$@") ;;
*)
    sed -n '4,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    case $1 in -h | --help) exit 0 ;; *) exit 2 ;; esac
    ;;
esac

install_missing "${build_packages[@]}" >&2
(
    cd "$source_dir"
    cmake --preset release
    cmake --build --preset release --target license-console license-console-service
) >&2
exec "$source_dir/build/release/bin/license-console" "${arguments[@]}"
