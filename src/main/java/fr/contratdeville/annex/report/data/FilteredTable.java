package fr.contratdeville.annex.report.data;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.TableRows;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which rows of a table a year's report of a contract is made of. */
final class FilteredTable {

    private static final String ALL = "true";
    private static final String OF_THE_CONTRACT = "t.contract_id = '%1$s'";
    private static final String OF_THE_YEAR = OF_THE_CONTRACT + " and t.year = %2$d";

    /** Of names that the schema has for a millésime's rows and for today's alike. */
    private static final Map<String, String> CONDITIONS = Map.ofEntries(
            Map.entry("city_contract", "t.id = '%1$s'"),
            Map.entry("pillar", OF_THE_CONTRACT),
            Map.entry("neighbourhood", OF_THE_CONTRACT),
            Map.entry("structure", """
                    t.id in (select a.structure_id from action a where a.contract_id = '%1$s' and a.year = %2$d)"""),
            Map.entry("action", OF_THE_YEAR),
            Map.entry("action_neighbourhood", """
                    t.contract_id = '%1$s' and t.action_id in (
                        select a.id from action a where a.contract_id = '%1$s' and a.year = %2$d)"""),
            Map.entry("indicator_value", OF_THE_YEAR),
            Map.entry("breakdown_part", OF_THE_YEAR),
            Map.entry("indicator_value_overlap", """
                    t.contract_id = '%1$s' and t.indicator_value_id in (
                        select v.id from indicator_value v where v.contract_id = '%1$s' and v.year = %2$d)"""),
            Map.entry("indicator", ALL),
            Map.entry("dimension", ALL),
            Map.entry("category_set", ALL),
            Map.entry("category", ALL),
            Map.entry("category_broader", ALL));

    private FilteredTable() {}

    /**
     * As rows are copied, which takes no parameters: an identifier and a number are put into the statement.
     */
    static String copied(TableRows rows, List<Column> columns, UUID contract, int year) {
        String condition = CONDITIONS.get(rows.table()).formatted(contract, year);
        String filtered = "(select * from %s t where %s)".formatted(rows.table(), condition);
        return new TableRows(filtered, rows.key(), rows.select()).copiedInOrder(columns);
    }
}
