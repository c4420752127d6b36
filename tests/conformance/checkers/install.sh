#!/usr/bin/env bash
# Installs every checker the check_* scripts use. Safe to run again: what is there is kept.
# Needs python3 (3.10+) and node (20+) with npm; Debian's packages it adds by itself, as root.
# Tools go to $CHECKERS_HOME, by default the folder .tools beside this script.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/env.sh"

apt_packages=()
have() { command -v "$1" >/dev/null 2>&1; }
[ -n "$CHROMIUM" ] || apt_packages+=(chromium)
have pdfinfo || apt_packages+=(poppler-utils)
have qpdf || apt_packages+=(qpdf)
have javac || apt_packages+=(default-jdk-headless)
python3 -c 'import ensurepip' 2>/dev/null || apt_packages+=(python3-venv)
if [ ${#apt_packages[@]} -gt 0 ]; then
    if ! have apt-get || [ "$(id -u)" -ne 0 ]; then
        echo "checkers: these are missing (Debian's names): ${apt_packages[*]}" >&2
        echo "checkers: install them, then run this again." >&2
        exit 2
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    apt-get -o DPkg::Lock::Timeout=600 install -yq --no-install-recommends "${apt_packages[@]}"
fi

mkdir -p "$CHECKERS_HOME"
stamp="$CHECKERS_HOME/installed.sha256"
wanted=$(cat "$here"/{requirements.txt,package.json,VeraCheck.java} | sha256sum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    echo "checkers: already installed"
    exit 0
fi

[ -x "$CHECKERS_PYTHON" ] || python3 -m venv "$CHECKERS_HOME/venv"
"$CHECKERS_PYTHON" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"

# No install scripts: two packages would try to download a browser or a Java runtime.
# No package lock: it would record from where each package came.
cp "$here/package.json" "$CHECKERS_HOME/package.json"
npm install --prefix "$CHECKERS_HOME" --ignore-scripts --no-package-lock --no-audit --no-fund --loglevel=error

mkdir -p "$CHECKERS_HOME/classes"
javac -cp "$("$here/jar.sh" verapdf)" -d "$CHECKERS_HOME/classes" "$here/VeraCheck.java"

echo "$wanted" > "$stamp"
echo "checkers: installed"
