package fr.contratdeville.catalogue.dimension;

import static fr.contratdeville.warehouse.rows.Columns.ID;

import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class CategorySetsDataset implements ExportedDataset {

    @Override
    public String name() {
        return "category-sets";
    }

    @Override
    public Bilingual description() {
        return new Bilingual(
                "Un découpage d’une dimension en catégories", "A set of categories into which a dimension is cut");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ID,
                Column.required(
                                "dimension_id",
                                ColumnType.UUID,
                                "Dimension concernée par le découpage.",
                                "Dimension that is cut.")
                        .of("dimensions"),
                Column.required(
                        "code",
                        ColumnType.TEXT,
                        "Code du découpage ; unique dans la dimension avec `set_version`.",
                        "Code of the set; unique in the dimension together with `set_version`."),
                Column.required(
                        "set_version",
                        ColumnType.INTEGER,
                        "Numéro d’édition du découpage, qui l’identifie avec `code` ; chaque édition est une ligne distincte.",
                        "Edition of the set, which is part of its name: another cut of the same code is another row."),
                Column.required("label", ColumnType.TEXT, "Intitulé du découpage.", "Label of the set."),
                Column.required(
                        "position",
                        ColumnType.INTEGER,
                        "Rang du découpage dans sa dimension.",
                        "Place of the set in its dimension."));
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("category_set", "id", """
                t.id, t.dimension_id, t.code, t.version as set_version, t.label, t.position
                """));
    }
}
