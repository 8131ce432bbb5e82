package fr.contratdeville.territory.succession;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be a successor is refused, at its place. */
@QuarkusTest
class SuccessorRulesTest extends ApiTest {

    private static final String UNKNOWN = "0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11";

    private String old;
    private String next;

    @BeforeEach
    void storeTwoContracts() {
        old = Stored.contract("dole-2015-2023", 2015, 2023);
        next = Stored.contract("dole-2024-2030", 2024, 2030);
    }

    private ValidatableResponse refused(Kind kind, String... successors) {
        ValidatableResponse refusal = sending(kind.json(old, "ancien", String.join(",", successors)))
                .post(kind.path())
                .then()
                .spec(problem(422, "invalid-body"));
        given().queryParam("contract", old).get(kind.path()).then().body("items", hasSize(0));
        return refusal;
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_one(Kind kind) {
        refused(kind, kind.bare(UNKNOWN))
                .body(ERRORS, contains("unknown-reference /successors/0/%sId".formatted(kind.member)));
    }

    @ParameterizedTest
    @EnumSource
    void one_without_an_id(Kind kind) {
        refused(kind, "{\"main\": true}").body(ERRORS, contains("required /successors/0/%sId".formatted(kind.member)));
    }

    @ParameterizedTest
    @EnumSource
    void one_named_twice(Kind kind) {
        String later = kind.stored(next, "emploi");

        refused(kind, kind.weighted(later, "0.5"), kind.weighted(later, "0.5"))
                .body(ERRORS, contains("repeated /successors/1/%sId".formatted(kind.member)));
    }

    @ParameterizedTest
    @EnumSource
    void more_than_twenty(Kind kind) {
        String later = kind.stored(next, "emploi");

        refused(kind, Collections.nCopies(21, kind.weighted(later, "0.1")).toArray(String[]::new))
                .body(ERRORS, contains("count-out-of-range /successors"));
    }

    @ParameterizedTest
    @EnumSource
    void one_of_a_contract_that_begins_before_the_old_one_ends(Kind kind) {
        String neighbour = kind.stored(Stored.contract("besancon-2023-2030", 2023, 2030), "emploi");

        refused(kind, kind.bare(neighbour))
                .body(ERRORS, contains("not-of-a-later-contract /successors/0/%sId".formatted(kind.member)))
                .body("errors[0].found", equalTo(2023))
                .body("errors[0].expected", equalTo(2023))
                .body(
                        "errors[0].detail",
                        equalTo(
                                "Relève d'un contrat de ville qui commence en 2023 : ce n'est pas après celui-ci, qui va"
                                        + " jusqu'en 2023."));
    }

    @ParameterizedTest
    @EnumSource
    void itself(Kind kind) {
        String itself = kind.stored(old, "ancien");

        patching(kind.path(itself), "{\"successors\": [%s]}".formatted(kind.bare(itself)))
                .patch(kind.path(itself))
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("not-of-a-later-contract /successors/0/%sId".formatted(kind.member)));
    }

    @ParameterizedTest
    @EnumSource
    void some_of_different_contracts(Kind kind) {
        String ours = kind.stored(next, "emploi");
        String theirs = kind.stored(Stored.contract("besancon-2024-2030", 2024, 2030), "emploi");

        refused(kind, kind.main(ours), kind.bare(theirs))
                .body(ERRORS, contains("of-different-contracts /successors/1/%sId".formatted(kind.member)))
                .body("errors[0].found", equalTo("besancon-2024-2030"))
                .body("errors[0].expected", equalTo("dole-2024-2030"));
    }

    @ParameterizedTest
    @EnumSource
    void weights_that_do_not_make_up_one(Kind kind) {
        refused(kind, kind.weighted(kind.stored(next, "a"), "0.6"), kind.weighted(kind.stored(next, "b"), "0.399"))
                .body(ERRORS, contains("weights-do-not-add-up /successors"))
                .body("errors[0].found", equalTo("0.999"))
                .body("errors[0].expected", equalTo(1));
    }

    @ParameterizedTest
    @EnumSource
    void a_single_weight_below_one(Kind kind) {
        refused(kind, kind.weighted(kind.stored(next, "a"), "0.5"))
                .body(ERRORS, contains("weights-do-not-add-up /successors"));
    }

    @ParameterizedTest
    @EnumSource
    void weights_of_nothing_below_it_or_with_too_many_digits(Kind kind) {
        String a = kind.stored(next, "a");
        String b = kind.stored(next, "b");
        String c = kind.stored(next, "c");

        refused(kind, kind.weighted(a, "0"), kind.weighted(b, "-1"), kind.weighted(c, "0.33333"))
                .body(
                        ERRORS,
                        contains(
                                "too-small /successors/0/weight",
                                "too-small /successors/1/weight",
                                "too-many-digits /successors/2/weight"));
        refused(kind, kind.weighted(a, "1.5"), kind.weighted(b, "1e99999"))
                .body("errors.pointer", contains("/successors/0/weight", "/successors/1/weight"));
    }

    @ParameterizedTest
    @EnumSource
    void several_of_which_none_has_a_weight_and_none_is_the_main_one(Kind kind) {
        refused(kind, kind.bare(kind.stored(next, "a")), kind.bare(kind.stored(next, "b")))
                .body(
                        ERRORS,
                        contains(
                                "required-without-main /successors/0/weight",
                                "required-without-main /successors/1/weight"));
    }

    @ParameterizedTest
    @EnumSource
    void a_weight_on_some_only(Kind kind) {
        refused(kind, kind.weighted(kind.stored(next, "a"), "1"), kind.bare(kind.stored(next, "b")))
                .body(ERRORS, contains("required-without-main /successors/1/weight"));
    }

    @ParameterizedTest
    @EnumSource
    void weights_beside_a_main_one(Kind kind) {
        refused(kind, kind.main(kind.stored(next, "a")), kind.weighted(kind.stored(next, "b"), "0.5"))
                .body(ERRORS, contains("weight-beside-main /successors/1/weight"));
    }

    @ParameterizedTest
    @EnumSource
    void two_main_ones(Kind kind) {
        refused(kind, kind.main(kind.stored(next, "a")), kind.main(kind.stored(next, "b")))
                .body(ERRORS, contains("several-mains /successors/1/main"));
    }

    @ParameterizedTest
    @EnumSource
    void a_main_one_that_is_neither_true_nor_false(Kind kind) {
        String later = kind.stored(next, "a");

        refused(kind, kind.main(later).replace("true", "\"oui\""))
                .body(ERRORS, contains("wrong-type /successors/0/main"))
                .body("errors[0].expected", equalTo("boolean"));
    }

    @ParameterizedTest
    @EnumSource
    void all_that_is_wrong_is_told_at_once(Kind kind) {
        String before = kind.stored(Stored.contract("dole-2007-2014", 2007, 2014), "a");

        refused(kind, kind.weighted(UNKNOWN, "0.5"), kind.weighted(before, "0.4"), "{\"name\": \"x\"}")
                .body(
                        ERRORS,
                        containsInAnyOrder(
                                "unknown-member /successors/2/name",
                                "required /successors/2/%sId".formatted(kind.member),
                                "unknown-reference /successors/0/%sId".formatted(kind.member),
                                "not-of-a-later-contract /successors/1/%sId".formatted(kind.member),
                                "required-without-main /successors/2/weight"));
    }
}
