#!/usr/bin/env bash
# Runs the commands in the README that begin with $1: what people are told to run is what is tested.
set -euo pipefail

# shellcheck disable=SC2016  # what looks like expansions belongs to sed
mapfile -t commands < <(sed -n '/^```sh$/,/^```$/p' README.md | grep "^$1")
if [[ ${#commands[@]} -eq 0 ]]; then
    echo "the README has no command that begins with \`$1\`"
    exit 1
fi
for command in "${commands[@]}"; do
    echo "\$ $command"
    bash -c "$command"
done
