package fr.contratdeville.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that anybody may do and nobody else, really tried. */
@QuarkusTest
class PermissionTableTest extends PermissionTrial {

    private static final Set<String> NOT_PUBLISHED = Set.of(OneOfEach.NOT_PUBLISHED, OneOfEach.NOT_PUBLISHED_FIGURE);

    static List<Permission> lines() {
        return PermissionTable.lines();
    }

    static List<Permission> withBody() {
        return PermissionTable.operations().stream().filter(Permission::hasBody).toList();
    }

    static List<Permission> hidden() {
        return lines().stream()
                .filter(line -> line.open().get(Who.OTHER_PARTNER) == 404)
                .filter(line -> line.open().get(Who.AGGLOMERATION) != 404)
                .toList();
    }

    /** One that stays open keeps one of the few places that there are. */
    @AfterEach
    void closePulls() throws SQLException {
        for (String pull : query("select id from export_pull where closed_at is null")) {
            given().delete("/api/v1/exports/pulls/" + pull);
        }
    }

    @AfterAll
    static void leaveNothing() {
        forgetWhatIsStored();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void everyone_is_answered_as_the_table_says(Permission line) throws SQLException {
        for (Who who : Who.values()) {
            int status = line.open().get(who);
            if (status >= 400) {
                expectRefusal(who, status, () -> answer(line, who));
            } else if (line.changesNothing()) {
                expectNoEffect(status, line, who);
            } else {
                expectSuccess(status, line, who);
            }
        }
    }

    private void expectNoEffect(int status, Permission line, Who who) throws SQLException {
        stored();
        List<String> before = contents();
        answer(line, who).then().statusCode(status);
        assertThat(contents()).as("what %s leaves", who).isEqualTo(before);
        if (!line.reads()) {
            // A check does all of it, and takes it back.
            forgetTraces();
        }
    }

    private void expectSuccess(int status, Permission line, Who who) throws SQLException {
        try {
            answer(line, who).then().statusCode(status);
        } finally {
            putBackWhatIsStored();
        }
    }

    /** The answer to this line's request, in which nothing stands that is not the caller's business. */
    private Response answer(Permission line, Who who) throws SQLException {
        Response answer = send(line, asking(who));
        String told = answer.headers() + answer.asString();
        if (who != Who.AGGLOMERATION) {
            assertThat(told).as("what %s is told", who).doesNotContain(OneOfEach.CONTACT);
        }
        if (!who.readsDrafts()) {
            assertThat(told).as("what %s is told", who).doesNotContain(NOT_PUBLISHED);
        }
        if (line.reads()) {
            int withoutBody = asking(who).noFilters().head(address(line)).statusCode();
            assertThat(withoutBody).as("status of HEAD for %s", who).isEqualTo(answer.statusCode());
        }
        return answer;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withBody")
    void who_wants_another_role_is_not_told_what_is_wrong_with_a_body(Permission line) throws SQLException {
        for (Who who : Who.values()) {
            if (line.wantsAnotherRole(who)) {
                expectRefusal(who, line.open().get(who), () -> sendInstead(line, who, "{"));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withBody")
    void who_may_not_touch_something_is_not_told_what_else_is_wrong(Permission line) throws SQLException {
        for (Who who : Who.values()) {
            int status = line.open().get(who);
            if (status >= 400 && (line.addressSaysWhose() || !who.isPartner())) {
                expectRefusal(who, status, () -> sendInstead(line, who, "{\"unknown\": 1}"));
            }
        }
    }

    private Response sendInstead(Permission line, Who who, String json) throws SQLException {
        return withBody(asking(who), line, json).request(line.method(), address(line));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidden")
    void what_is_not_ones_business_is_answered_as_if_it_were_not_there(Permission line) throws SQLException {
        String elsewhere = line.address().replaceFirst("\\{(draft|submitted|returned)}", "{unknown}");
        String byReference = elsewhere.replaceFirst("/bilans/(draft|submitted|returned)$", "/bilans/unknown");

        assertThat(problemAt(line, line.address())).isEqualTo(problemAt(line, byReference));
    }

    /** All of the answer to another partner, but what names this one occurrence. */
    private String problemAt(Permission line, String address) throws SQLException {
        RequestSpecification request = asking(Who.OTHER_PARTNER);
        if (line.hasBody()) {
            withBody(request, line, stored().filled(RequestBodies.of(line.body())));
        }
        Response answer = request.request(line.method(), API + stored().filled(address));
        ObjectNode problem = (ObjectNode) Json.of(answer.asString());
        problem.remove("instance");
        return answer.statusCode() + " " + names(answer) + " " + problem;
    }

    private static List<String> names(Response answer) {
        return answer.headers().asList().stream().map(Header::getName).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fr.contratdeville.platform.security.TokensTest#bad")
    void a_bad_token_opens_nothing(String what, Supplier<String> token) throws SQLException {
        String bad = token.get();
        expectNoTrace(() -> {
            for (Permission line : PermissionTable.operations()) {
                expectRefused(line, 401, send(line, as(bad)));
            }
        });
    }
}
