package fr.contratdeville.platform.redaction;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.history.HistoryEntryResponse.SignerResponse;
import fr.contratdeville.platform.history.Image;
import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.redaction.NamedPlacesResponse.NamedPlaceResponse;
import fr.contratdeville.platform.redaction.RedactionResponse.RedactedMillesimeResponse;
import fr.contratdeville.platform.redaction.RedactionResponse.TimesResponse;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Erasures in the database, which makes them and keeps the record. A name is a value in each query, and part of none. */
@Singleton
class RedactionRepository {

    private static final int MOST_PLACES = 1000;

    private final EntityManager database;
    private final KeysetQuery keyset;

    RedactionRepository(EntityManager database, KeysetQuery keyset) {
        this.database = database;
        this.keyset = keyset;
    }

    boolean hasContract(UUID id) {
        return exists("select 1 from city_contract where id = :id", Map.of("id", id));
    }

    /** @param pattern of a name ({@link NamePattern}) */
    boolean isNamedIn(String text, String pattern) {
        return exists("select 1 where normalize(:text, NFD) ~ :pattern", Map.of("text", text, "pattern", pattern));
    }

    private boolean exists(String sql, Map<String, Object> values) {
        Query query = database.createNativeQuery(sql);
        values.forEach(query::setParameter);
        return !query.getResultList().isEmpty();
    }

    /**
     * Actions, and bilans of actions that are not there yet, whose titles would be those of others of the same structure and year.
     *
     * @param contract null for all
     */
    List<UUID> titlesTaken(String pattern, UUID contract) {
        return database.createNativeQuery("""
                        with titled as (
                            select id, contract_id, structure_id, year, title, 'action' as what from action
                            union all
                            select id, contract_id, structure_id, year, content -> 'action' ->> 'title', 'bilan' from bilan
                            where action_id is null and state <> 'withdrawn'),
                        named as (
                            select * from titled
                            where normalize(title, NFD) ~ :pattern
                                and (cast(:contract as uuid) is null or contract_id = cast(:contract as uuid)))
                        select distinct n.id
                        from named n
                        join titled o on o.what = n.what and o.contract_id = n.contract_id
                            and o.structure_id = n.structure_id and o.year = n.year and o.id <> n.id
                            and text_key(name_erased(o.title, :pattern)) = text_key(name_erased(n.title, :pattern))
                        order by n.id
                        """, UUID.class)
                .setParameter("pattern", pattern)
                .setParameter("contract", contract)
                .getResultList();
    }

    /** @param contract null for all */
    NamedPlacesResponse places(String pattern, UUID contract) {
        List<Tuple> rows = database.createNativeQuery("""
                        select p.*, m.code,
                            coalesce(sum(times) filter (where place = 'live') over (), 0) as live,
                            coalesce(sum(times) filter (where place = 'history') over (), 0) as history,
                            coalesce(sum(times) filter (where place = 'frozen') over (), 0) as frozen,
                            coalesce(sum(times) filter (where place = 'answer') over (), 0) as answers
                        from named_places(:pattern, cast(:contract as uuid)) p
                        left join millesime m on m.id = p.millesime_id
                        order by array_position(array['live', 'history', 'frozen', 'answer'], place), dataset, row_id,
                            m.frozen_at, pointer
                        limit :most
                        """, Tuple.class)
                .setParameter("pattern", pattern)
                .setParameter("contract", contract)
                .setParameter("most", MOST_PLACES)
                .getResultList();
        return new NamedPlacesResponse(
                rows.isEmpty() ? new TimesResponse(0, 0, 0, 0) : times(rows.get(0)),
                rows.stream().map(RedactionRepository::place).toList());
    }

    private static NamedPlaceResponse place(Tuple row) {
        return new NamedPlaceResponse(
                Coded.find(NamedIn.class, row.get("place", String.class)).orElseThrow(),
                Image.memberFor(row.get("dataset", String.class)),
                row.get("row_id", UUID.class),
                row.get("code", String.class),
                row.get("pointer", String.class),
                row.get("times", Number.class).longValue());
    }

    private static TimesResponse times(Tuple row) {
        return new TimesResponse(
                row.get("live", Number.class).longValue(),
                row.get("history", Number.class).longValue(),
                row.get("frozen", Number.class).longValue(),
                row.get("answers", Number.class).longValue());
    }

    /** @return empty if the name stands nowhere */
    Optional<UUID> erase(String pattern, UUID contract, RedactionBasis basis, String note) {
        return Optional.ofNullable((UUID) database.createNativeQuery(
                        "select erase_name(:pattern, cast(:contract as uuid), :basis, cast(:note as text))", UUID.class)
                .setParameter("pattern", pattern)
                .setParameter("contract", contract)
                .setParameter("basis", basis.code())
                .setParameter("note", note)
                .getSingleResult());
    }

    Optional<RedactionResponse> find(UUID id) {
        return list(List.of(id)).stream().findFirst();
    }

    Page<RedactionResponse> page(ListQuery query) {
        return keyset.page("redaction r", "r.id", query, this::list);
    }

    private List<RedactionResponse> list(List<UUID> ids) {
        Map<UUID, List<RedactedMillesimeResponse>> millesimes = millesimes(ids);
        List<Tuple> rows = database.createNativeQuery("""
                        select id, redacted_at, caller_id, caller_name, caller_role, basis, note, contract_id,
                            live, history, frozen, answers
                        from redaction where id in (:ids)
                        """, Tuple.class)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream()
                .map(row -> new RedactionResponse(
                        row.get("id", UUID.class),
                        row.get("redacted_at", Instant.class),
                        SignerResponse.of(row, true),
                        Coded.find(RedactionBasis.class, row.get("basis", String.class))
                                .orElseThrow(),
                        row.get("note", String.class),
                        row.get("contract_id", UUID.class),
                        times(row),
                        millesimes.getOrDefault(row.get("id", UUID.class), List.of())))
                .toList();
    }

    private Map<UUID, List<RedactedMillesimeResponse>> millesimes(List<UUID> ids) {
        List<Tuple> rows = database.createNativeQuery("""
                        select r.redaction_id, m.id, m.code, r.sha256_before, r.sha256
                        from millesime_redaction r
                        join millesime m on m.id = r.millesime_id
                        where r.redaction_id in (:ids)
                        order by m.frozen_at
                        """, Tuple.class)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("redaction_id", UUID.class),
                        Collectors.mapping(
                                row -> new RedactedMillesimeResponse(
                                        row.get("id", UUID.class),
                                        row.get("code", String.class),
                                        row.get("sha256_before", String.class),
                                        row.get("sha256", String.class)),
                                Collectors.toList())));
    }
}
