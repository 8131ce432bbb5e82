#!/bin/sh
# A partner's software: takes the template of a bilan, sends it, has it returned, corrects it, sees it published.
# Needs curl, the service with the 2023 bilan, and a Keycloak with the example realm: see the README.
set -eu
api=${API_ADDRESS:-http://localhost:8080}/api/v1
tokens=${PROVIDER:-http://localhost:8180/realms/contrat-de-ville}/protocol/openid-connect/token

member() { grep -o "\"$1\":\"[^\"]*" | head -n 1 | cut -d '"' -f 4; }
token() { curl -sSf "$tokens" -d "grant_type=client_credentials&client_id=$1&client_secret=$2" | member access_token; }
as() { bearer=$1; shift; curl -sS --fail-with-body --retry 5 -H "Authorization: Bearer ${bearer:?}" "$@"; }
send() { as "$@" -H 'Content-Type: application/json' --data-binary @-; }
etag() { as "$partner" -I "$bilan" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p'; }
filled() { printf %s "$template" | sed "s/\"value\":null/\"value\":$1/; s/\"outcome\":null/\"outcome\":\"completed\"/;
  s/\"done\":null/\"done\":\"Le conseil citoyen s’est réuni.\"/"; }
published() { as "$partner" "$api/aggregates/structures?year=2023&structure=$PARTNER_STRUCTURE" |
  grep -o '"code":"reunions".*' | grep -o '"value":[0-9]*' | head -n 1 | cut -d : -f 2; }

partner=$(token partner-software "${PARTNER_SECRET:-exemple-a-changer}")
agglomeration=$(token agglomeration-software "${AGGLOMERATION_SECRET:-exemple-a-changer}")
echo "Réunions publiées avant le bilan : $(published)"
action=$(as "$partner" "$api/actions?year=2023&q=conseil+citoyen+permanences&structure=$PARTNER_STRUCTURE" | member id)
template=$(as "$partner" "$api/actions/$action/bilan-template")
receipt=$(filled 50 | send "$partner" "$api/bilans" -H "Idempotency-Key: $$-$(date +%s)")
bilan=$api/bilans/$(printf %s "$receipt" | member id)
reasons='{"reasons": [{"pointer": "/figures/0/value", "text": "Cinquante réunions en un an ?"}]}'
echo "$reasons" | send "$agglomeration" "$bilan/return" -H "If-Match: $(etag)" >/dev/null
filled 5 | send "$partner" -X PUT "$bilan" -H "If-Match: $(etag)" >/dev/null
echo "Réunions publiées avant la validation : $(published)"
as "$agglomeration" -X POST "$bilan/validate" -H "If-Match: $(etag)" >/dev/null
echo "Réunions publiées après la validation : $(published)"
