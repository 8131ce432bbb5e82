package fr.contratdeville.warehouse.export;

import com.netflix.concurrency.limits.limit.FixedLimit;
import fr.contratdeville.platform.overload.OverloadLimits;
import fr.contratdeville.platform.overload.Place;
import fr.contratdeville.platform.overload.Places;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.warehouse.format.RowFormat;
import fr.contratdeville.warehouse.format.RowWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Writes datasets as files. */
@Singleton
class Exports {

    private static final Logger LOG = Logger.getLogger(Exports.class);

    private final ExportConnections connections;
    private final Pulls pulls;
    private final ExecutorService threads;
    private final Path directory;
    private final Places places;
    private final Callers callers;
    private final MeterProvider<Counter> rowsWritten;
    private final long mostInWorkbook;

    Exports(
            ExportConnections connections,
            Pulls pulls,
            ExecutorService threads,
            MeterRegistry registry,
            OverloadLimits limits,
            Callers callers,
            @ConfigProperty(name = "contratdeville.exports.directory") Path directory,
            @ConfigProperty(name = "contratdeville.exports.at-once") int atOnce,
            @ConfigProperty(name = "contratdeville.exports.workbook-rows") long mostInWorkbook) {
        this.connections = connections;
        this.pulls = pulls;
        this.threads = threads;
        this.directory = directory;
        this.places = new Places(FixedLimit.of(atOnce), limits.percentOfOneCaller());
        this.callers = callers;
        this.mostInWorkbook = Math.min(mostInWorkbook, Workbook.MOST_ROWS - 1);
        this.rowsWritten = Counter.builder("contratdeville.export.rows")
                .description("Rows that exports have written")
                .withRegistry(registry);
    }

    /**
     * Begins an export, and returns when there is something to send, or when there is nothing.
     *
     * @throws ProblemException 410 if the pull is not open; 429 if the caller has its share of all exports; 503 if as many are
     *     being written or sent as may be
     */
    Export begin(ExportOrder order) {
        return begin(order, Spool::awaitStart);
    }

    /**
     * Writes an export, and returns when it is whole.
     *
     * @throws ProblemException as {@link #begin}
     */
    Export complete(ExportOrder order) {
        return begin(order, Spool::awaitEnd);
    }

    private interface Wait {
        void in(Spool spool) throws Throwable;
    }

    private Export begin(ExportOrder order, Wait wait) {
        Place place = takePlace();
        Export export = null;
        try {
            export = new Export(spool(), place::giveBack);
            Export begun = export;
            threads.execute(() -> write(order, begun));
            wait.in(begun.spool());
            return begun;
        } catch (Throwable failure) {
            if (export == null) {
                place.giveBack();
            } else {
                export.close();
            }
            throw unchecked(failure);
        }
    }

    /** @throws ProblemException 503 if there is no room for it */
    private Spool spool() {
        try {
            return Spool.in(directory);
        } catch (IOException full) {
            LOG.errorf("No export can be written to %s: %s", directory, full);
            throw ProblemException.unavailable();
        }
    }

    /** @throws ProblemException 410 if the pull is not open */
    void requireOpen(ExportOrder order) {
        if (order.pull() != null) {
            pulls.openSnapshot(order.pull());
        }
    }

    private Place takePlace() {
        return places.take(Set.of(callers.current().id()));
    }

    private static RuntimeException unchecked(Throwable failure) {
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    private void write(ExportOrder order, Export export) {
        Spool spool = export.spool();
        try (OutputStream encoded = order.coding().encode(spool.output())) {
            write(order, export, encoded);
        } catch (Throwable failure) {
            // Of a coding that cannot begin. Of one that cannot end it is known already: its spool has failed, or is
            // closed.
            spool.fail(failure);
        }
    }

    private void write(ExportOrder order, Export export, OutputStream encoded) {
        Spool spool = export.spool();
        try {
            if (order.pull() == null) {
                copy(order, present(order, export), encoded);
                encoded.close();
            } else {
                ExportedFile file = measure(order, encoded);
                encoded.close();
                pulls.record(order, file);
            }
            spool.complete();
        } catch (Throwable failure) {
            // Before the stream is closed, which writes an end as if all had been well.
            spool.fail(failure);
            if (spool.hasStarted() && !spool.isClosed()) {
                // Whoever waits for it can only be told by a connection that ends.
                LOG.errorf(
                        failure,
                        "The export of %s was broken off",
                        order.dataset().name());
            }
        }
    }

    private ExportedFile measure(ExportOrder order, OutputStream out) throws SQLException, IOException {
        Measured measured = new Measured(out);
        long rows = copy(order, pulled(order), measured);
        return new ExportedFile(rows, measured.bytes(), measured.sha256OfAll());
    }

    private DatasetReader present(ExportOrder order, Export export) throws SQLException {
        Optional<DatasetReader> ofTheReplica = ofTheReplica(order);
        if (ofTheReplica.isPresent()) {
            export.isReadFrom(ReadFrom.REPLICA);
            return ofTheReplica.get();
        }
        return begin(connections.now(), order);
    }

    /** Whatever it fails by before its first row: then it is as if there were none. */
    private Optional<DatasetReader> ofTheReplica(ExportOrder order) {
        try {
            Optional<Connection> replica = connections.atTheReplica(order.after());
            return replica.isPresent() ? Optional.of(begin(replica.get(), order)) : Optional.empty();
        } catch (SQLException | ProblemException passedBy) {
            LOG.debugf(passedBy, "The replica does not give %s", order.dataset().name());
            return Optional.empty();
        }
    }

    private DatasetReader pulled(ExportOrder order) throws SQLException {
        return begin(connections.at(pulls.openSnapshot(order.pull())), order);
    }

    /** @throws ProblemException 406 if the format cannot hold so many rows */
    private DatasetReader begin(Connection transaction, ExportOrder order) throws SQLException {
        return order.form().format() == RowFormat.XLSX
                ? DatasetReader.begin(transaction, order.dataset(), mostInWorkbook)
                : DatasetReader.begin(transaction, order.dataset());
    }

    /** @return how many rows there were */
    private long copy(ExportOrder order, DatasetReader begun, OutputStream out) throws SQLException, IOException {
        try (begun) {
            RowWriter writer = order.form().writer(order.dataset(), out);
            long rows = begun.copyTo(writer);
            writer.close();
            String dataset = order.dataset().name();
            String format = order.form().format().extension();
            rowsWritten.withTags("dataset", dataset, "format", format).increment(rows);
            return rows;
        }
    }

    /**
     * Writes the file for its checksum only.
     *
     * @throws ProblemException 410 if the pull is not open; 429 if the caller has its share of all exports; 503 if as many are
     *     being written or sent as may be
     */
    void check(ExportOrder order) {
        Place place = takePlace();
        try {
            pulls.record(order, measure(order, OutputStream.nullOutputStream()));
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        } finally {
            place.giveBack();
        }
    }
}
