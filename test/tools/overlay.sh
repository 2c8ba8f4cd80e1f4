#!/bin/sh
# overlay.sh COMMAND...: runs the command in a copy of this machine that vanishes
# with it. Needs root, and a kernel that allows an overlay on /.
if [ "$1" != --inside ]; then
  exec unshare --mount --pid --fork sh "$0" --inside "$@"
fi
shift
set -e
layer=$(mktemp -d)
trap 'umount -R "$layer" && rmdir "$layer"' EXIT
mount -t tmpfs tmpfs "$layer"
mkdir "$layer/upper" "$layer/work" "$layer/root"
mount -t overlay overlay "$layer/root" \
  -o "lowerdir=/,upperdir=$layer/upper,workdir=$layer/work"
for folder in dev proc tmp; do
  mount --rbind "/$folder" "$layer/root/$folder"
done
status=0
chroot "$layer/root" env --chdir="$PWD" "$@" || status=$?
exit "$status"
