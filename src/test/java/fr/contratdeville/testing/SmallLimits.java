package fr.contratdeville.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A service with limits that a test reaches soon. One for all of them, because each profile is another start of the
 * application.
 */
public class SmallLimits implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "contratdeville.limits.body", "1K",
                "contratdeville.limits.json-depth", "3",
                "contratdeville.limits.json-tokens", "20",
                "contratdeville.limits.requests.enabled", "false",
                "contratdeville.aggregates.max-rows", "3",
                "contratdeville.exports.at-once", "1",
                "contratdeville.exports.longest-stall", "5s");
    }
}
