#!/bin/sh
# usage: lock.sh UV. Works out requirements/*.txt: for every platform, with hashes, and with no registry's address in it.
set -eu
uv=$1
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}"
for name in uv runtime dev bench mutation; do
    "$uv" pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-header --no-annotate "requirements/$name.in" -o "requirements/$name.txt"
done
