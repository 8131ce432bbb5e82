#!/usr/bin/env bash
# A validator that accepts an OpenAPI 3.1 document and then overlooks the types in it.
#
# The guess: swagger-request-validator either refuses a 3.1 document, or checks with it what it checks with 3.0.
#
# What happens: it accepts the document, says nothing, and passes over `type` and `additionalProperties: false`, at the
#   top, in members and in items alike. `required`, `enum`, `maximum` and `format` are checked as before, so that the check
#   looks alive: a test that breaks an answer by leaving a member out still fails as it should. The same schema under
#   `openapi: 3.0.4` has all of it checked.
#
# Versions: com.atlassian.oai:swagger-request-validator-core 2.46.1.
# Source: none found; seen when an answer was made wrong on purpose. The parser below it leaves Schema.getType() null in a 3.1
#   document, and has the types in getTypes() alone, which is printed as well.
#
# For who uses it: have the document written as 3.0 for this validator, and prove each kind of failure once.
# Here: every answer in the tests was checked by it as long as the document was 3.0; one of 3.1 is checked as the JSON Schemas
#   that it has, by another validator. ContractCheckTest proves that it checks.
#
# Needs a JDK (17 or newer), Maven and its central repository. Not part of the build: bash findings/openapi-3.1-types.sh
set -euo pipefail

validator=2.46.1
jackson=2.21.1 # the validator's own; Maven would mix it with an older one that the parser asks for

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>openapi-types</artifactId>
  <version>1</version>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>com.fasterxml.jackson</groupId>
        <artifactId>jackson-bom</artifactId>
        <version>$jackson</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>com.atlassian.oai</groupId>
      <artifactId>swagger-request-validator-core</artifactId>
      <version>$validator</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2

cat > "$work/Types.java" <<'JAVA'
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.stream.Collectors;

public class Types {
    static final String DOCUMENT = """
            openapi: %s
            info: {title: Actions, version: "1"}
            paths:
              /actions:
                get:
                  responses:
                    "200":
                      description: A page of actions
                      content:
                        application/json:
                          schema:
                            type: object
                            required: [items, self]
                            additionalProperties: false
                            properties:
                              items: {type: array, items: {type: object}}
                              self: {type: string}
                              year: {type: integer, maximum: 2100}
                              status: {type: string, enum: [planned, completed]}
                              id: {type: string, format: uuid}
            """;
    static final List<String> ANSWERS = List.of(
            "{\"items\": [], \"self\": \"/actions\"}",
            "{\"items\": {}, \"self\": 1}",
            "{\"items\": [3], \"self\": \"/actions\"}",
            "{\"items\": [], \"self\": \"/actions\", \"year\": \"2023\"}",
            "{\"items\": [], \"self\": \"/actions\", \"surprise\": 1}",
            "[]",
            "{\"items\": []}",
            "{\"items\": [], \"self\": \"/actions\", \"year\": 2101}",
            "{\"items\": [], \"self\": \"/actions\", \"status\": \"lost\"}",
            "{\"items\": [], \"self\": \"/actions\", \"id\": \"1\"}");

    public static void main(String[] arguments) {
        for (String version : List.of("3.0.4", "3.1.0")) {
            String document = DOCUMENT.formatted(version);
            Schema<?> self = (Schema<?>) new OpenAPIParser().readContents(document, null, null).getOpenAPI().getPaths()
                    .get("/actions").getGet().getResponses().get("200").getContent().get("application/json").getSchema()
                    .getProperties().get("self");
            System.out.println(version + ": self has type " + self.getType() + ", types " + self.getTypes());
            var validator = OpenApiInteractionValidator.createForInlineApiSpecification(document).build();
            for (String answer : ANSWERS) {
                String found = validator
                        .validateResponse("/actions", Request.Method.GET,
                                SimpleResponse.Builder.ok().withContentType("application/json").withBody(answer).build())
                        .getMessages().stream()
                        .map(message -> message.getKey().replace("validation.response.body.schema.", ""))
                        .distinct().sorted().collect(Collectors.joining(", "));
                System.out.println("  " + answer + " -> " + (found.isEmpty() ? "passes" : found));
            }
        }
    }
}
JAVA

cat > "$work/expected" <<'EXPECTED'
3.0.4: self has type string, types [string]
  {"items": [], "self": "/actions"} -> passes
  {"items": {}, "self": 1} -> type
  {"items": [3], "self": "/actions"} -> type
  {"items": [], "self": "/actions", "year": "2023"} -> type
  {"items": [], "self": "/actions", "surprise": 1} -> additionalProperties
  [] -> type
  {"items": []} -> required
  {"items": [], "self": "/actions", "year": 2101} -> maximum
  {"items": [], "self": "/actions", "status": "lost"} -> enum
  {"items": [], "self": "/actions", "id": "1"} -> format.uuid
3.1.0: self has type null, types [string]
  {"items": [], "self": "/actions"} -> passes
  {"items": {}, "self": 1} -> passes
  {"items": [3], "self": "/actions"} -> passes
  {"items": [], "self": "/actions", "year": "2023"} -> passes
  {"items": [], "self": "/actions", "surprise": 1} -> passes
  [] -> passes
  {"items": []} -> required
  {"items": [], "self": "/actions", "year": 2101} -> maximum
  {"items": [], "self": "/actions", "status": "lost"} -> enum
  {"items": [], "self": "/actions", "id": "1"} -> format.uuid
EXPECTED

echo "swagger-request-validator-core $validator"
java -cp "$work/lib/*" "$work/Types.java" > "$work/observed" 2> "$work/errors" || { cat "$work/errors" >&2; exit 1; }
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: with 3.1, wrong types and undocumented members pass."
