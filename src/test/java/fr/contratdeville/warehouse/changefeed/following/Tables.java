package fr.contratdeville.warehouse.changefeed.following;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.warehouse.changefeed.following.Feed.RowName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What stands in the tables, by queries of the tests' own: by dataset, ids and what makes a row what it is. */
final class Tables {

    /** Names are those of the exports. */
    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry("contracts", "select id, code, name, first_year, last_year, version from city_contract"),
            Map.entry("pillars", "select id, contract_id, code, label, position, version from pillar"),
            Map.entry("pillar-successors", """
                    select pillar_id || ':' || successor_id as id, contract_id, pillar_id, successor_contract_id,
                        successor_id, trim_scale(weight) as weight, main
                    from pillar_successor"""),
            Map.entry("neighbourhoods", "select id, contract_id, code, name, version from neighbourhood"),
            Map.entry("neighbourhood-successors", """
                    select neighbourhood_id || ':' || successor_id as id, contract_id, neighbourhood_id,
                        successor_contract_id, successor_id, trim_scale(weight) as weight, main
                    from neighbourhood_successor"""),
            Map.entry("structures", "select id, name, short_name, kind, siret, rna, version from structure"),
            Map.entry("dimensions", "select id, code, label, version from dimension"),
            Map.entry(
                    "category-sets",
                    "select id, dimension_id, code, version as set_version, label, position from category_set"),
            Map.entry("categories", "select id, category_set_id, code, label, position from category"),
            Map.entry("broader-categories", """
                    select category_id || ':' || broader_set_id as id, category_id, broader_category_id
                    from category_broader"""),
            Map.entry("indicators", "select id, code, label, unit, counts, aggregation, version from indicator"),
            Map.entry("actions", """
                    select id, contract_id, structure_id, pillar_id, year, title, description, objectives, status,
                        postponed_to_year, version
                    from action"""),
            Map.entry("action-neighbourhoods", """
                    select action_id || ':' || neighbourhood_id as id, contract_id, action_id, neighbourhood_id
                    from action_neighbourhood"""),
            Map.entry("indicator-values", """
                    select id, contract_id, action_id, indicator_id, year, structure_id, pillar_id,
                        cast(null as uuid) as category_id, trim_scale(value) as value
                    from indicator_value
                    union all
                    select p.id, v.contract_id, v.action_id, v.indicator_id, v.year, v.structure_id, v.pillar_id,
                        p.category_id, trim_scale(p.value)
                    from breakdown_part p
                    join indicator_value v on v.contract_id = p.contract_id and v.id = p.indicator_value_id"""),
            Map.entry("indicator-value-overlaps", """
                    select id, contract_id, indicator_value_id, other_action_id, share, trim_scale(people) as people
                    from indicator_value_overlap"""),
            Map.entry("bilans", """
                    select id, contract_id, structure_id, year, action_id, state, sha256, content ->> 'outcome' as outcome,
                        content -> 'narrative' ->> 'done' as done, version
                    from bilan"""));

    private Tables() {}

    static Map<RowName, JsonNode> rows(Database database) throws SQLException {
        Map<RowName, JsonNode> rows = new HashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                ResultSet result = statement.executeQuery(
                        "select id, cast(to_jsonb(r) as text) as row from (" + query.getValue() + ") r");
                while (result.next()) {
                    rows.put(new RowName(query.getKey(), result.getString("id")), Json.of(result.getString("row")));
                }
            }
        }
        return rows;
    }
}
