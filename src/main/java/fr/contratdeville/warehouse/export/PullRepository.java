package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.database.Writes;
import fr.contratdeville.warehouse.export.PullResponse.FileResponse;
import fr.contratdeville.warehouse.export.PullResponse.PulledDatasetResponse;
import fr.contratdeville.warehouse.rows.SchemaVersion;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The pulls in the database, where every instance of the service finds them. */
@Singleton
@Transactional
class PullRepository {

    private final EntityManager database;

    PullRepository(EntityManager database) {
        this.database = database;
    }

    @Writes
    void forgetOld() {
        database.createNativeQuery("delete from export_pull where expires_at < clock_timestamp() - interval '7 days'")
                .executeUpdate();
    }

    /** @param redactions how many names were erased by when its snapshot was taken */
    @Writes
    void add(UUID id, Keeper keeper, String token, Duration longest, Map<String, Long> rows, long redactions) {
        database.createNativeQuery("""
                        insert into export_pull (
                            id, expires_at, schema_version, snapshot, keeper, keeper_started, token, redactions)
                        values (:id, clock_timestamp() + make_interval(secs => :seconds), :schemaVersion,
                                :snapshot, :keeper, :started, :token, :redactions)
                        """)
                .setParameter("id", id)
                .setParameter("seconds", (double) longest.toSeconds())
                .setParameter("schemaVersion", SchemaVersion.CURRENT)
                .setParameter("snapshot", keeper.snapshot())
                .setParameter("keeper", keeper.process())
                .setParameter("started", keeper.started())
                .setParameter("token", token)
                .setParameter("redactions", redactions)
                .executeUpdate();
        database.createNativeQuery("""
                        insert into export_pull_dataset (pull_id, dataset, rows)
                        select :id, dataset, rows
                        from unnest(cast(:datasets as text[]), cast(:rows as bigint[])) as counted (dataset, rows)
                        """)
                .setParameter("id", id)
                .setParameter("datasets", rows.keySet().toArray(String[]::new))
                .setParameter("rows", rows.values().toArray(Long[]::new))
                .executeUpdate();
    }

    boolean knows(UUID id) {
        return (boolean)
                database.createNativeQuery("select exists (select from export_pull where id = :id)", Boolean.class)
                        .setParameter("id", id)
                        .getSingleResult();
    }

    /**
     * Of a pull that was opened with the datasets as they are here: while the service is upgraded, there are two versions of it. And
     * since the last name was erased: it would be read in what was there before.
     */
    Optional<String> openSnapshot(UUID id) {
        return database.createNativeQuery("""
                        select snapshot from export_pull
                        where id = :id and closed_at is null and expires_at > clock_timestamp()
                            and schema_version = :schemaVersion
                            and redactions = (select count(*) from redaction)
                        """, String.class)
                .setParameter("id", id)
                .setParameter("schemaVersion", SchemaVersion.CURRENT)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    /** Ends the transaction that keeps the snapshot, wherever it is. */
    void endKeeper(UUID id) {
        database.createNativeQuery("""
                        select pg_terminate_backend(a.pid, 1000)
                        from export_pull p
                        join pg_stat_activity a on a.pid = p.keeper and a.backend_start = p.keeper_started
                            and a.state = 'idle in transaction'
                        where p.id = :id and p.closed_at is null and p.expires_at > clock_timestamp()
                        """, Boolean.class).setParameter("id", id).getResultList();
    }

    @Writes
    void close(UUID id) {
        database.createNativeQuery(
                        "update export_pull set closed_at = clock_timestamp() where id = :id and closed_at is null")
                .setParameter("id", id)
                .executeUpdate();
    }

    long rows(UUID id, String dataset) {
        return (long) database.createNativeQuery(
                        "select rows from export_pull_dataset where pull_id = :id and dataset = :dataset", Long.class)
                .setParameter("id", id)
                .setParameter("dataset", dataset)
                .getSingleResult();
    }

    /** Written again, a file is the same. */
    @Writes
    void record(ExportOrder order, ExportedFile file) {
        database.createNativeQuery("""
                        insert into export_pull_file (pull_id, dataset, format, delimiter, uuid, rows, bytes, sha256)
                        values (:pull, :dataset, :format, :delimiter, :uuid, :rows, :bytes, :sha256)
                        on conflict do nothing
                        """)
                .setParameter("pull", order.pull())
                .setParameter("dataset", order.dataset().name())
                .setParameter("format", order.form().format().mediaType())
                .setParameter("delimiter", order.form().delimiterInFile())
                .setParameter("uuid", order.form().uuidsInFile())
                .setParameter("rows", file.rows())
                .setParameter("bytes", file.bytes())
                .setParameter("sha256", file.sha256())
                .executeUpdate();
    }

    Optional<PullResponse> find(UUID id) {
        List<Tuple> rows = database.createNativeQuery("""
                        select id, opened_at, expires_at, schema_version, token,
                            closed_at is null and expires_at > clock_timestamp()
                            and redactions = (select count(*) from redaction) and exists (
                                select from pg_stat_activity a
                                where a.pid = p.keeper and a.backend_start = p.keeper_started) as open
                        from export_pull p where id = :id
                        """, Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().findFirst().map(row -> response(row, datasets(id)));
    }

    private static PullResponse response(Tuple row, List<PulledDatasetResponse> datasets) {
        return PullResponse.of(
                row.get("id", UUID.class),
                row.get("opened_at", Instant.class),
                row.get("expires_at", Instant.class),
                row.get("open", Boolean.class),
                row.get("schema_version", String.class),
                row.get("token", String.class),
                datasets);
    }

    private List<PulledDatasetResponse> datasets(UUID pull) {
        Map<String, List<FileResponse>> files = files(pull);
        List<Tuple> rows = database.createNativeQuery("""
                        select dataset, rows from export_pull_dataset where pull_id = :pull order by dataset collate "C"
                        """, Tuple.class)
                .setParameter("pull", pull)
                .getResultList();
        return rows.stream()
                .map(row -> {
                    String name = row.get("dataset", String.class);
                    return PulledDatasetResponse.of(
                            pull, name, row.get("rows", Long.class), files.getOrDefault(name, List.of()));
                })
                .toList();
    }

    private Map<String, List<FileResponse>> files(UUID pull) {
        List<Tuple> rows = database.createNativeQuery("""
                        select dataset, format, delimiter, uuid, rows, bytes, sha256 from export_pull_file
                        where pull_id = :pull order by dataset, format collate "C", delimiter, uuid
                        """, Tuple.class)
                .setParameter("pull", pull)
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("dataset", String.class),
                        Collectors.mapping(FileResponse::of, Collectors.toList())));
    }
}
