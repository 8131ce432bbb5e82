package fr.contratdeville.platform.paging;

import fr.contratdeville.platform.frozen.AskedMillesime;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.exception.DataException;
import org.hibernate.query.NativeQuery;

/** Reads one page of a list: first the ids in order, then the items. */
@Singleton
public class KeysetQuery {

    private final EntityManager database;
    private final AskedMillesime millesime;

    KeysetQuery(EntityManager database, AskedMillesime millesime) {
        this.database = database;
        this.millesime = millesime;
    }

    /**
     * @param source an SQL from clause
     * @param id the column with the ids, qualified as in the source
     * @param loader reads the items with the given ids, in any order
     */
    public <T extends Identified> Page<T> page(
            String source, String id, ListQuery query, Function<List<UUID>, List<T>> loader) {
        requireSameQuestion(source, query);
        List<Tuple> rows = rows(source, id, query);
        boolean more = rows.size() > query.limit();
        List<Tuple> shown = more ? rows.subList(0, query.limit()) : rows;
        return new Page<>(
                inOrder(shown.stream().map(row -> row.get("id", UUID.class)).toList(), loader),
                Addresses.self(query.request()),
                more ? Addresses.next(query.request(), cursorAfter(shown.get(shown.size() - 1), source, query)) : null,
                query.withTotal() ? total(source, query) : null);
    }

    private List<Tuple> rows(String source, String idOfTheList, ListQuery query) {
        SortKey key = query.sort().key();
        String id = key.id() == null ? idOfTheList : key.id();
        boolean descending = query.sort().descending();
        String after = query.after() == null
                ? "true"
                : "(%s, %s) %s (cast(:afterValue as %s), :afterId)"
                        .formatted(key.expression(), id, descending ? "<" : ">", key.sqlType());
        NativeQuery<Tuple> select = query.conditions()
                .bind(database.unwrap(Session.class)
                        .createNativeQuery(
                                """
                                select %2$s as id, cast(%3$s as text) as sort_value
                                from %1$s %7$s
                                where %4$s and %5$s
                                order by %3$s %6$s, %2$s %6$s
                                limit :limit
                                """.formatted(
                                                source,
                                                id,
                                                key.expression(),
                                                query.conditions().sql(),
                                                after,
                                                descending ? "desc" : "asc",
                                                key.join()),
                                Tuple.class))
                .setParameter("limit", query.limit() + 1);
        if (query.after() == null) {
            return select.getResultList();
        }
        select.setParameter("afterValue", query.after().sortValue());
        select.setParameter("afterId", query.after().id());
        try {
            return select.getResultList();
        } catch (DataException notOfTheKeysType) {
            throw badCursor("not-a-cursor");
        }
    }

    private long total(String source, ListQuery query) {
        return query.conditions()
                .bind(database.unwrap(Session.class)
                        .createNativeQuery(
                                "select count(*) from %s where %s"
                                        .formatted(source, query.conditions().sql()),
                                Long.class))
                .getSingleResult();
    }

    private static <T extends Identified> List<T> inOrder(List<UUID> ids, Function<List<UUID>, List<T>> loader) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Integer> places = new HashMap<>();
        ids.forEach(id -> places.put(id, places.size()));
        return loader.apply(ids).stream()
                .sorted(Comparator.comparing(item -> places.get(item.id())))
                .toList();
    }

    private Cursor cursorAfter(Tuple last, String source, ListQuery query) {
        return new Cursor(
                query.sort().code(),
                question(source, query),
                last.get("sort_value", String.class),
                last.get("id", UUID.class));
    }

    private void requireSameQuestion(String source, ListQuery query) {
        Cursor after = query.after();
        if (after != null
                && !(after.sort().equals(query.sort().code())
                        && after.question().equals(question(source, query)))) {
            throw badCursor("cursor-of-another-list");
        }
    }

    /** What is asked for, and of which millésime. */
    private String question(String source, ListQuery query) {
        return query.conditions().fingerprint(source)
                + millesime.id().map(id -> "@" + id).orElse("");
    }

    private static ProblemException badCursor(String code) {
        Violations violations = new Violations();
        violations.inParameter(code, "cursor", null, null);
        return violations.as(ProblemType.INVALID_PARAMETERS);
    }
}
