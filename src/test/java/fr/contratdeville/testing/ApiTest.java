package fr.contratdeville.testing;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.LogConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * A test of the API as its callers meet it: over HTTP, on a real and empty database, every answer checked against the
 * OpenAPI document. Requests carry the agglomeration's token unless they say otherwise.
 */
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
public abstract class ApiTest {

    /** What refers to others comes before them. */
    protected static final List<String> TABLES = List.of(
            "imported_row",
            "document_import",
            "bilan",
            "breakdown_part",
            "indicator_value_overlap",
            "indicator_value",
            "action_neighbourhood",
            "action_content",
            "action",
            "pillar_successor",
            "pillar",
            "neighbourhood_successor",
            "neighbourhood",
            "city_contract",
            "structure",
            "indicator",
            "category_broader",
            "category",
            "category_set",
            "dimension",
            "dataset_load");

    /**
     * One for all tests of an application: how many there are of a class, JUnit decides. Made for the first of them, because who
     * asks the packaged service knows no database.
     */
    private static final class Owner {
        static final DataSource CONNECTIONS = TwoRoles.ownersConnections();
    }

    /** As the role that owns the tables, which may do what the service's own may not. */
    protected final DataSource database = Owner.CONNECTIONS;

    @BeforeAll
    static void checkEveryAnswer() {
        RestAssured.replaceFiltersWith(List.of(ContractCheck.FILTER));
        // Every answer is written down in case its test fails: indented, that took a third of all tests' time.
        RestAssured.config = RestAssured.config()
                .logConfig(LogConfig.logConfig()
                        .enableLoggingOfRequestAndResponseIfValidationFails()
                        .enablePrettyPrinting(false));
    }

    /** Not once for all: what a specification is built with includes the port, which is known now. */
    @BeforeEach
    void callAsTheAgglomeration() {
        RestAssured.requestSpecification = new RequestSpecBuilder()
                .addHeader("Authorization", "Bearer " + Tokens.agglomeration())
                .build();
    }

    /** Not by {@code truncate}, which makes new files for each table and index: that took a fifth of all tests' time. */
    @BeforeEach
    protected void emptyTheTables() throws SQLException {
        execute(TABLES.stream().map("delete from %s"::formatted).collect(Collectors.joining("; ")));
    }

    protected void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The only column of every row, as text. */
    protected List<String> query(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** A request without a token; all others are the agglomeration's unless they say otherwise. */
    protected static RequestSpecification anonymous() {
        FilterableRequestSpecification request = (FilterableRequestSpecification) given();
        request.removeHeader("Authorization");
        return request;
    }

    /** A request with this token, or with whatever is to be taken for one. */
    protected static RequestSpecification as(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    /** A request with a JSON body. */
    protected static RequestSpecification sending(String json) {
        return given().contentType(ContentType.JSON).body(json);
    }

    /** Posts what has to succeed, and returns the answer. */
    protected static Response created(String path, String json) {
        return sending(json).post(path).then().statusCode(201).extract().response();
    }

    /** A request with a JSON body that replaces what stands at the path now. */
    protected static RequestSpecification replacing(String path, String json) {
        return sending(json).header("If-Match", etag(path));
    }

    /** A request with a JSON merge patch of what stands at the path now. */
    protected static RequestSpecification patching(String path, String json) {
        return given().contentType("application/merge-patch+json")
                .header("If-Match", etag(path))
                .body(json.getBytes(StandardCharsets.UTF_8));
    }

    protected static String etag(String path) {
        return given().get(path).then().statusCode(200).extract().header("ETag");
    }
}
