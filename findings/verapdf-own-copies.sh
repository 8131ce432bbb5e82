#!/usr/bin/env bash
# What else comes with the validator of PDF/A and PDF/UA.
#
# The guess: org.verapdf.apps:greenfield-apps, which its pages tell to depend on, brings Jackson, JAXB and Rhino as dependencies, so that
#   a project has them in its own versions, by its dependency management or by exclusions.
#
# What happens: the archive has copies of them inside, under their own names, beside the dependencies that its pom tells of: which
#   version of a class is loaded depends on the order of the class path, and no exclusion helps. What validates is in
#   org.verapdf:validation-model, which has no copies; with Rhino 1.9.2 in place of its 1.7.13 it finds the same.
#
# Versions: org.verapdf.apps:greenfield-apps 1.28.2, org.verapdf:validation-model 1.28.2.
# Source: the archives at Maven's central repository.
#
# For who validates in tests: depend on validation-model.
# Here: VeraPdf, in the tests of annex/report/pdf.
#
# Needs a JDK (17 or newer), Maven and its central repository, unzip. Not part of the build: bash findings/verapdf-own-copies.sh
set -euo pipefail

version=1.28.2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for artifact in org.verapdf.apps:greenfield-apps org.verapdf:validation-model; do
  mvn -q -B -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact=$artifact:$version -DoutputDirectory="$work" >&2
done

for name in greenfield-apps validation-model; do
  # All of it, or unzip would be cut off by who has seen enough.
  unzip -l "$work/$name-$version.jar" > "$work/$name.list"
  for class in com/fasterxml/jackson/databind/ObjectMapper javax/xml/bind/JAXBContext \
    org/mozilla/javascript/Context org/verapdf/gf/foundry/VeraGreenfieldFoundryProvider; do
    grep -q " $class.class$" "$work/$name.list" && echo "$name: $class" || echo "$name: no $class"
  done
done > "$work/observed"

cat > "$work/expected" <<'EXPECTED'
greenfield-apps: com/fasterxml/jackson/databind/ObjectMapper
greenfield-apps: javax/xml/bind/JAXBContext
greenfield-apps: org/mozilla/javascript/Context
greenfield-apps: org/verapdf/gf/foundry/VeraGreenfieldFoundryProvider
validation-model: no com/fasterxml/jackson/databind/ObjectMapper
validation-model: no javax/xml/bind/JAXBContext
validation-model: no org/mozilla/javascript/Context
validation-model: org/verapdf/gf/foundry/VeraGreenfieldFoundryProvider
EXPECTED

echo "veraPDF $version"
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: the applications' archive has other libraries inside, and the validator's own has not."
