package fr.contratdeville.testing;

import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.specification.ResponseSpecification;
import java.util.function.Function;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;

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
                .expectBody(member("status", JsonNode::numberValue, equalTo((Number) status)))
                .expectBody(text("code", equalTo(code)))
                .expectBody(text("type", equalTo("urn:problem-type:contrat-de-ville:" + code)))
                .expectBody(text("title", not(blankString())))
                .expectBody(text("detail", not(blankString())))
                .expectBody(not(matchesPattern(INSIDE)))
                .build();
    }

    private static Matcher<String> text(String name, Matcher<String> expected) {
        return member(name, JsonNode::asText, expected);
    }

    /** Not by REST Assured's path, which compiles a script for every answer: there are thousands of them. */
    private static <T> Matcher<String> member(String name, Function<JsonNode, T> read, Matcher<? super T> expected) {
        return new FeatureMatcher<String, T>(expected, name, name) {

            @Override
            protected T featureValueOf(String body) {
                return read.apply(Json.of(body).path(name));
            }
        };
    }

    /** For {@code body(...)}: the code and the place of every error. */
    public static final String ERRORS =
            "errors.collect { it.code + ' ' + (it.pointer != null ? it.pointer : it.parameter) }";
}
