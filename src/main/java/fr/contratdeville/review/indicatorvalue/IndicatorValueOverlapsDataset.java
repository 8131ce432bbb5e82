package fr.contratdeville.review.indicatorvalue;

import static fr.contratdeville.warehouse.rows.Columns.CONTRACT_ID;
import static fr.contratdeville.warehouse.rows.Columns.ID;

import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class IndicatorValueOverlapsDataset implements ExportedDataset {

    @Override
    public String name() {
        return "indicator-value-overlaps";
    }

    @Override
    public Bilingual description() {
        return new Bilingual(
                "Une autre action qui compte des personnes d’un chiffre publié",
                "Another action that counts people of a published figure");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ID,
                CONTRACT_ID,
                Column.required(
                                "indicator_value_id",
                                ColumnType.UUID,
                                "Chiffre dont les personnes sont aussi comptées ailleurs.",
                                "Figure whose people are counted elsewhere as well.")
                        .of("indicator-values"),
                Column.required("action_id", ColumnType.UUID, "Action de ce chiffre.", "Action of that figure.")
                        .of("actions"),
                Column.required(
                                "other_contract_id",
                                ColumnType.UUID,
                                "Contrat de ville de l’autre action.",
                                "Contrat de ville of the other action.")
                        .of("contracts"),
                Column.required(
                                "other_action_id",
                                ColumnType.UUID,
                                "Autre action, qui les compte pour le même indicateur.",
                                "Other action, which counts them for the same indicator.")
                        .of("actions"),
                Column.required(
                                "share",
                                ColumnType.TEXT,
                                "Combien de ces personnes l’autre action compte : `all` (toutes), `some` (au moins une), `number` (au moins `people`).",
                                "How many of these people the other action counts: `all`, `some` (at least one), `number` (at least `people`).")
                        .oneOf(OverlapShare.storedCodes()),
                Column.optional(
                        "people",
                        ColumnType.DECIMAL,
                        "Nombre de personnes comptées deux fois, au moins ; vide si `share` n’est pas `number`.",
                        "Number of people who are counted twice, at least; empty unless `share` is `number`."));
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("indicator_value_overlap", "contract_id, id", """
                t.id, t.contract_id, t.indicator_value_id, t.action_id, t.other_contract_id, t.other_action_id,
                t.share, t.people
                """));
    }
}
