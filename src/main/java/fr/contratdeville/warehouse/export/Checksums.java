package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.replica.Position;
import fr.contratdeville.platform.transport.ContentCoding;
import fr.contratdeville.warehouse.export.PullResponse.PulledDatasetResponse;
import fr.contratdeville.warehouse.format.FileForm;
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
    void complete(PullResponse pull, FileForm form) {
        pull.datasets().stream()
                .map(dataset -> order(pull, dataset, form))
                .filter(order -> !isKnown(pull, order))
                .forEach(exports::check);
    }

    private ExportOrder order(PullResponse pull, PulledDatasetResponse pulled, FileForm form) {
        ExportedDataset dataset = datasets.find(pulled.name()).orElseThrow();
        return new ExportOrder(dataset, form, ContentCoding.IDENTITY, pull.id(), Position.BEGINNING);
    }

    private static boolean isKnown(PullResponse pull, ExportOrder order) {
        return pull.datasets().stream()
                .filter(dataset -> dataset.name().equals(order.dataset().name()))
                .flatMap(dataset -> dataset.files().stream())
                .anyMatch(file -> file.isOf(order.form()));
    }
}
