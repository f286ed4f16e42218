#!/usr/bin/env bash
# Runs the command in the README that begins with $1: what people are told to run is what is tested.
set -euo pipefail

# shellcheck disable=SC2016  # what looks like expansions belongs to sed
mapfile -t commands < <(sed -n '/^```sh$/,/^```$/p' README.md | grep "^$1")
if [[ ${#commands[@]} -ne 1 ]]; then
    echo "the README has ${#commands[@]} commands that begin with \`$1\`"
    exit 1
fi
echo "\$ ${commands[0]}"
exec bash -c "${commands[0]}"
