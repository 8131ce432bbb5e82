package fr.contratdeville.platform.item;

import fr.contratdeville.platform.item.Reference.Referring;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds the rows that refer to an item. */
@Singleton
public class ReferenceQuery {

    private static final String ROOT = "/api/v1/";

    /**
     * To be counted, a row needs no label: what that is made of is read of those that are shown. In an order that no index has:
     * going by one until the first few are found would be going through all rows where there are fewer.
     */
    private static final String FIRST_OF_ALL = """
            select id, label, path, (select count(*) from (%1$s) counted) as total
            from (%1$s) referring
            order by cast(id as text) collate "C"
            limit :shown
            """;

    private final EntityManager database;

    ReferenceQuery(EntityManager database) {
        this.database = database;
    }

    /**
     * @param resource what the referring rows are called in paths
     * @param sql selects {@code id}, {@code label} and {@code path}, below the API's root, of the rows that refer to {@code :id};
     *     what these take from other tables, each by a query of its own, or it would be read of all rows
     */
    public Optional<Reference> find(String resource, String sql, UUID id) {
        return find(resource, sql, Map.of("id", id));
    }

    /** The same where it takes more than an id to tell which rows they are. */
    public Optional<Reference> find(String resource, String sql, Map<String, Object> values) {
        Query query = database.createNativeQuery(FIRST_OF_ALL.formatted(sql), Tuple.class)
                .setParameter("shown", Reference.SHOWN);
        values.forEach(query::setParameter);
        List<Tuple> rows = query.getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Referring> first = rows.stream()
                .map(row -> new Referring(
                        row.get("id", UUID.class),
                        row.get("label", String.class),
                        ROOT + row.get("path", String.class)))
                .toList();
        return Optional.of(
                new Reference(resource, rows.get(0).get("total", Number.class).longValue(), first));
    }
}
