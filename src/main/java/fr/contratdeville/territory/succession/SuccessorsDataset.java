package fr.contratdeville.territory.succession;

import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.Columns;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import java.util.List;
import java.util.Locale;

/** What the warehouse gets of one kind of succession. */
public abstract class SuccessorsDataset implements ExportedDataset {

    private final String english;
    private final String french;

    /**
     * @param english what it is that has successors, as tables and columns have it; with an s, its dataset
     * @param french the same, masculine: the texts say {@code du …}
     */
    protected SuccessorsDataset(String english, String french) {
        this.english = english;
        this.french = french;
    }

    @Override
    public String name() {
        return english + "-successors";
    }

    @Override
    public Bilingual description() {
        return new Bilingual(
                "Un %s et ce qu’il devient dans un contrat de ville ultérieur".formatted(french),
                "A %s and what it becomes under a later contrat de ville".formatted(english));
    }

    @Override
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
                        .of(english + "s"),
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
                        .of(english + "s"),
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

    @Override
    public List<TableRows> tables() {
        String key = english + "_id";
        String select = """
                t.%1$s || ':' || t.successor_id as id, t.contract_id, t.%1$s, t.successor_contract_id, t.successor_id,
                t.weight, t.main
                """;
        return List.of(new TableRows(
                english + "_successor", "contract_id, %s, successor_id".formatted(key), select.formatted(key)));
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
