package fr.contratdeville.warehouse.rows;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that the data warehouse gets. */
@Singleton
public class Datasets {

    private final SortedMap<String, ExportedDataset> byName = new TreeMap<>();

    Datasets(@All List<ExportedDataset> declared) {
        declared.forEach(dataset -> byName.put(dataset.name(), dataset));
    }

    /** By name. */
    public List<ExportedDataset> all() {
        return List.copyOf(byName.values());
    }

    public Optional<ExportedDataset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
