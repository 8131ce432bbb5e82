package fr.contratdeville.testing;

import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.specification.ResponseSpecification;

/** What every error has in common. */
public final class ExpectedProblem {

    private static final String INSIDE = "(?is).*(exception|stack|\\sat [a-z]+\\.|hibernate|jackson|sqlstate|select |"
            + "insert |update |fr\\.contratdeville|postgres).*";

    private ExpectedProblem() {}

    /** A problem of this kind, complete, in which nothing of the inside shows. */
    public static ResponseSpecification problem(int status, String code) {
        return new ResponseSpecBuilder()
                .expectStatusCode(status)
                .expectContentType("application/problem+json")
                .expectBody("status", equalTo(status))
                .expectBody("code", equalTo(code))
                .expectBody("type", equalTo("urn:problem-type:contrat-de-ville:" + code))
                .expectBody("title", not(blankString()))
                .expectBody("detail", not(blankString()))
                .expectBody(not(matchesPattern(INSIDE)))
                .build();
    }

    /** For {@code body(...)}: the code and the place of every error. */
    public static final String ERRORS =
            "errors.collect { it.code + ' ' + (it.pointer != null ? it.pointer : it.parameter) }";
}
