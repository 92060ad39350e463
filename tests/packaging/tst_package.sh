#!/bin/bash
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_package.sh BINARY_DIR: the Debian package of this build is free of complaints, holds what it should, and what it
# holds runs from a fresh tree: tasks without a display, and the window.
set -euo pipefail
for tool in cpack dpkg-deb dpkg-shlibdeps lintian xvfb-run xwininfo; do
    if ! command -v "$tool" >/dev/null; then
        echo "skipped: $tool is not installed"
        exit 77
    fi
done
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "$1" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() { echo "FAIL: $*"; exit 1; }

cpack --config "$build/CPackConfig.cmake" -G DEB -B "$folder/pack" >"$folder/log" || { cat "$folder/log"; exit 1; }
package=$(echo "$folder"/pack/*.deb)
dpkg-deb --info "$package"
lintian --allow-root --fail-on error,warning "$package" || fail "lintian complains"
echo "PASS: lintian"

root=$folder/root
dpkg-deb -x "$package" "$root"
(cd "$root" && find . -type f | sort)
for file in bin/license-console bin/license-console-service \
    lib/systemd/user/license-console-{record.service,record.timer,service.service} \
    share/applications/org.licenseconsole.LicenseConsole.desktop \
    share/metainfo/org.licenseconsole.LicenseConsole.metainfo.xml \
    share/icons/hicolor/{48x48,128x128}/apps/org.licenseconsole.LicenseConsole.png \
    share/icons/hicolor/scalable/apps/org.licenseconsole.LicenseConsole.svg \
    share/man/man1/license-console{,-service}.1.gz \
    share/doc/license-console/{copyright,changelog.gz} \
    share/bash-completion/completions/license-console; do
    [ -s "$root/usr/$file" ] || fail "the package has no $file"
done
grep -q "^ExecStart=/usr/bin/license-console --record" "$root/usr/lib/systemd/user/license-console-record.service" ||
    fail "the unit starts something else"
dpkg-deb --field "$package" Depends | grep -q "libqt6core6 (>= " || fail "no versions of libraries"
echo "PASS: content"

# Nothing of this machine's user, and no display.
run() {
    env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run" "$@"
}
mkdir -p "$folder/home" "$folder/run" "$folder/screen"
chmod 700 "$folder/run"
program=$root/usr/bin/license-console
version=$(dpkg-deb --field "$package" Version)
[ "$(run "$program" --version)" = "license-console $version" ] || fail "another version"
[[ $(run "$root/usr/bin/license-console-service" --version) == *"$version"* ]] || fail "another version"
run "$program" --help | grep -q -- --record || fail "no help"
run "$program" --record --connection local | grep -q "recorded" || fail "nothing was recorded"
run "$program" --export "$folder/report.html" --connection local:vendor
grep -q "</html>" "$folder/report.html" || fail "no report"
[ -s "$folder/home/.local/share/license-console/history.db" ] || fail "no history"
echo "PASS: without a display"

# shellcheck disable=SC2016
run xvfb-run -a -s "-screen 0 1280x900x24 -fbdir $folder/screen" \
    /usr/bin/python3 -B "$here/seewindow.py" "$folder/screen/Xvfb_screen0" "License Console" \
    "$program" --connection local --page issued-licenses
echo "PASS: the window"
