package fr.contratdeville.catalogue.dimension;

import static fr.contratdeville.warehouse.rows.Columns.joinedIds;

import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class BroaderCategoriesDataset implements ExportedDataset {

    @Override
    public String name() {
        return "broader-categories";
    }

    @Override
    public Bilingual description() {
        return new Bilingual(
                "Une catégorie et celle, d’un découpage plus large, dont elle fait entièrement partie",
                "A category and the one of a coarser set into which it falls, wholly");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                joinedIds("de la catégorie et du découpage plus large", "of the category and of the coarser set"),
                Column.required("category_id", ColumnType.UUID, "Catégorie.", "Category.")
                        .of("categories"),
                Column.required(
                                "broader_set_id",
                                ColumnType.UUID,
                                "Découpage plus large de la même dimension.",
                                "Coarser set of the same dimension.")
                        .of("category-sets"),
                Column.required(
                                "broader_category_id",
                                ColumnType.UUID,
                                "Catégorie de ce découpage dont elle fait partie.",
                                "Category of that set into which it falls.")
                        .of("categories"));
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("category_broader", "category_id, broader_set_id", """
                t.category_id || ':' || t.broader_set_id as id, t.category_id, t.broader_set_id,
                t.broader_category_id
                """));
    }
}
