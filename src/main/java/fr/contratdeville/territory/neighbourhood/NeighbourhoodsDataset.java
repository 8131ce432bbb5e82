package fr.contratdeville.territory.neighbourhood;

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
class NeighbourhoodsDataset implements ExportedDataset {

    @Override
    public String name() {
        return "neighbourhoods";
    }

    @Override
    public Bilingual description() {
        return new Bilingual("Un quartier d’un contrat de ville", "A neighbourhood of a contrat de ville");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ID,
                CONTRACT_ID,
                Column.optional(
                        "code",
                        ColumnType.TEXT,
                        "Code du quartier prioritaire (QPV) : QP et six chiffres jusqu’en 2023, QN… depuis 2024 ; vide si aucune source ne le donne.",
                        "Code of the quartier prioritaire (QPV): QP and six digits until 2023, QN… since 2024; empty if no source gives it."),
                Column.required(
                        "name",
                        ColumnType.TEXT,
                        "Nom du quartier, unique dans le contrat.",
                        "Name of the neighbourhood, unique in the contract."),
                VERSION,
                CREATED_AT,
                UPDATED_AT);
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("neighbourhood", "contract_id, id", """
                t.id, t.contract_id, t.code, t.name, t.version, t.created_at, t.updated_at
                """));
    }
}
