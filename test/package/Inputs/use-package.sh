#!/bin/bash
# use-package.sh FOLDER MAJOR: installs FOLDER/package.deb, uses what it brings,
# and removes it. To be run in a copy of the machine.
set -eu
folder=$1 major=$2
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
cd "$folder"

dpkg --install package.deb
dpkg --listfiles "socket-tidy-$major" >files

echo "== standalone"
socket-tidy bad.c --
echo "== stage"
code=0
socket-tidy-ci || code=$?
[ "$code" -eq 1 ]
echo "== plugin"
code=0
socket-tidy-ci --quiet --clang-tidy "clang-tidy-$major" \
  --plugin "/usr/lib/socket-tidy/llvm-$major/socket-tidy.so" || code=$?
[ "$code" -eq 1 ]
echo "== editor"
case $major in
19 | 22) socket-clangd --check=bad.c 2>&1 | grep "with socket-tidy" ;;
esac
echo "== manual"
ls /usr/share/man/man1/socket-tidy.1* /usr/share/man/man1/socket-tidy-ci.1*

dpkg --remove "socket-tidy-$major"
left=$(while read -r path; do
  case $path in
  */socket-tidy*) [ ! -e "$path" ] || echo "$path" ;;
  esac
done <files)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
echo "== removed"
