package fr.contratdeville.territory.succession;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.Columns;
import fr.contratdeville.warehouse.rows.TableRows;
import java.util.List;
import java.util.Locale;

/**
 * What the warehouse gets of one kind of succession.
 *
 * @param english what it is that has successors, as tables and columns have it
 * @param french the same, masculine: the texts say {@code du …}
 * @param dataset of what has successors, and of the successors
 */
public record ExportedSuccessors(String english, String french, String dataset) {

    public List<Column> columns() {
        return List.of(
                Columns.joinedIds(
                        "du %s et de son successeur".formatted(french),
                        "of the %s and of its successor".formatted(english)),
                Column.required(
                                "contract_id",
                                ColumnType.UUID,
                                "Contrat de ville du %s.".formatted(french),
                                "Contrat de ville of the %s.".formatted(english))
                        .of("contracts"),
                Column.required(
                                english + "_id",
                                ColumnType.UUID,
                                "%s que le successeur remplace ou prolonge.".formatted(capitalised(french)),
                                "%s that the successor takes over from.".formatted(capitalised(english)))
                        .of(dataset),
                Column.required(
                                "successor_contract_id",
                                ColumnType.UUID,
                                "Contrat de ville ultérieur, celui du successeur.",
                                "Contrat de ville of the successor, a later one.")
                        .of("contracts"),
                Column.required(
                                "successor_id",
                                ColumnType.UUID,
                                "%s successeur.".formatted(capitalised(french)),
                                "%s that takes over.".formatted(capitalised(english)))
                        .of(dataset),
                Column.required(
                        "weight",
                        ColumnType.DECIMAL,
                        "Part du %s qui revient au successeur, de 0 à 1. La somme des parts est égale à 1, sauf s’il existe un successeur principal, dont la part vaut alors 1 et celle des autres 0."
                                .formatted(french),
                        "Share of the %s that falls to the successor, from 0 to 1. The shares of its successors make up 1, unless one is the main one: it has 1, the others 0."
                                .formatted(english)),
                Column.required(
                        "main",
                        ColumnType.BOOLEAN,
                        "Vrai s’il s’agit du successeur principal, auquel tout est rattaché.",
                        "Whether this is the main successor, which takes all."));
    }

    public TableRows rows() {
        String key = english + "_id";
        String select = """
                t.%1$s || ':' || t.successor_id as id, t.contract_id, t.%1$s, t.successor_contract_id, t.successor_id,
                t.weight, t.main
                """;
        return new TableRows(
                english + "_successor", "contract_id, %s, successor_id".formatted(key), select.formatted(key));
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
