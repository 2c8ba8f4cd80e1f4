#!/bin/sh
# expect-refusal.sh HOST PLUGIN VERSION TEMP
#
# HOST is a clang-tidy of another version than the PLUGIN, which was built for
# VERSION. Loading must fail, with one line that names both versions. A file of
# its own is linted, and another check is on: that is where clang-tidy ignores
# a plugin that does not load.
host=$1 plugin=$2 version=$3 temp=$4
here=$(dirname "$0")

theirs=$("$host" --version | sed -n 's/.*LLVM version \([0-9]*\.[0-9]*\).*/\1/p')

"$host" -load="$plugin" -checks='-*,socket-*,misc-misplaced-const' \
  "$here/server.c" -- >"$temp.out" 2>"$temp.err" </dev/null
code=$?

fail() {
  echo "$host with $plugin: $1 (exit code $code)"
  cat "$temp.out" "$temp.err"
  exit 1
}

[ -n "$theirs" ] || fail "its version is unknown"
[ "$code" -eq 1 ] || fail "the exit code must be 1"
[ ! -s "$temp.out" ] || fail "there must be no output"
[ "$(wc -l <"$temp.err")" -eq 1 ] || fail "there must be one line of error"
grep -qF "built for LLVM $version," "$temp.err" || fail "no own version"
grep -qF "has LLVM $theirs " "$temp.err" || fail "no version of the host"
