# shellcheck shell=sh
# setup.sh PROJECT HOOK [ARGUMENT]: sourced in an empty folder. Makes a copy of
# the hooks in ./hooks, as pre-commit would fetch it, and a repository in ./repo
# that uses one of them.
project=$1 hook=$2 argument=${3:-}
export PRE_COMMIT_HOME=$PWD/cache

mkdir -p hooks/checks repo
cp "$project/.pre-commit-hooks.yaml" hooks/
cp -r "$project/checks/ci" hooks/checks/
git -C hooks init -q -b main
git -C hooks add .
git -C hooks commit -qm hooks

cp "$project"/test/ci/Inputs/project/* repo/
rm repo/late.cpp
cd repo || exit 1
git init -q -b main
cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: $PWD/../hooks
    rev: $(git -C ../hooks rev-parse HEAD)
    hooks:
      - id: $hook
        args: [$argument]
CONFIG
git add .pre-commit-config.yaml
git commit -qm config
pre-commit install >/dev/null
