#!/bin/sh
# Installs Debian packages where this can be done without asking: as root, with apt-get.
# Usage: tools/apt_install.sh PACKAGE...; exits 1, silently, where it cannot.
set -eu
[ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || exit 1
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get -o DPkg::Lock::Timeout=600 install -yq --no-install-recommends "$@"
