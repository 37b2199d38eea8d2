#!/bin/sh
# usage: install.sh VENV LOCK [SOURCE]. Exactly what the lock file names, each file by its hash, wheels only: nothing is
# compiled. SOURCE names the one package that has no wheel (plain Python, and only among what measurements want).
# uv does it in seconds; pip, slower, reaches the registry where only pip has been told how.
set -eu
venv=$1 lock=$2 built=${3:+--no-binary $3}
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}"  # an office with its own certificate authority
echo "Installing $lock"
# shellcheck disable=SC2086 # two words, or none
"$venv/bin/uv" pip install -q --require-hashes --no-deps --only-binary :all: $built --python "$venv/bin/python" -r "$lock" ||
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --require-hashes --no-deps --only-binary :all: $built -r "$lock"
