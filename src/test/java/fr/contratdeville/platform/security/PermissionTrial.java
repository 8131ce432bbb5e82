package fr.contratdeville.platform.security;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Tries the lines of the {@link PermissionTable}, and looks whether what is refused leaves a trace in the database. */
abstract class PermissionTrial extends ApiTest {

    static final String API = "/api/v1";

    private static final Map<Integer, String> CODES =
            Map.of(401, "unauthenticated", 403, "forbidden", 404, "not-found");

    private static final Map<Integer, Predicate<String>> CHALLENGES = Map.of(
            401, challenge -> challenge.startsWith("Bearer"),
            403, challenge -> challenge.startsWith("Bearer error=\"insufficient_scope\", error_description=\""));

    /** Every row of every table, and which transaction wrote it. The history only grows, and is too long to be read. */
    private static final String CONTENTS = """
            select c.relname || ' ' || cast(query_to_xml(format(
                'select md5(string_agg(cast(t as text) || t.xmin, %L order by t.ctid)) from %s t',
                ',', cast(c.oid as regclass)), true, true, '') as text)
            from pg_class c
            where c.relnamespace = cast('public' as regnamespace) and c.relkind = 'r' and not c.relispartition
            order by c.relname
            """;

    /** Moves on with every change that is recorded, even one that is rolled back: what is refused must not get so far. */
    private static final String EVER_RECORDED = "select last_value from recorded_change_position_seq";

    /** Inserts all rows that a table has now, but for what it computes itself. */
    private static final String INSERT = """
            select format('insert into %1$s (%%1$s) select %%1$s from jsonb_populate_recordset(cast(null as %1$s), %%2$L)',
                (select string_agg(column_name, ', ') from information_schema.columns
                    where table_schema = 'public' and table_name = '%1$s' and is_generated = 'NEVER'),
                (select coalesce(jsonb_agg(t), '[]') from %1$s t))
            """;

    private static final String RECORDED = "select count(*) from recorded_change";

    private static OneOfEach stored;

    /** Puts back all rows as they were when it was stored, past the triggers that would write some of them otherwise. */
    private static String asItWasStored;

    /** Or something was written since: then it is to be put back. */
    private static boolean isAsItWasStored;

    /** Of what is stored, as long as nothing is written; null if they have to be looked at again. */
    private static List<String> traces;

    private static final Map<String, Optional<String>> ETAGS = new HashMap<>();

    private static final Map<Who, String> TOKENS = new EnumMap<>(Who.class);

    /** Only when something was written: most requests read, or are refused. */
    @Override
    protected void emptyTheTables() {}

    OneOfEach stored() throws SQLException {
        if (!isAsItWasStored) {
            super.emptyTheTables();
            if (stored == null) {
                stored = new OneOfEach();
                asItWasStored = insertsOfAllRows();
            } else {
                execute(asItWasStored);
            }
            isAsItWasStored = true;
        }
        return stored;
    }

    /** Not by the requests that stored them: there are dozens, and this is done dozens of times. */
    private String insertsOfAllRows() throws SQLException {
        List<String> inserts = new ArrayList<>();
        for (String table : TABLES) {
            inserts.addAll(query(INSERT.formatted(table)));
        }
        return "set session_replication_role = replica; %s; set session_replication_role = origin"
                .formatted(String.join("; ", inserts));
    }

    static void putBackWhatIsStored() {
        isAsItWasStored = false;
        forgetTraces();
    }

    static void forgetWhatIsStored() {
        putBackWhatIsStored();
        stored = null;
        ETAGS.clear();
        TOKENS.clear();
    }

    static void forgetTraces() {
        traces = null;
    }

    RequestSpecification asking(Who who) throws SQLException {
        if (who == Who.ANONYMOUS) {
            return anonymous();
        }
        OneOfEach named = stored();
        return as(TOKENS.computeIfAbsent(who, caller -> caller.token(named)));
    }

    String address(Permission permission) throws SQLException {
        return API + stored().filled(permission.address());
    }

    /** The request of this line, which nothing is wrong with. */
    Response send(Permission permission, RequestSpecification request) throws SQLException {
        if (permission.hasBody()) {
            withBody(request, permission, stored().filled(RequestBodies.of(permission.body())));
        }
        if (!permission.reads()) {
            etagOfWhatChanges(permission).ifPresent(etag -> request.header("If-Match", etag));
        }
        return request.request(permission.method(), address(permission));
    }

    static RequestSpecification withBody(RequestSpecification request, Permission permission, String json) {
        if (permission.operation().equals("createImport")) {
            return request.contentType("text/csv")
                    .queryParam("name", "annexe.csv")
                    .body(json.getBytes(UTF_8));
        }
        return permission.method().equals("PATCH")
                ? request.contentType("application/merge-patch+json").body(json.getBytes(UTF_8))
                : request.contentType(ContentType.JSON).body(json);
    }

    /** None if there is nothing yet. */
    private Optional<String> etagOfWhatChanges(Permission permission) throws SQLException {
        String address = address(permission)
                .replaceAll("\\?.*", "")
                .replaceAll("/(submit|return|validate|reopen|successor|withdraw|confirmation)$", "");
        return ETAGS.computeIfAbsent(
                address,
                unknown -> Optional.ofNullable(given().noFilters().get(unknown).header("ETag")));
    }

    /** Checks that a request gets this answer, and leaves no trace. */
    void expectRefusal(Who who, int status, Trial request) throws SQLException {
        expectNoTrace(() -> expectRefused(who, status, request.send()));
    }

    static void expectRefused(Object whatFor, int status, Response answer) {
        assertThat(answer.statusCode()).as("status for %s", whatFor).isEqualTo(status);
        if (CODES.containsKey(status)) {
            answer.then().spec(problem(status, CODES.get(status)));
        }
        assertThat(answer.header("WWW-Authenticate"))
                .matches(CHALLENGES.getOrDefault(status, challenge -> challenge == null));
    }

    void expectNoTrace(Trials requests) throws SQLException {
        stored();
        List<String> before = traces == null ? lookForTraces() : traces;
        boolean asBefore = false;
        try {
            requests.send();
            traces = lookForTraces();
            assertThat(traces).as("what is in the database").isEqualTo(before);
            asBefore = true;
        } finally {
            if (!asBefore) {
                putBackWhatIsStored();
            }
        }
    }

    interface Trial {
        Response send() throws SQLException;
    }

    interface Trials {
        void send() throws SQLException;
    }

    private List<String> lookForTraces() throws SQLException {
        List<String> found = new ArrayList<>(query(CONTENTS));
        found.addAll(query(EVER_RECORDED));
        return found;
    }

    /** All that is in the database. */
    List<String> contents() throws SQLException {
        List<String> contents = new ArrayList<>(query(CONTENTS));
        contents.addAll(query(RECORDED));
        return contents;
    }
}
