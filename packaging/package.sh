#!/bin/bash
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the Debian package of License Console and checks it: lintian, and both programs from a fresh tree.
#   packaging/package.sh [FOLDER]     FOLDER receives the package; it is build/package unless named
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_dir=$(dirname "$here")
# shellcheck source=packaging/packages.sh
. "$here/packages.sh"

case ${1-} in
-*)
    sed -n '4,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    case $1 in -h | --help) exit 0 ;; *) exit 2 ;; esac
    ;;
esac
folder=$(realpath -m "${1-$source_dir/build/package}")

install_missing "${build_packages[@]}" dpkg-dev lintian xvfb xauth x11-utils
cd "$source_dir"
cmake --preset release
cmake --build --preset release --target license-console license-console-service
tests/packaging/tst_package.sh build/release
cpack --config build/release/CPackConfig.cmake -G DEB -B "$folder"
rm -rf "$folder/_CPack_Packages"
echo
echo "Install it with: sudo apt install $(echo "$folder"/*.deb)"
