#!/bin/sh
# The `brygga` command: finds the Python beside itself, so a moved or copied checkout still works.
here=$(dirname "$(readlink -f "$0")")
exec "$here/python" -c 'import sys; sys.argv[0] = "brygga"; from brygga.cli import main; sys.exit(main())' "$@"
