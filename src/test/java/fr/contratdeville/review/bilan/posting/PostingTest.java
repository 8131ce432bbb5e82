package fr.contratdeville.review.bilan.posting;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostingTest extends BilanApiTest {

    private static final String TEN_MISTAKES = """
            "siret": "12345678901234", "externalReference": "-17", "surprise": 1, "postponedToYear": 2024,
            "narrative": {"difficulties": "Aucune."}, "figures": [
              {"indicator": "enfants", "kind": "exact", "value": 15, "breakdowns": [
                {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "whole", "parts": [
                  {"category": "femmes", "value": 13}, {"category": "hommes", "value": 1}]}]},
              {"indicator": "adultes", "kind": "range", "lower": 10, "upper": 5},
              {"indicator": "habitants", "kind": "exact", "value": 1},
              {"indicator": "jours", "kind": "about", "value": 1},
              {"indicator": "enfants", "kind": "exact", "value": 15}]
            """;

    /** As the document describes it. */
    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            return members.entrySet().stream()
                    .filter(member -> !member.getValue().isNull())
                    .map(member -> '"' + member.getKey() + "\":" + canonical(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        } else if (node.isArray()) {
            return Json.list(node).stream().map(PostingTest::canonical).collect(Collectors.joining(",", "[", "]"));
        }
        return node.isNumber() ? node.decimalValue().stripTrailingZeros().toPlainString() : node.toString();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void is_answered_with_a_receipt_of_what_is_in_the_database() throws Exception {
        Response receipt = created(BILANS, bilan("""
                "externalReference": "2023-017", "narrative": {"done": "Déjà « plus » d’un atelier\\n— et 😀."},
                "figures": [{"indicator": "enfants", "kind": "exact", "value": "2 500"},
                            {"indicator": "adultes", "kind": "range", "lower": 1.50, "upper": 1e2, "target": 20.0}]"""));

        String address = receipt.path("self");
        JsonNode bilan = Json.get(address);
        receipt.then()
                .header("Location", address)
                .header("ETag", etag(address))
                .header("Content-Language", "fr")
                .body("id", equalTo(bilan.get("id").asText()))
                .body("state", equalTo("submitted"))
                .body("time", equalTo(bilan.get("updatedAt").asText()))
                .body("sha256", equalTo(sha256(canonical(bilan.get("content")))))
                .body(
                        "normalisations.collect { it.pointer + ' ' + it.found + ' ' + it.expected }",
                        contains("/figures/0/value 2 500 2500"))
                .body("validateOnly", equalTo(false));
        assertThat(address).isEqualTo(BILANS + "/" + bilan.get("id").asText());
        assertThat(bilan.get("sha256").asText()).isEqualTo(receipt.path("sha256"));
        assertThat(bilan.get("externalReference").asText()).isEqualTo("2023-017");
        assertThat(bilan.at("/content/figures/0")).isEqualTo(Json.of(filled("""
                {"indicatorId": "{enfants}", "indicator": "enfants", "kind": "exact", "value": 2500, "lower": null,
                 "upper": null, "target": null, "breakdowns": [], "overlaps": null, "disjoint": null, "words": null}""")));
        assertThat(bilan.at("/content/figures/1/lower").decimalValue()).isEqualByComparingTo("1.5");
    }

    @Test
    void publishes_nothing() {
        posted(bilan(""));

        assertThat(publishedFigures(id("accueil"))).isEmpty();
        assertThat(published("Accueil").get("status").asText()).isEqualTo("planned");
    }

    @Test
    void may_bring_its_action_along() {
        String address = posted(bringing(""));

        given().get(address)
                .then()
                .statusCode(200)
                .body("action", nullValue())
                .body("content.actionId", nullValue())
                .body("content.action.title", equalTo("Jardin partagé"))
                .body("contract.id", equalTo(id("dole")))
                .body("structure.id", equalTo(id("centre")));
        assertThat(published("Jardin partagé")).isNull();
    }

    @Test
    void a_neighbourhood_may_be_named_by_its_code() {
        String address = posted(bringing("""
                "action": {"contractId": "{dole}", "title": "Jardin", "description": "Des bacs.",
                           "neighbourhoodCodes": ["qp 039001"]}"""));

        given().get(address)
                .then()
                .body("content.action.neighbourhoodIds", contains(id("mesnils")))
                .body("content.action.neighbourhoodCodes", empty());
    }

    @Test
    void a_structure_may_be_named_by_its_siret_or_its_rna_number() {
        String address = posted(bilan("\"structureId\": null, \"siret\": \"1234567800010\""));

        given().get(address)
                .then()
                .body("structure.id", equalTo(id("centre")))
                .body("content.structureId", equalTo(id("centre")));
        post(bilan("\"structureId\": null, \"rna\": \"w391000123\""))
                .then()
                .statusCode(200)
                .body("self", equalTo(address));
        post(bilan("\"siret\": \"" + SIRET + "\", \"rna\": \"" + RNA + "\""))
                .then()
                .statusCode(200)
                .body("self", equalTo(address));
    }

    @Test
    void a_structure_that_is_not_named_or_not_one_is_refused() {
        created("/api/v1/structures", """
                {"name": "Centre social, antenne", "kind": "association", "rna": "%s"}
                """.formatted(RNA));

        refuses(bilan("\"structureId\": null"), "required /structureId");
        refuses(bilan("\"structureId\": null, \"siret\": \"35600000000048\""), "unknown-reference /siret");
        refuses(bilan("\"structureId\": null, \"rna\": \"" + RNA + "\""), "several-structures /rna");
        refuses(bilan("\"structureId\": \"{club}\", \"siret\": \"" + SIRET + "\""), "structures-differ /structureId");
        refuses(bilan("\"structureId\": \"{dole}\""), "unknown-reference /structureId");
        post(bilan("\"rna\": \"" + RNA + "\"")).then().statusCode(201);
    }

    @Test
    void sent_again_changes_nothing() throws Exception {
        Response first = created(BILANS, bilan(""));
        String history = query("select count(*) from recorded_change").get(0);

        post(bilan("\"figures\": [{\"indicatorId\": \"{enfants}\", \"kind\": \"exact\", \"value\": \"134\"},"
                        + " {\"indicator\": \"adultes\", \"kind\": \"exact\", \"value\": 20.0}]"))
                .then()
                .statusCode(200)
                .header("ETag", first.header("ETag"))
                .header("Location", nullValue())
                .body("id", equalTo(first.path("id")))
                .body("time", equalTo(first.path("time")))
                .body("sha256", equalTo(first.path("sha256")))
                .body("normalisations", hasSize(1));
        assertThat(bilans()).isEqualTo(1);
        assertThat(query("select count(*) from recorded_change")).containsExactly(history);
    }

    @Test
    void another_bilan_of_the_action_is_refused_and_told_which_is_there() throws Exception {
        String address = posted(bilan(""));

        post(bilan("\"outcome\": \"cancelled\""))
                .then()
                .spec(problem(409, "bilan-exists"))
                .body("bilan", equalTo(address))
                .body(ERRORS, contains("bilan-exists /actionId"));
        assertThat(bilans()).isEqualTo(1);
        given().get(address).then().body("content.outcome", equalTo("completed"));
    }

    @Test
    void another_bilan_that_brings_the_same_action_along_is_refused() {
        String address = posted(bringing(""));

        post(bringing("""
                "action": {"contractId": "{dole}", "title": "JARDIN  PARTAGE", "description": "Autre."}"""))
                .then()
                .spec(problem(409, "bilan-exists"))
                .body("bilan", equalTo(address))
                .body(ERRORS, contains("bilan-exists /action"));
    }

    @Test
    void a_reference_is_used_once_by_a_structure() {
        String address = posted(bilan("\"externalReference\": \"17\""));

        post(bringing("\"externalReference\": \"17\""))
                .then()
                .spec(problem(409, "bilan-exists"))
                .body("bilan", equalTo(address))
                .body(ERRORS, contains("bilan-exists /externalReference"));
    }

    @Test
    void all_that_is_wrong_is_told_at_once_with_what_was_found_and_expected() throws Exception {
        refuses(
                bilan(TEN_MISTAKES),
                "not-a-siret /siret",
                "wrong-form /externalReference",
                "unknown-member /surprise",
                "only-when-postponed /postponedToYear",
                "required-to-submit /narrative/done",
                "parts-do-not-add-up /figures/0/breakdowns/0/parts",
                "bounds-reversed /figures/1/upper",
                "unknown-indicator /figures/2/indicator",
                "not-in-list /figures/3/kind",
                "repeated /figures/4/indicatorId");
        assertThat(bilans()).isZero();
        String sums = "errors.find { it.code == 'parts-do-not-add-up' }";
        post(bilan(TEN_MISTAKES))
                .then()
                .header("Content-Language", "fr")
                .body(sums + ".found", equalTo("14"))
                .body(sums + ".expected", equalTo("15"))
                .body(
                        sums + ".detail",
                        equalTo(
                                "La somme des parts est 14, la valeur est 15 : une ventilation complète doit tomber juste."))
                .body("errors.find { it.code == 'not-a-siret' }.found", equalTo("12345678901234"));
    }

    @Test
    void all_that_is_wrong_is_told_in_english_to_who_asks_for_it() {
        sending(bilan(TEN_MISTAKES))
                .header("Accept-Language", "en")
                .post(BILANS)
                .then()
                .spec(problem(422, "invalid-body"))
                .header("Content-Language", "en")
                .body("errors", hasSize(10))
                .body(
                        "errors.detail",
                        hasItem("The parts add up to 14, the value is 15: a whole breakdown has to add up exactly."));
    }

    @Test
    void a_check_gives_the_same_answer_and_writes_nothing() throws Exception {
        sending(bilan("\"figures\": [{\"indicator\": \"enfants\", \"kind\": \"exact\", \"value\": \"2 500\"}]"))
                .post(BILANS + "?validateOnly=true")
                .then()
                .statusCode(200)
                .header("Location", nullValue())
                .header("ETag", nullValue())
                .body("id", nullValue())
                .body("self", nullValue())
                .body("validateOnly", equalTo(true))
                .body("state", equalTo("submitted"))
                .body("normalisations", hasSize(1))
                .body("warnings.code", hasItem("far-from-last-time"));
        sending(bilan(TEN_MISTAKES))
                .post(BILANS + "?validateOnly=true")
                .then()
                .spec(problem(422, "invalid-body"))
                .body("errors", hasSize(10));
        assertThat(bilans()).isZero();
    }

    @Test
    void a_partner_posts_for_its_own_structures_only() throws Exception {
        sendingAs(Tokens.partner(id("club")), bilan("")).post(BILANS).then().spec(problem(403, "forbidden"));
        sendingAs(Tokens.partner(id("club")), bilan("\"structureId\": null, \"siret\": \"" + SIRET + "\""))
                .post(BILANS)
                .then()
                .spec(problem(403, "forbidden"));
        assertThat(bilans()).isZero();
        sendingAs(Tokens.partner(id("club"), id("centre")), bilan(""))
                .post(BILANS)
                .then()
                .statusCode(201);
    }
}
