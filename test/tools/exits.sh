#!/bin/sh
# exits.sh N COMMAND...: succeeds if the command exits with the status N.
wanted=$1
shift
"$@"
status=$?
[ "$status" -eq "$wanted" ] && exit 0
echo "exits.sh: status $status, and not $wanted: $*" >&2
exit 1
