# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
# Sourced by run.sh, test.sh and package.sh: what has to be installed, and how.

build_packages=(ca-certificates g++ cmake ninja-build pkg-config
    qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
    qtkeychain-qt6-dev libsecret-1-0
    libqt6sql6-psql libmicrohttpd-dev libxlsxwriter-dev libsqlite3-dev libsimdjson-dev libssl-dev
    fonts-dejavu-core fonts-roboto-unhinted)
test_packages=(awscli python3-boto3 python3-jwt python3-cryptography python3-openpyxl
    python3-icalendar xvfb xauth clang-format lld poppler-utils
    libcurl4-openssl-dev desktop-file-utils appstream dbus python3-dbus python3-gi postgresql
    at-spi2-core python3-pyatspi strace fonts-droid-fallback dpkg-dev lintian shellcheck
    man-db groff-base x11-utils)

# missing_packages PACKAGE...: those that are not installed, one a line.
missing_packages() {
    local package
    for package in "$@"; do
        case $(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null) in
        installed) ;;
        *) echo "$package" ;;
        esac
    done
}

# install_missing PACKAGE...: installs what is missing; touches neither apt nor the network otherwise.
install_missing() {
    if ! command -v dpkg-query >/dev/null; then
        echo "This is not a Debian system: please make sure that the following is installed: $*" >&2
        return 0
    fi
    local missing package known=() root=()
    mapfile -t missing < <(missing_packages "$@")
    if [ ${#missing[@]} -eq 0 ]; then
        return 0
    fi
    if [ "$(id -u)" -ne 0 ]; then
        root=(sudo)
    fi
    echo "Installing: ${missing[*]}"
    "${root[@]}" apt-get update
    for package in "${missing[@]}"; do
        # Debian 13 has folded this one into qt6-base-dev.
        if [ "$package" != libqt6opengl6-dev ] || apt-cache show "$package" >/dev/null 2>&1; then
            known+=("$package")
        fi
    done
    if [ ${#known[@]} -gt 0 ]; then
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends "${known[@]}"
    fi
}
