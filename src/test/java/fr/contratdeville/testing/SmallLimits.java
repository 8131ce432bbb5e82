package fr.contratdeville.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A service with limits that a test reaches soon, with several places where it looks for roles, behind a proxy, with another
 * origin whose pages may read its answers, and with the database itself for its replica. One for all of them, because each profile is another start of the application.
 */
public class SmallLimits implements QuarkusTestProfile {

    /** Whose pages may read answers. */
    public static final String ORIGIN = "https://bilans.example.org";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.max-size", "3"),
                Map.entry(
                        "quarkus.oidc.roles.role-claim-path",
                        "realm_access/roles,groups,resource_access/\"https://api.example.org\"/roles"),
                Map.entry("contratdeville.cors.origins", "http://localhost:5173," + ORIGIN),
                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                Map.entry("contratdeville.log.requests", "true"),
                // Traces are made, and sent to nobody while the tests last.
                Map.entry("quarkus.otel.sdk.disabled", "false"),
                Map.entry("quarkus.otel.bsp.schedule.delay", "1h"),
                Map.entry("contratdeville.limits.body", "1K"),
                Map.entry("contratdeville.limits.json-depth", "3"),
                Map.entry("contratdeville.limits.json-tokens", "20"),
                Map.entry("contratdeville.limits.requests.enabled", "false"),
                Map.entry("contratdeville.aggregates.max-rows", "3"),
                Map.entry("contratdeville.aggregates.workbook-rows", "2"),
                Map.entry("contratdeville.writes.at-once", "9"),
                Map.entry("contratdeville.writes.longest-queue", "500ms"),
                Map.entry("contratdeville.writes.longest-lock", "1s"),
                // Which is none.
                Map.entry("contratdeville.replica.jdbc-url", "${quarkus.datasource.jdbc.url}"),
                Map.entry("contratdeville.exports.at-once", "1"),
                Map.entry("contratdeville.exports.workbook-rows", "2"),
                Map.entry("contratdeville.exports.longest-stall", "5s"));
    }
}
