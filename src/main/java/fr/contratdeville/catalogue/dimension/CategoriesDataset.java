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
class CategoriesDataset implements ExportedDataset {

    @Override
    public String name() {
        return "categories";
    }

    @Override
    public Bilingual description() {
        return new Bilingual("Une catégorie d’un découpage", "A category of a set");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ID,
                Column.required(
                                "category_set_id",
                                ColumnType.UUID,
                                "Découpage auquel appartient la catégorie.",
                                "Set that it is part of.")
                        .of("category-sets"),
                Column.required(
                        "code",
                        ColumnType.TEXT,
                        "Code de la catégorie, unique dans le découpage.",
                        "Code of the category, unique in the set."),
                Column.required("label", ColumnType.TEXT, "Intitulé de la catégorie.", "Label of the category."),
                Column.required(
                        "position",
                        ColumnType.INTEGER,
                        "Rang de la catégorie dans son découpage.",
                        "Place of the category in its set."),
                Column.optional(
                        "min_age",
                        ColumnType.INTEGER,
                        "Âge le plus bas, en années révolues, compris ; vide : sans limite, ou sans rapport avec l’âge.",
                        "Lowest age, in completed years, included; empty: open, or no matter of age."),
                Column.optional(
                        "max_age",
                        ColumnType.INTEGER,
                        "Âge le plus élevé, en années révolues, compris ; vide : sans limite, ou sans rapport avec l’âge.",
                        "Highest age, in completed years, included; empty: open, or no matter of age."));
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("category", "id", """
                t.id, t.category_set_id, t.code, t.label, t.position, t.min_age, t.max_age
                """));
    }
}
