package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.transport.ContentCoding;
import fr.contratdeville.warehouse.export.PullResponse.PulledDatasetResponse;
import fr.contratdeville.warehouse.format.RowFormat;
import fr.contratdeville.warehouse.rows.Datasets;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import jakarta.inject.Singleton;

/** The checksums of files that nobody has read. */
@Singleton
class Checksums {

    private final Datasets datasets;
    private final Exports exports;

    Checksums(Datasets datasets, Exports exports) {
        this.datasets = datasets;
        this.exports = exports;
    }

    /** Computes those that the manifest lacks, one file after the other. */
    void complete(PullResponse pull, RowFormat format, Delimiter delimiter) {
        pull.datasets().stream()
                .map(dataset -> order(pull, dataset, format, delimiter))
                .filter(order -> !isKnown(pull, order))
                .forEach(exports::check);
    }

    private ExportOrder order(PullResponse pull, PulledDatasetResponse pulled, RowFormat format, Delimiter delimiter) {
        ExportedDataset dataset = datasets.find(pulled.name()).orElseThrow();
        return new ExportOrder(dataset, format, delimiter.character(), ContentCoding.IDENTITY, pull.id());
    }

    private static boolean isKnown(PullResponse pull, ExportOrder order) {
        return pull.datasets().stream()
                .filter(dataset -> dataset.name().equals(order.dataset().name()))
                .flatMap(dataset -> dataset.files().stream())
                .anyMatch(file -> file.mediaType().equals(order.format().mediaType())
                        && (file.delimiter() == null || file.delimiter().equals(order.delimiterInFile())));
    }
}
