package fr.contratdeville.catalogue.dimension;

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
class DimensionsDataset implements ExportedDataset {

    @Override
    public String name() {
        return "dimensions";
    }

    @Override
    public Bilingual description() {
        return new Bilingual(
                "Une dimension selon laquelle des chiffres sont ventilés",
                "A dimension along which figures are broken down");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ID,
                Column.required(
                        "code", ColumnType.TEXT, "Code de la dimension, unique.", "Code of the dimension, unique."),
                Column.required("label", ColumnType.TEXT, "Intitulé de la dimension.", "Label of the dimension."),
                VERSION,
                CREATED_AT,
                UPDATED_AT);
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("dimension", "id", """
                t.id, t.code, t.label, t.version, t.created_at, t.updated_at
                """));
    }
}
