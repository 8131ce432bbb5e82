package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.warehouse.changefeed.FeedTokens;
import fr.contratdeville.warehouse.rows.Datasets;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The pulls that are open, here or at another instance of the service, and what was read in them. */
@Singleton
class Pulls {

    private static final Logger LOG = Logger.getLogger(Pulls.class);

    private final ExportConnections connections;
    private final KeptSnapshots kept;
    private final PullRepository repository;
    private final Datasets datasets;
    private final FeedTokens tokens;
    private final Callers callers;
    private final Duration longest;

    Pulls(
            ExportConnections connections,
            KeptSnapshots kept,
            PullRepository repository,
            Datasets datasets,
            FeedTokens tokens,
            Callers callers,
            @ConfigProperty(name = "contratdeville.exports.pull-open") Duration longest) {
        this.connections = connections;
        this.kept = kept;
        this.repository = repository;
        this.datasets = datasets;
        this.tokens = tokens;
        this.callers = callers;
        this.longest = longest;
    }

    /** @throws ProblemException 409 if the caller has as many open as one may have; 503 if as many are open as may be */
    PullResponse open() {
        UUID id = UUID.randomUUID();
        try {
            tokens.prepare();
            repository.forgetOld();
            kept.keep(id, callers.current().id(), longest, keeper -> lookAround(id, keeper));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return get(id);
    }

    /**
     * Writes down what there is to be seen. Not by the connection that keeps the snapshot: it would hold the tables for as
     * long, and whoever has to change them would keep everybody waiting.
     *
     * @param keeper which has not seen anything yet
     */
    private void lookAround(UUID id, Connection keeper) throws SQLException {
        Connection look = connections.now();
        try {
            ExportConnections.hold(datasets.all(), look);
            Keeper kept = Keeper.of(keeper);
            ExportConnections.see(kept.snapshot(), look);
            Map<String, Long> rows = new LinkedHashMap<>();
            for (ExportedDataset dataset : datasets.all()) {
                rows.put(dataset.name(), DatasetReader.count(look, dataset));
            }
            repository.add(id, kept, tokens.at(look), longest, rows, redactions(look));
            ExportConnections.endWhenIdle(keeper, longest);
        } finally {
            ExportConnections.end(look);
        }
    }

    private static long redactions(Connection look) throws SQLException {
        try (Statement query = look.createStatement();
                ResultSet row = query.executeQuery("select count(*) from redaction")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** @throws ProblemException 404 */
    PullResponse get(UUID id) {
        return repository.find(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /** @throws ProblemException 404 */
    void close(UUID id) {
        if (!repository.knows(id)) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        if (!kept.release(id)) {
            repository.endKeeper(id);
        }
        repository.close(id);
    }

    /** @throws ProblemException 410 if the pull is not open, or not any more */
    String openSnapshot(UUID id) {
        return repository.openSnapshot(id).orElseThrow(() -> new ProblemException(ProblemType.PULL_NOT_OPEN));
    }

    /**
     * Writes down what was read.
     *
     * @throws ProblemException 410 if that is not all: a table was truncated or rewritten since the pull was opened, which
     *     shows nothing true any more, and is closed
     */
    void record(ExportOrder order, ExportedFile file) {
        if (repository.rows(order.pull(), order.dataset().name()) != file.rows()) {
            close(order.pull());
            LOG.warnf("A table was truncated or rewritten under the pull %s, which is closed", order.pull());
            throw new ProblemException(ProblemType.PULL_NOT_OPEN);
        }
        repository.record(order, file);
    }
}
