#!/bin/bash
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_packages.sh SOURCE_DIR: run.sh and test.sh install what is missing, only that, and nothing when all is there.
set -euo pipefail
# shellcheck source=packaging/packages.sh
. "$1/packaging/packages.sh"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A machine on which everything is installed but what stands in $folder/absent; apt only writes down its arguments.
cat >"$folder/dpkg-query" <<'END'
#!/bin/bash
if grep -qx -- "${@: -1}" "$(dirname "$0")/absent"; then
    echo "dpkg-query: no packages found" >&2
    exit 1
fi
printf installed
END
for program in apt-get apt-cache env id sudo; do
    cat >"$folder/$program" <<'END'
#!/bin/bash
here=$(dirname "$0")
name=$(basename "$0")
case $name in
id) echo "${FAKE_USER:-0}"; exit 0 ;;
apt-cache) exit "${FAKE_KNOWN:-0}" ;;
esac
echo "$name $*" >>"$here/calls"
END
done
chmod +x "$folder"/*

expect() { # WHAT ABSENT EXPECTED-CALLS
    tr ' ' '\n' <<<"$2" >"$folder/absent"
    : >"$folder/calls"
    (PATH=$folder:$PATH; install_missing "${build_packages[@]}" "${test_packages[@]}") >/dev/null
    if [ "$(cat "$folder/calls")" != "$3" ]; then
        echo "FAIL: $1"
        diff <(echo "$3") "$folder/calls" || true
        exit 1
    fi
    echo "PASS: $1"
}

install="env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends"
expect "all there: no apt, no network" "none-of-them" ""
expect "two missing" "qt6-svg-dev awscli" "apt-get update
$install qt6-svg-dev awscli"
FAKE_USER=1000 expect "through sudo when not root" "ninja-build" "sudo apt-get update
sudo $install ninja-build"
FAKE_KNOWN=1 expect "a package that this release does not know" "libqt6opengl6-dev" "apt-get update"
