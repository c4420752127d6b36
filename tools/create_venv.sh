#!/bin/sh
# Creates a virtual environment with the first Python on the PATH that is new enough.
# Usage: tools/create_venv.sh FOLDER
set -eu
tools=$(dirname "$0")
folder=$1

python=
for candidate in python3 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "docpub needs Python 3.11 or newer. Found: $(python3 --version 2>/dev/null || echo none)." >&2
    echo "Install one (on Debian and Ubuntu: sudo apt-get install python3 python3-venv), then try again." >&2
    exit 1
fi

# Debian keeps the part of Python that puts pip into a new environment in a package of its own.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if ! "$tools/apt_install.sh" "$package"; then
        echo "This Python cannot create a virtual environment. Give it the means, then try again:" >&2
        echo "    sudo apt-get install $package" >&2
        exit 1
    fi
fi

"$python" -m venv --clear "$folder"
