package fr.contratdeville.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * A service with a database that a test can stop, and which lets nobody read without a token. One for both, because each
 * profile is another start of the application, and neither is in the way of the other's tests.
 */
public class StoppableAndClosed implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("contratdeville.anonymous.reads", "false");
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
