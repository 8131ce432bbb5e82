#!/bin/sh
# A data warehouse's pull: everything the first time, and every other time what has changed since. Files go where it is run;
# warehouse.sql loads them. Needs curl, the service's address (API_ADDRESS) and a token with the role warehouse (WAREHOUSE_TOKEN).
set -eu
api=${API_ADDRESS:-http://localhost:8080}/api/v1
as_warehouse() { curl -sS --fail-with-body --retry 5 --compressed -H "Authorization: Bearer ${WAREHOUSE_TOKEN:?}" "$@"; }
members() { grep -o "\"$1\":\"[^\"]*" "$2" | cut -d '"' -f 4; }
pull_everything() {
  rm -rf token full changes && mkdir full changes
  as_warehouse -X POST "$api/exports" -o manifest.json
  pull=$(members id manifest.json)
  for dataset in $(members name manifest.json); do
    as_warehouse "$api/exports/$dataset?pull=$pull" -H 'Accept: application/x-ndjson' -o "full/$dataset.ndjson"
    as_warehouse "$api/exports/$dataset/schema" -o "full/$dataset.schema.json"
  done
  as_warehouse "$api/exports/pulls/$pull" -o manifest.json
  members '\(name\|sha256\)' manifest.json | sed 'N; s|\(.*\)\n\(.*\)|\2  full/\1.ndjson|' | sha256sum --check --strict --quiet
  as_warehouse -X DELETE "$api/exports/pulls/$pull"
  echo '{"items":[]}' > changes/0.json
  members token manifest.json > token
}
pull_changes() {
  while rm -f page.json; as_warehouse "$api/changes?after=$(cat token)" -o page.json; do
    page=changes/$(ls changes | wc -l).json; mv page.json "$page"
    members token "$page" | tail -n 1 > token.new && mv token.new token
    grep -q '"more":true' "$page" || return 0
  done
  if grep -q '"status":410' page.json; then pull_everything; else cat page.json >&2; return 1; fi
}
if [ -s token ]; then pull_changes; else pull_everything; fi
