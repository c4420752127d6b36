#!/bin/sh
# Makes sure that WeasyPrint finds Pango, which lays out the text of the PDF. As root on Debian or
# Ubuntu it is installed; elsewhere the command that does so is printed, and all else goes on: HTML
# and EPUB are made without it.
# Usage: tools/install_pango.sh PYTHON
set -eu
tools=$(dirname "$0")
python=$1

pango_loads() {
    "$python" - <<'PYTHON'
import ctypes
import ctypes.util
import sys

LIBRARIES = {"pango-1.0": 0, "pangoft2-1.0": 0, "harfbuzz-subset": 0}  # name: version of its ABI

try:
    for name, version in LIBRARIES.items():
        # find_library knows the ways of macOS and Windows; some Linux systems lack what it asks.
        ctypes.CDLL(ctypes.util.find_library(name) or f"lib{name}.so.{version}")
except OSError:
    sys.exit(1)
PYTHON
}

install_command() {
    # shellcheck disable=SC1091  # names the distribution (ID) and what it is like (ID_LIKE)
    [ ! -r /etc/os-release ] || . /etc/os-release
    case "$(uname -s) ${ID:-} ${ID_LIKE:-}" in
        Darwin*) echo "brew install pango harfbuzz && export DYLD_FALLBACK_LIBRARY_PATH=\"\$(brew --prefix)/lib\"" ;;
        MINGW* | MSYS* | CYGWIN*) echo "pacman -S mingw-w64-ucrt-x86_64-pango    (in an MSYS2 shell)" ;;
        *debian* | *ubuntu*) echo "sudo apt-get install $DEBIAN_PACKAGES" ;;
        *fedora* | *rhel*) echo "sudo dnf install pango harfbuzz" ;;
        *alpine*) echo "sudo apk add so:libpango-1.0.so.0 so:libpangoft2-1.0.so.0 so:libharfbuzz-subset.so.0" ;;
        *arch*) echo "sudo pacman -S pango harfbuzz" ;;
        *) echo "(with this system's package manager) pango, pangoft2 and harfbuzz-subset" ;;
    esac
}

DEBIAN_PACKAGES="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

pango_loads && exit 0
# shellcheck disable=SC2086  # three packages, three words
"$tools/apt_install.sh" $DEBIAN_PACKAGES && pango_loads && exit 0
echo "The PDF needs Pango, which is not on this system. HTML and EPUB are made without it. To install it:" >&2
echo "    $(install_command)" >&2
