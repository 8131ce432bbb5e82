package fr.contratdeville.territory.pillar;

import static fr.contratdeville.warehouse.rows.Columns.CONTRACT_ID;
import static fr.contratdeville.warehouse.rows.Columns.CREATED_AT;
import static fr.contratdeville.warehouse.rows.Columns.ID;
import static fr.contratdeville.warehouse.rows.Columns.UPDATED_AT;
import static fr.contratdeville.warehouse.rows.Columns.VERSION;

import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class PillarsDataset implements ExportedDataset {

    @Override
    public String name() {
        return "pillars";
    }

    @Override
    public Bilingual description() {
        return new Bilingual("Un pilier d’un contrat de ville", "A pillar of a contrat de ville");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ID,
                CONTRACT_ID,
                Column.required(
                        "code",
                        ColumnType.TEXT,
                        "Code du pilier, unique dans le contrat.",
                        "Code of the pillar, unique in the contract."),
                Column.required("label", ColumnType.TEXT, "Intitulé du pilier.", "Label of the pillar."),
                Column.required(
                        "position",
                        ColumnType.INTEGER,
                        "Rang du pilier dans son contrat.",
                        "Place of the pillar in its contract."),
                VERSION,
                CREATED_AT,
                UPDATED_AT);
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("pillar", "contract_id, id", """
                t.id, t.contract_id, t.code, t.label, t.position, t.version, t.created_at, t.updated_at
                """));
    }
}
