package fr.contratdeville.start.dataset;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Loads the 2023 bilan into a database that never had it, so that there is something to look at. */
@Singleton
class DatasetAtStart {

    private static final Logger LOG = Logger.getLogger(DatasetAtStart.class);
    private static final String BILAN_2023 = "/dataset/bilan-2023.json";

    private final DatasetLoader loader;
    private final LoadWhen when;
    private final boolean embedded;

    DatasetAtStart(
            DatasetLoader loader,
            @ConfigProperty(name = "contratdeville.dataset.load") LoadWhen when,
            @ConfigProperty(name = "contratdeville.embedded.running", defaultValue = "false") boolean embedded) {
        this.loader = loader;
        this.when = when;
        this.embedded = embedded;
    }

    enum LoadWhen {
        WHEN_EMBEDDED,
        ALWAYS,
        NEVER
    }

    void load(@Observes StartupEvent start) throws IOException {
        if (when == LoadWhen.ALWAYS || when == LoadWhen.WHEN_EMBEDDED && embedded) {
            loader.loadOnce(Dataset.read(BILAN_2023))
                    .ifPresent(count -> LOG.infof(
                            "Loaded the 2023 bilan: %d actions, %d figures", count.actions(), count.figures()));
        }
    }
}
