#!/usr/bin/env bash
# A comparison of OpenAPI documents that finds a break in 3.0 and calls the same one compatible in 3.1.
#
# The guess: openapi-diff reads both versions, and what breaks callers of a 3.0 document it finds in a 3.1 document as well.
#
# What happens: in 3.1 it does not see that anything is of another type, neither a member, with null beside its type or without, nor
#   a parameter. It says "no changes", as if it had looked. That a value is gone from an enumeration it finds in both. In neither
#   does it call it a break that an optional member of an answer is gone, or a request's under `additionalProperties: false`, where
#   who sends it is refused, or that an answered member may be null from now on.
#
# Versions: org.openapitools.openapidiff:openapi-diff-core 2.1.7.
# Source: github.com/OpenAPITools/openapi-diff issues 745 and 910 are about 3.1; none found that lists what it overlooks.
#
# For who uses it: plant each kind of break that you count on, in the version that you write, and see it found.
# Here: CompatibilityTest does, and SchemaNarrowing finds what this overlooks.
#
# Needs a JDK (17 or newer), Maven and its central repository. Not part of the build: bash findings/openapi-diff-3.1.sh
set -euo pipefail

diff=2.1.7

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>openapi-diff</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.openapitools.openapidiff</groupId>
      <artifactId>openapi-diff-core</artifactId>
      <version>$diff</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2

cat > "$work/Breaks.java" <<'JAVA'
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;

public class Breaks {
    static final String DOCUMENT = """
            openapi: VERSION
            info: {title: Things, version: "1"}
            paths:
              /things:
                get:
                  parameters:
                  - {name: limit, in: query, schema: {type: integer}}
                  responses:
                    "200":
                      description: Things
                      content:
                        application/json:
                          schema:
                            type: object
                            properties:
                              state: {type: string, enum: [open, closed]}
                              count: NULLABLE_INTEGER
                              name: {type: string}
                post:
                  requestBody:
                    content:
                      application/json:
                        schema:
                          type: object
                          additionalProperties: false
                          properties:
                            name: {type: string}
                            kind: {type: string, enum: [one, two]}
                            note: {type: string}
                  responses:
                    "201": {description: Made}
            """;

    record Edit(String what, String before, String after) {}

    static final List<Edit> EDITS = List.of(
            new Edit("nothing", "", ""),
            new Edit("an answered member is gone", "name: {type: string}\n    post", "more: {type: string}\n    post"),
            new Edit("an answered member is of another type", "name: {type: string}\n    post", "name: {type: integer}\n    post"),
            new Edit("an answered member that may be null is of another type", "NULLABLE_INTEGER", "NULLABLE_STRING"),
            new Edit("a parameter is of another type", "schema: {type: integer}", "schema: {type: boolean}"),
            new Edit("a request's value is gone", "enum: [one, two]", "enum: [one]"),
            new Edit("a request's member is gone", "                note: {type: string}\n", ""),
            new Edit("an answered member may be null", "count: NULLABLE_INTEGER", "count: {type: integer}"));

    static String written(String document, String version) {
        boolean old = version.startsWith("3.0");
        return document.replace("VERSION", version)
                .replace("NULLABLE_INTEGER", old ? "{type: integer, nullable: true}" : "{type: [integer, \"null\"]}")
                .replace("NULLABLE_STRING", old ? "{type: string, nullable: true}" : "{type: [string, \"null\"]}");
    }

    public static void main(String[] arguments) {
        for (Edit edit : EDITS) {
            String edited = DOCUMENT.replace(edit.before(), edit.after());
            StringBuilder line = new StringBuilder(edit.what() + ":");
            for (String version : List.of("3.0.4", "3.1.0")) {
                // The last one the other way round: what was never null may be.
                boolean reversed = edit.what().endsWith("may be null");
                String first = written(reversed ? edited : DOCUMENT, version);
                String second = written(reversed ? DOCUMENT : edited, version);
                var found = OpenApiCompare.fromContents(first, second);
                line.append(" ").append(version).append(" ").append(found.isIncompatible() ? "breaks" : found.isUnchanged() ? "no changes" : "compatible");
            }
            System.out.println(line);
        }
    }
}
JAVA

cat > "$work/expected" <<'EXPECTED'
nothing: 3.0.4 no changes 3.1.0 no changes
an answered member is gone: 3.0.4 compatible 3.1.0 compatible
an answered member is of another type: 3.0.4 breaks 3.1.0 no changes
an answered member that may be null is of another type: 3.0.4 breaks 3.1.0 no changes
a parameter is of another type: 3.0.4 breaks 3.1.0 no changes
a request's value is gone: 3.0.4 breaks 3.1.0 breaks
a request's member is gone: 3.0.4 compatible 3.1.0 compatible
an answered member may be null: 3.0.4 compatible 3.1.0 no changes
EXPECTED

echo "openapi-diff-core $diff"
java -cp "$work/lib/*" "$work/Breaks.java" 2>/dev/null > "$work/observed"
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: breaks that are found in 3.0 are overlooked in 3.1."
