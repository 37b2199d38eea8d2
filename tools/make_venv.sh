#!/bin/sh
# usage: make_venv.sh PYTHON VENV. A working environment is kept; a broken one, as a failed `python -m venv` leaves
# behind it, is made again. Debian keeps the venv module in a package of its own: root gets it, others are told its name.
set -eu
python=$1 venv=$2

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "Brygga needs Python 3.11 or newer, and $python is not. Try: make setup PYTHON=python3.11" >&2
    exit 1
}

works() { "$venv/bin/python" -m pip --version >/dev/null 2>&1; }
make_it() { rm -rf "$venv"; "$python" -m venv "$venv" >/dev/null 2>&1 && works; }

if ! works && ! make_it; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing Debian's python3-venv and ca-certificates (python3 -m venv does not work without)."
        export DEBIAN_FRONTEND=noninteractive
        said=$( (apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv ca-certificates) 2>&1) ||
            echo "$said" >&2
    fi
    make_it || {
        rm -rf "$venv"
        echo "No virtual environment can be made. Run: sudo apt-get install python3-venv ca-certificates" >&2
        exit 1
    }
fi

"$venv/bin/python" -m pip install -q --disable-pip-version-check --require-hashes --no-deps --only-binary :all: \
    -r requirements/uv.txt || echo "uv did not install; pip will do the rest, more slowly."

# One line in a .pth file puts src/ on the path. It is relative, so a moved checkout still finds its own code.
"$venv/bin/python" -c 'import pathlib, sysconfig
pathlib.Path(sysconfig.get_path("purelib"), "brygga.pth").write_text("../../../../src\n")'
