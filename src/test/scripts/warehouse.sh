#!/bin/sh
# A data warehouse's pull: everything the first time, and every other time what has changed since. Files go where it is run;
# warehouse.sql loads them. Needs curl, the service's address (API_ADDRESS), and a token with the role warehouse
# (WAREHOUSE_TOKEN) or, to have a new one whenever it is refused, the address of the provider's token endpoint and what the
# warehouse is known by there (TOKEN_ADDRESS, CLIENT_ID, CLIENT_SECRET).
set -eu
api=${API_ADDRESS:-http://localhost:8080}/api/v1
bearer=${WAREHOUSE_TOKEN:-}

say() { echo "warehouse.sh: $*" >&2; }
members() { grep -o "\"$1\" *: *\"[^\"]*" | cut -d '"' -f 4; }
request() { curl -sS --retry 5 --compressed "$@"; }
new_token() {
  [ -n "${TOKEN_ADDRESS:-}" ] || { say "no token, or it is refused; with TOKEN_ADDRESS, CLIENT_ID and CLIENT_SECRET, new ones are fetched"; return 1; }
  answer=$(printf %s "${CLIENT_SECRET?}" | request --fail-with-body "$TOKEN_ADDRESS" -d grant_type=client_credentials \
    --data-urlencode "client_id=${CLIENT_ID?}" --data-urlencode client_secret@-) || { say "no new token: $answer"; return 1; }
  bearer=$(printf %s "$answer" | members access_token)
}
# fetch FILE …: the file is there when all of the answer is, and no sooner.
fetch() {
  file=$1; shift
  [ -n "$bearer" ] || new_token || return
  for token in old new; do
    : > "$file.part"
    answer=$(request --retry-all-errors -H "Authorization: Bearer $bearer" -w '%{http_code} %header{www-authenticate}' -o "$file.part" "$@") || return
    case $token$answer in
      old2* | new2*) mv "$file.part" "$file"; return ;;
      old401*) say "$answer"; new_token || return ;;
      *) cat "$file.part" >&2; say "answered $answer: $*"; return 1 ;;
    esac
  done
}
give_up() {
  code=$?
  trap - EXIT
  [ ! -s pulling/manifest.json ] || fetch pulling/closed -X DELETE "$api/exports/pulls/$(members id < pulling/manifest.json)" ||
    say "the pull stays open for some minutes; run again until then, it goes on where it stopped"
  exit $code
}
pull_everything() {
  trap give_up EXIT; trap 'exit 1' HUP INT TERM
  # One that could not be given up goes on, if it is still open: its files are whole, or not there.
  if ! { [ -s pulling/manifest.json ] && fetch pulling/manifest.json "$api/exports/pulls/$(members id < pulling/manifest.json)" &&
    grep -q '"open":true' pulling/manifest.json; }; then
    rm -rf pulling && mkdir pulling
    fetch pulling/manifest.json -X POST "$api/exports"
  fi
  pull=$(members id < pulling/manifest.json)
  for dataset in $(members name < pulling/manifest.json); do
    fetch "pulling/$dataset.schema.json" "$api/exports/$dataset/schema"
    [ -e "pulling/$dataset.ndjson" ] || fetch "pulling/$dataset.ndjson" "$api/exports/$dataset?pull=$pull" -H 'Accept: application/x-ndjson'
  done
  fetch pulling/manifest.json "$api/exports/pulls/$pull"
  members '\(name\|sha256\)' < pulling/manifest.json | sed 'N; s|\(.*\)\n\(.*\)|\2  pulling/\1.ndjson|' |
    sha256sum --check --strict --quiet || { rm pulling/*.ndjson; return 1; }
  fetch pulling/closed -X DELETE "$api/exports/pulls/$pull"
  trap - EXIT
  rm -rf token full changes pulling/closed
  mv pulling/manifest.json . && mv pulling full && mkdir changes && echo '{"items":[]}' > changes/0.json
  members token < manifest.json > token.part && mv token.part token
}
pull_changes() {
  while fetch page.json "$api/changes?after=$(cat token)"; do
    page=changes/$(ls changes | wc -l).json; mv page.json "$page"
    members token < "$page" | tail -n 1 > token.part && mv token.part token
    grep -q '"more":true' "$page" || return 0
  done
  case $answer in 410*) pull_everything ;; *) return 1 ;; esac
}
if [ -s token ]; then pull_changes; else pull_everything; fi
