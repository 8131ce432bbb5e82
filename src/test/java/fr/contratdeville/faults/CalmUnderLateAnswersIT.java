package fr.contratdeville.faults;

import fr.contratdeville.testing.PackagedService;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database stands still for longer than a transaction may take, and then answers on the same connections: what was under way has
 * been given up meanwhile, and whoever waits for it is told to come again.
 */
class CalmUnderLateAnswersIT {

    @TempDir
    Path directory;

    @Test
    void a_database_that_answers_when_nobody_waits_any_more() throws Exception {
        FaultyDatabase database = new FaultyDatabase(directory.resolve("database"));
        // The bilan of 2023 is loaded in one transaction, which may take longer on a slow machine.
        PackagedService.start(directory, database.settingsOfAService("")).close();
        Map<String, String> settings = database.settingsOfAService("");
        settings.put("QUARKUS_TRANSACTION_MANAGER_DEFAULT_TRANSACTION_TIMEOUT", "6S");

        try (Calm calm = new Calm(directory, database, settings)) {
            calm.under("standing still for longer than a transaction", database::standStill, database::goOn);
        }
    }
}
