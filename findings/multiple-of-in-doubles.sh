#!/usr/bin/env bash
# A right number that is refused because of how many decimals it may have.
#
# The guess: `multipleOf: 0.0001` says that a number has at most four decimals, and 147.2 has one: every validator accepts it.
#
# What happens: ajv divides, in doubles, and 147.2 / 0.0001 is 1471999.9999999998. It refuses 147.2, 0.7 and 162.2, and accepts
#   147.3. With the option multipleOfPrecision, it accepts them all. jsonschema (of npm) counts decimals, and needs no option.
#   JSON Schema says "if division by this keyword's value results in an integer", and not in which numbers.
#
# Versions: ajv 8.20.0 and 6.12.6, jsonschema 1.5.0, of npm.
# Source: json-schema.org, draft 2020-12, validation, section 6.2.1; github.com/ajv-validator/ajv issues 84 and 652, and its
#   documentation of the option multipleOfPrecision.
#
# For who uses it: do not say decimals by multipleOf, also not by annotations from which it is made: smallrye-open-api 4.2.4
#   writes it for Bean Validation's @Digits.
# Here: DecimalPlaces takes it out of the OpenAPI document and says it in the description and as `x-decimals`;
#   DecimalPlacesTest has ajv check requests and answers.
#
# Needs Node (20 or newer), npm and its registry. Not part of the build: bash findings/multiple-of-in-doubles.sh
set -euo pipefail

ajv=8.20.0
older=6.12.6
jsonschema=1.5.0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix "$work" \
  "ajv@$ajv" "ajv6@npm:ajv@$older" "jsonschema@$jsonschema"

cat > "$work/decimals.js" <<'JS'
const Ajv = require('ajv');
const Ajv6 = require('ajv6');
const { Validator } = require('jsonschema');

const fourDecimals = { type: 'number', multipleOf: 0.0001 };
const validators = {
  'ajv 8': new Ajv().compile(fourDecimals),
  'ajv 6': new Ajv6().compile(fourDecimals),
  'ajv 8, multipleOfPrecision': new Ajv({ multipleOfPrecision: 6 }).compile(fourDecimals),
  jsonschema: number => new Validator().validate(number, fourDecimals).valid,
};
console.log('147.2 / 0.0001 =', 147.2 / 0.0001);
for (const [name, fits] of Object.entries(validators)) {
  const refused = [134, 147.3, 147.2, 0.7, 162.2, 1.00001].filter(number => !fits(number));
  console.log(`${name} refuses ${refused.join(', ')}`);
}
JS

cat > "$work/expected" <<'EXPECTED'
147.2 / 0.0001 = 1471999.9999999998
ajv 8 refuses 147.2, 0.7, 162.2, 1.00001
ajv 6 refuses 147.2, 0.7, 162.2, 1.00001
ajv 8, multipleOfPrecision refuses 1.00001
jsonschema refuses 1.00001
EXPECTED

echo "ajv $ajv and $older, jsonschema $jsonschema"
node "$work/decimals.js" > "$work/observed"
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: dividing doubles refuses right numbers."
