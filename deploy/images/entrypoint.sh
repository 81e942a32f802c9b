#!/bin/sh
# Starts a process of Rosetta: entrypoint.sh <folder in packages> [arguments].
# A secret comes as a file: what VARIABLE_FILE names is given to the process as VARIABLE.
set -eu

for variable in $(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)_FILE=.*/\1/p'); do
  eval "file=\$${variable}_FILE"
  if [ ! -r "$file" ]; then
    echo "$file, which ${variable}_FILE names, can't be read. Mount the secret, or make it with \`yarn rosetta deploy secrets\`." >&2
    exit 1
  fi
  value=$(cat "$file")
  export "$variable=$value"
  unset "${variable}_FILE"
done

if [ $# -eq 0 ] || [ ! -d "packages/$1" ]; then
  echo "There is no process \"${1:-}\" in this image. It has: $(cd packages && echo *-api *-batch backend | sed 's/[^ ]*\*[^ ]*//g')" >&2
  exit 1
fi
main="packages/$1/src/main.ts"
[ -f "$main" ] || main="packages/$1/src/index.ts"
shift

# The scaffolder's sandbox requires --no-node-snapshot.
exec node --no-node-snapshot \
  --require @backstage/cli-node/config/nodeTransform.cjs "$main" "$@"
