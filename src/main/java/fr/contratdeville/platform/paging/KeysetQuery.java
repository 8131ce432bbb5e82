package fr.contratdeville.platform.paging;

import fr.contratdeville.platform.frozen.AskedMillesime;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.platform.reading.Sql;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.exception.DataException;
import org.hibernate.query.NativeQuery;

/** Reads one page of a list: the ids in order, and the items, at once with them or by another query. */
@Singleton
public class KeysetQuery {

    /** SQLSTATE class: a value is not of the type that it was to be. */
    private static final String DATA_EXCEPTION = "22";

    private record Placed<T>(String sortValue, T item) {}

    private final EntityManager database;
    private final Reads reads;
    private final AskedMillesime millesime;

    KeysetQuery(EntityManager database, Reads reads, AskedMillesime millesime) {
        this.database = database;
        this.reads = reads;
        this.millesime = millesime;
    }

    /**
     * @param source an SQL from clause
     * @param id the column with the ids, qualified as in the source
     * @param loader reads the items with the given ids, in any order
     */
    public <T extends Identified> Page<T> page(
            String source, String id, ListQuery query, Function<List<UUID>, List<T>> loader) {
        String question = question(source, query);
        requireSameQuestion(question, query);
        List<Tuple> rows = rows(source, id, query);
        boolean more = rows.size() > query.limit();
        List<Tuple> shown = more ? rows.subList(0, query.limit()) : rows;
        Tuple last = more ? shown.get(shown.size() - 1) : null;
        return new Page<>(
                inOrder(shown.stream().map(row -> row.get("id", UUID.class)).toList(), loader),
                Addresses.self(query.request()),
                more ? next(query, question, last.get("sort_value", String.class), last.get("id", UUID.class)) : null,
                query.withTotal() ? total(source, query) : null);
    }

    /**
     * The same by one statement, which does not keep the thread that asks.
     *
     * @param source an SQL from clause, which names no schema
     * @param id the column with the ids, qualified as in the source
     */
    public <T extends Identified> CompletionStage<Page<T>> page(
            String source, String id, ListQuery query, Shown<T> shown) {
        String question = question(source, query);
        requireSameQuestion(question, query);
        Sql statement = statement(source, id, query, shown);
        Sql total = Sql.of(total(source, query.conditions()), query.conditions().values());
        return reads.soon(connection -> {
            List<Placed<T>> rows = rows(connection, statement, query, shown.mapper());
            boolean more = rows.size() > query.limit();
            List<Placed<T>> those = more ? rows.subList(0, query.limit()) : rows;
            Placed<T> last = more ? those.get(those.size() - 1) : null;
            return new Page<>(
                    those.stream().map(Placed::item).toList(),
                    Addresses.self(query.request()),
                    more ? next(query, question, last.sortValue(), last.item().id()) : null,
                    query.withTotal() ? total.rows(connection, Row::number).get(0) : null);
        });
    }

    private static <T> List<Placed<T>> rows(Connection connection, Sql statement, ListQuery query, Row.Mapper<T> mapper)
            throws SQLException {
        try {
            return statement.rows(connection, row -> new Placed<>(row.text(), mapper.map(row)));
        } catch (SQLException failure) {
            if (query.after() != null && String.valueOf(failure.getSQLState()).startsWith(DATA_EXCEPTION)) {
                throw badCursor("not-a-cursor");
            }
            throw failure;
        }
    }

    /** The page is found first, by its ids: nothing is looked up for rows that are on no page. */
    private static <T extends Identified> Sql statement(String source, String id, ListQuery query, Shown<T> shown) {
        Map<String, Object> values = new HashMap<>(query.conditions().values());
        if (query.after() != null) {
            values.put("afterValue", query.after().sortValue());
            values.put("afterId", query.after().id());
        }
        // As a parameter, the limit would be taken for a tenth of all rows.
        String page = ids("%s as sort_key", source, id, query, Integer.toString(query.limit() + 1));
        return Sql.of(
                """
                select cast(page.sort_key as text), %1$s
                from (%2$s) page
                join %3$s %4$s on %4$s.id = page.id
                %5$s
                order by page.sort_key %6$s, page.id %6$s
                """.formatted(shown.columns(), page, shown.table(), shown.alias(), shown.joins(), direction(query)),
                values);
    }

    private List<Tuple> rows(String source, String id, ListQuery query) {
        NativeQuery<Tuple> select = query.conditions()
                .bind(database.unwrap(Session.class)
                        .createNativeQuery(
                                ids("cast(%s as text) as sort_value", source, id, query, ":limit"), Tuple.class))
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

    /**
     * @param sortValue how {@code %s}, what the list is ordered by, is selected beside the id
     * @return SQL that names what the conditions name, and afterValue and afterId if the page is not the first
     */
    private static String ids(String sortValue, String source, String idOfTheList, ListQuery query, String limit) {
        SortKey key = query.sort().key();
        String id = key.id() == null ? idOfTheList : key.id();
        String after = query.after() == null
                ? "true"
                : "(%s, %s) %s (cast(:afterValue as %s), :afterId)"
                        .formatted(key.expression(), id, query.sort().descending() ? "<" : ">", key.sqlType());
        return """
                select %2$s as id, %8$s
                from %1$s %7$s
                where %4$s and %5$s
                order by %3$s %6$s, %2$s %6$s
                limit %9$s
                """.formatted(
                        source,
                        id,
                        key.expression(),
                        query.conditions().sql(),
                        after,
                        direction(query),
                        key.join(),
                        sortValue.formatted(key.expression()),
                        limit);
    }

    private static String direction(ListQuery query) {
        return query.sort().descending() ? "desc" : "asc";
    }

    private long total(String source, ListQuery query) {
        return query.conditions()
                .bind(database.unwrap(Session.class).createNativeQuery(total(source, query.conditions()), Long.class))
                .getSingleResult();
    }

    private static String total(String source, Conditions conditions) {
        return "select count(*) from %s where %s".formatted(source, conditions.sql());
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

    private static String next(ListQuery query, String question, String sortValue, UUID id) {
        return Addresses.next(query.request(), new Cursor(query.sort().code(), question, sortValue, id));
    }

    private static void requireSameQuestion(String question, ListQuery query) {
        Cursor after = query.after();
        if (after != null
                && !(after.sort().equals(query.sort().code())
                        && after.question().equals(question))) {
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
