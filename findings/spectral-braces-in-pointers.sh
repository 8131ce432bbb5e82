#!/usr/bin/env bash
# An exception for one path of an OpenAPI document that is accepted and never applies.
#
# The guess: an override of Spectral names a place by its JSON pointer, as it stands in the document:
#   `**#/paths/~1things~1{id}/get` is GET of /things/{id}.
#
# What happens: the pointer is read as the fragment of an address, so that braces have to be written as %7B and %7D. With braces
#   as they are, or with a backslash before them, nothing is refused or warned of, and the rule goes on finding what it was not to
#   look for. A path without variables works, so that the form looks right.
#
# Versions: @stoplight/spectral-cli 6.16.3, of npm.
# Source: docs.stoplight.io, Spectral, "Overrides", has `**#/...` with paths that have no variables; RFC 6901, section 6, is what it
#   does: in a URI fragment, a pointer is percent-encoded.
#
# For who uses it: encode braces, and see once that the finding is gone.
# Here: src/test/contract/spectral.yaml leaves exports out of a rule about the length of strings.
#
# Needs Node (18 or newer), npm and its registry. Not part of the build: bash findings/spectral-braces-in-pointers.sh
set -euo pipefail

spectral=6.16.3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix "$work" "@stoplight/spectral-cli@$spectral"

cd "$work"
cat > document.yaml <<'YAML'
openapi: 3.1.0
info: {title: things, version: "1", description: Things., contact: {name: Nobody}}
servers: [{url: "https://things.example.org"}]
tags: [{name: things}]
paths:
  /things:
    get: {operationId: listThings, tags: [things], responses: {"200": {description: Things.}}}
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getThing, tags: [things], responses: {"200": {description: A thing.}}}
YAML

found() {
  cat > ruleset.yaml <<YAML
extends: spectral:oas
overrides:
  - files: ["$1"]
    rules: {operation-description: off}
YAML
  { npx spectral lint document.yaml --ruleset ruleset.yaml --format json --quiet || true; } |
    node -e 'const found = JSON.parse(require("fs").readFileSync(0));
      console.log(process.argv[1], "leaves", found.map(one => one.path[1]).join(", ") || "nothing")' "$1"
}

cat > expected <<'EXPECTED'
**#/paths/~1things/get leaves /things/{id}
**#/paths/~1things~1{id}/get leaves /things, /things/{id}
**#/paths/~1things~1\\{id\\}/get leaves /things, /things/{id}
**#/paths/~1things~1%7Bid%7D/get leaves /things
EXPECTED

echo "@stoplight/spectral-cli $spectral"
for place in '**#/paths/~1things/get' '**#/paths/~1things~1{id}/get' '**#/paths/~1things~1\\{id\\}/get' \
  '**#/paths/~1things~1%7Bid%7D/get'; do
  found "$place"
done > observed
cat observed
if ! diff expected observed > difference; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat difference >&2
  exit 1
fi
echo "As recorded: a pointer with braces as they are applies to nothing."
