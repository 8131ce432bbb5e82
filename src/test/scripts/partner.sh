#!/bin/sh
# A partner's software: takes the template of a bilan, sends it, has it returned, corrects it, sees it published.
# Needs curl, the service with the 2023 bilan, and a Keycloak with the example realm: see src/main/docs/en/running.md.
set -eu; api=${API_ADDRESS:-http://localhost:8080}/api/v1 json='Content-Type: application/json'
tokens=${PROVIDER:-http://localhost:8180/realms/contrat-de-ville}/protocol/openid-connect/token

member() { grep -o "\"$1\":\"[^\"]*" | head -n 1 | cut -d '"' -f 4; }
ask() { answer=$(curl -sS --fail-with-body --retry 5 "$@") || { echo "$answer" >&2; return 1; }; printf '%s\n' "$answer"; }
token() { ask "$tokens" -d "grant_type=client_credentials&client_id=$1&client_secret=$2" | member access_token; }
as() { bearer=$(token "$1" "$2"); shift 2; ask -H "Authorization: Bearer ${bearer:?none given}" "$@"; } # anew: none expires on the way
partner() { as partner-software "${PARTNER_SECRET:-exemple-a-changer}" "$@"; }
agglomeration() { as agglomeration-software "${AGGLOMERATION_SECRET:-exemple-a-changer}" "$@"; }
etag() { partner -I "$bilan" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p'; }
filled() { printf %s "$template" | sed "s/\"value\":null/\"value\":$1/; s/\"outcome\":null/\"outcome\":\"completed\"/;
  s/\"done\":null/\"done\":\"Le conseil citoyen s’est réuni.\"/"; }
published() { answer=$(partner "$api/aggregates/structures?year=2023&structure=$PARTNER_STRUCTURE") || return
  echo "$answer" | grep -o '"code":"reunions".*' | grep -o '"value":[0-9]*' | head -n 1 | cut -d : -f 2; }

reunions=$(published); echo "Réunions publiées avant le bilan : ${reunions:?}"
action=$(partner "$api/actions?year=2023&q=conseil+citoyen+permanences&structure=$PARTNER_STRUCTURE" | member id)
template=$(partner "$api/actions/${action:?}/bilan-template")
receipt=$(filled 50 | partner "$api/bilans" -H "$json" --data-binary @- -H "Idempotency-Key: $$-$(date +%s)")
bilan=$api/bilans/$(printf %s "$receipt" | member id)
reasons='{"reasons": [{"pointer": "/figures/0/value", "text": "Cinquante réunions en un an ?"}]}'
echo "$reasons" | agglomeration "$bilan/return" -H "$json" --data-binary @- -H "If-Match: $(etag)" >/dev/null
filled 5 | partner -X PUT "$bilan" -H "$json" --data-binary @- -H "If-Match: $(etag)" >/dev/null
reunions=$(published); echo "Réunions publiées avant la validation : ${reunions:?}"
seen=$(agglomeration -X POST "$bilan/validate" -H "If-Match: $(etag)" 2>&1 | member overwrite) # 4, by hand
agglomeration -X POST "$bilan/validate?overwrite=${seen:?}" -H "If-Match: $(etag)" >/dev/null
reunions=$(published); echo "Réunions publiées après la validation : ${reunions:?}"
