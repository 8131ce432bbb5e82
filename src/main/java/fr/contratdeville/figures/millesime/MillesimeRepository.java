package fr.contratdeville.figures.millesime;

import fr.contratdeville.figures.millesime.MillesimeResponse.ContentResponse;
import fr.contratdeville.figures.millesime.MillesimeResponse.MillesimeRedactionResponse;
import fr.contratdeville.platform.history.Image;
import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The millésimes in the database, which makes them and keeps them. */
@Singleton
class MillesimeRepository {

    private final EntityManager database;
    private final KeysetQuery keyset;

    MillesimeRepository(EntityManager database, KeysetQuery keyset) {
        this.database = database;
        this.keyset = keyset;
    }

    /**
     * Lets one request at a time freeze, and what it then freezes be one state of the database. To be called before
     * anything else in the transaction: what it sees is settled when it first looks.
     */
    void takeTurn() {
        database.createNativeQuery("set transaction isolation level repeatable read")
                .executeUpdate();
        database.createNativeQuery("lock table millesime_lock in share row exclusive mode")
                .executeUpdate();
    }

    boolean hasActions(int year) {
        return !database.createNativeQuery("select 1 from action where year = :year limit 1")
                .setParameter("year", year)
                .getResultList()
                .isEmpty();
    }

    /** @return the id of the year's last millésime if there is nothing else to freeze, or else of a new one */
    UUID freeze(int year, String label) {
        return (UUID) database.createNativeQuery("select millesime.freeze(:year, cast(:label as text))", UUID.class)
                .setParameter("year", year)
                .setParameter("label", label)
                .getSingleResult();
    }

    /** Whether the current transaction has made it. */
    boolean isNew(UUID id) {
        return (boolean) database.createNativeQuery(
                        "select xact is not distinct from pg_current_xact_id_if_assigned() from millesime where id = :id",
                        Boolean.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** Whether no other transaction is computing a digest; none is until this one ends. */
    boolean isAloneToVerify() {
        return (boolean) database.createNativeQuery(
                        "select pg_try_advisory_xact_lock(hashtext('millesime.verification'))", Boolean.class)
                .getSingleResult();
    }

    /** The digest of the frozen rows as they are now. */
    String recomputed(UUID id) {
        return (String)
                database.createNativeQuery("select millesime.sha256_of(millesime.frozen_contents(:id))", String.class)
                        .setParameter("id", id)
                        .getSingleResult();
    }

    Optional<MillesimeResponse> find(UUID id) {
        return list(List.of(id)).stream().findFirst();
    }

    Page<MillesimeResponse> page(ListQuery query) {
        return keyset.page("millesime m", "m.id", query, this::list);
    }

    private List<MillesimeResponse> list(List<UUID> ids) {
        Map<UUID, List<ContentResponse>> contents = contents(ids);
        Map<UUID, List<MillesimeRedactionResponse>> redactions = redactions(ids);
        List<Tuple> rows = database.createNativeQuery("""
                        select id, code, year, number, label, frozen_at, sha256 from millesime where id in (:ids)
                        """, Tuple.class)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream()
                .map(row -> new MillesimeResponse(
                        row.get("id", UUID.class),
                        row.get("code", String.class),
                        row.get("year", Integer.class),
                        row.get("number", Integer.class),
                        row.get("label", String.class),
                        row.get("frozen_at", Instant.class),
                        row.get("sha256", String.class),
                        contents.getOrDefault(row.get("id", UUID.class), List.of()),
                        redactions.getOrDefault(row.get("id", UUID.class), List.of())))
                .toList();
    }

    private Map<UUID, List<MillesimeRedactionResponse>> redactions(List<UUID> ids) {
        List<Tuple> rows = database.createNativeQuery("""
                        select m.millesime_id, r.redacted_at, m.sha256_before, m.sha256
                        from millesime_redaction m
                        join redaction r on r.id = m.redaction_id
                        where m.millesime_id in (:ids)
                        order by r.redacted_at
                        """, Tuple.class)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("millesime_id", UUID.class),
                        Collectors.mapping(
                                row -> new MillesimeRedactionResponse(
                                        row.get("redacted_at", Instant.class),
                                        row.get("sha256_before", String.class),
                                        row.get("sha256", String.class)),
                                Collectors.toList())));
    }

    private Map<UUID, List<ContentResponse>> contents(List<UUID> ids) {
        List<Tuple> rows = database.createNativeQuery("""
                        select millesime_id, dataset, rows, sha256
                        from millesime_content
                        where millesime_id in (:ids)
                        order by dataset collate "C"
                        """, Tuple.class)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("millesime_id", UUID.class),
                        Collectors.mapping(
                                row -> new ContentResponse(
                                        Image.memberFor(row.get("dataset", String.class)),
                                        row.get("rows", Long.class),
                                        row.get("sha256", String.class)),
                                Collectors.toList())));
    }
}
