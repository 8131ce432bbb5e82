package fr.contratdeville.platform.paging;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the orders a list can be asked for. Ties are broken by id, so that an order is always total.
 *
 * @param code how parameters call it
 * @param expression an SQL expression that is never null
 * @param sqlType the expression's SQL type, for reading it back from a cursor
 * @param join what the rows have to be joined with for the expression; empty if it is of the rows themselves
 * @param id the column with the rows' ids beside the expression, for one index to have both; null if it is the list's own
 */
public record SortKey(String code, String expression, String sqlType, String join, String id) {

    public SortKey(String code, String expression, String sqlType) {
        this(code, expression, sqlType, "", null);
    }

    public static SortKey text(String code, String expression) {
        return new SortKey(code, expression, "text");
    }

    public static SortKey integer(String code, String expression) {
        return new SortKey(code, expression, "integer");
    }

    public static SortKey number(String code, String expression) {
        return new SortKey(code, expression, "bigint");
    }

    public static SortKey time(String code, String expression) {
        return new SortKey(code, expression, "timestamptz");
    }

    /** The same by what stands in another table, which has one row for each of the list's. */
    public SortKey in(String joinedTable, String idInIt) {
        return new SortKey(code, expression, sqlType, joinedTable, idInIt);
    }

    /** A key and its direction. In parameters it is the key's code, with a leading minus when descending. */
    record Directed(SortKey key, boolean descending) {

        String code() {
            return (descending ? "-" : "") + key.code();
        }
    }

    static Optional<Directed> find(List<SortKey> keys, String code) {
        return directed(keys).filter(sort -> sort.code().equals(code)).findFirst();
    }

    static String codes(List<SortKey> keys) {
        return String.join(", ", directed(keys).map(Directed::code).toList());
    }

    private static Stream<Directed> directed(List<SortKey> keys) {
        return keys.stream().flatMap(key -> Stream.of(new Directed(key, false), new Directed(key, true)));
    }
}
