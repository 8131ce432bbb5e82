package fr.contratdeville.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * A service with a database that a test can stop, which lets nobody read without a token, and with another origin whose pages
 * may read its answers. One for all, because each profile is another start of the application, and none is in the way of the
 * others' tests.
 */
public class StoppableAndClosed implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("contratdeville.anonymous.reads", "false", "contratdeville.cors.origins", SmallLimits.ORIGIN);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(StoppableDatabase.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
