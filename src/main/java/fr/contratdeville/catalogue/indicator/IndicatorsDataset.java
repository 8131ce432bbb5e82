package fr.contratdeville.catalogue.indicator;

import static fr.contratdeville.warehouse.rows.Columns.CREATED_AT;
import static fr.contratdeville.warehouse.rows.Columns.ID;
import static fr.contratdeville.warehouse.rows.Columns.UPDATED_AT;
import static fr.contratdeville.warehouse.rows.Columns.VERSION;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class IndicatorsDataset implements ExportedDataset {

    @Override
    public String name() {
        return "indicators";
    }

    @Override
    public Bilingual description() {
        return new Bilingual("La définition d’un indicateur", "The definition of an indicator");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ID,
                Column.required(
                        "code", ColumnType.TEXT, "Code de l’indicateur, unique.", "Code of the indicator, unique."),
                Column.required("label", ColumnType.TEXT, "Intitulé de l’indicateur.", "Label of the indicator."),
                Column.required(
                        "unit",
                        ColumnType.TEXT,
                        "Unité de ses chiffres, au singulier.",
                        "Unit of its figures, in the singular."),
                Column.required(
                                "counts",
                                ColumnType.TEXT,
                                "Ce qu’il compte : `people` (personnes), `households` (ménages), `events` (événements), `objects` (objets), `places` (lieux), `money` (sommes d’argent), `hours` (heures), `days` (jours), `organisations` (organismes), `other` (autre chose).",
                                "What it counts: `people`, `households`, `events`, `objects`, `places`, `money`, `hours`, `days`, `organisations`, `other`.")
                        .oneOf(Coded.codes(Counts.class)),
                Column.required(
                                "aggregation",
                                ColumnType.TEXT,
                                "Mode de calcul du total : `sum` (somme), `max` (le plus grand), `latest` (état des choses : de chaque action le dernier chiffre, additionné entre actions, jamais entre années), `ratio` (quotient des sommes de deux autres indicateurs), `none` (jamais de total).",
                                "How its figures make a total: `sum`, `max` (the largest), `latest` (a stock: the last figure of each action, added over actions, never over years), `ratio` (quotient of the sums of two other indicators), `none` (never).")
                        .oneOf(Coded.codes(Aggregation.class)),
                Column.optional(
                                "numerator_id",
                                ColumnType.UUID,
                                "Indicateur au numérateur d’un `ratio` ; vide pour tout autre.",
                                "Indicator that is the numerator of a `ratio`; empty for any other.")
                        .of("indicators"),
                Column.optional(
                                "denominator_id",
                                ColumnType.UUID,
                                "Indicateur au dénominateur d’un `ratio` ; vide pour tout autre.",
                                "Indicator that is the denominator of a `ratio`; empty for any other.")
                        .of("indicators"),
                Column.required(
                        "approximation_tolerance",
                        ColumnType.DECIMAL,
                        "Écart possible entre une valeur approximative et la valeur réelle, en fraction du chiffre : 0.1 pour 10 %.",
                        "How far the true figure may lie from an approximate one, as a share of it: 0.1 is 10 %."),
                VERSION,
                CREATED_AT,
                UPDATED_AT);
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("indicator", "id", """
                t.id, t.code, t.label, t.unit, t.counts, t.aggregation, t.numerator_id, t.denominator_id,
                t.approximation_tolerance, t.version, t.created_at, t.updated_at
                """));
    }
}
