package fr.contratdeville.start.dataset;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;

/** The 2023 bilan, for the tests of other features. */
@Singleton
public class LoadedBilan2023 {

    @Inject
    DatasetLoader loader;

    public void load() throws IOException {
        loader.load(Dataset.read(Bilan2023.RESOURCE));
    }
}
