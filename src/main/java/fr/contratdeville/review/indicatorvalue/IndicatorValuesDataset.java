package fr.contratdeville.review.indicatorvalue;

import static fr.contratdeville.warehouse.rows.Columns.CONTRACT_ID;
import static fr.contratdeville.warehouse.rows.Columns.ID;
import static fr.contratdeville.warehouse.rows.Columns.STRUCTURE_OF_ACTION;
import static fr.contratdeville.warehouse.rows.Columns.YEAR_OF_ACTION;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class IndicatorValuesDataset implements ExportedDataset {

    @Override
    public String name() {
        return "indicator-values";
    }

    @Override
    public Bilingual description() {
        return new Bilingual(
                "Un chiffre publié d’une action, ou une part de sa ventilation",
                "A published figure of an action, or a part of its breakdown");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ID,
                Column.required(
                                "row_kind",
                                ColumnType.TEXT,
                                "Nature de la ligne : `value` (chiffre d’une action pour un indicateur), `part` (part de ce chiffre pour une catégorie). Ne pas additionner des lignes des deux natures, ni des parts de découpages différents.",
                                "What the row is: `value` (an action’s figure for an indicator), `part` (that figure’s part in a category). A sum takes rows of one kind only, and parts of one set only.")
                        .oneOf(List.of("value", "part")),
                Column.required(
                                "indicator_value_id",
                                ColumnType.UUID,
                                "Chiffre dont la ligne relève : le sien pour `value`, celui qu’elle ventile pour `part`.",
                                "Figure that the row belongs to: its own id for `value`, the figure that it breaks down for `part`.")
                        .of("indicator-values"),
                CONTRACT_ID,
                Column.required(
                                "action_id",
                                ColumnType.UUID,
                                "Action dont c’est le chiffre.",
                                "Action whose figure it is.")
                        .of("actions"),
                STRUCTURE_OF_ACTION,
                Column.optional(
                                "pillar_id",
                                ColumnType.UUID,
                                "Pilier de l’action ; vide si elle n’est rattachée à aucun.",
                                "Pillar of the action; empty if it is assigned to none.")
                        .of("pillars"),
                Column.required(
                                "indicator_id",
                                ColumnType.UUID,
                                "Indicateur, qui donne l’unité du chiffre.",
                                "Indicator, which has the unit of the figure.")
                        .of("indicators"),
                YEAR_OF_ACTION,
                Column.optional(
                                "dimension_id",
                                ColumnType.UUID,
                                "Dimension de la ventilation ; vide pour `value`.",
                                "Dimension of the breakdown; empty for `value`.")
                        .of("dimensions"),
                Column.optional(
                                "category_set_id",
                                ColumnType.UUID,
                                "Découpage de la ventilation ; vide pour `value`.",
                                "Set of categories of the breakdown; empty for `value`.")
                        .of("category-sets"),
                Column.optional(
                                "category_id",
                                ColumnType.UUID,
                                "Catégorie de la part ; vide pour `value`.",
                                "Category of the part; empty for `value`.")
                        .of("categories"),
                Column.optional(
                                "kind",
                                ColumnType.TEXT,
                                "Nature du chiffre : `exact` (exact), `approximate` (approximatif), `range` (fourchette), `not_communicated` (non communiqué, ce qui n’est pas zéro), `not_applicable` (sans objet) ; vide pour `part`.",
                                "How sure the figure is: `exact`, `approximate`, `range`, `not_communicated` (which is not zero), `not_applicable`; empty for `part`.")
                        .oneOf(Coded.codes(ValueKind.class)),
                Column.optional(
                        "value",
                        ColumnType.DECIMAL,
                        "Chiffre exact ou approximatif, ou part, dans l’unité de l’indicateur ; vide s’il s’agit d’une fourchette ou s’il n’y a pas de chiffre.",
                        "Exact or approximate figure, or part, in the unit of the indicator; empty for a range, and where there is no figure."),
                Column.optional(
                        "lower_bound",
                        ColumnType.DECIMAL,
                        "Borne inférieure d’une fourchette, comprise ; vide sinon.",
                        "Lower end of a range, included; empty otherwise."),
                Column.optional(
                        "upper_bound",
                        ColumnType.DECIMAL,
                        "Borne supérieure d’une fourchette, comprise ; vide sinon.",
                        "Upper end of a range, included; empty otherwise."),
                Column.optional(
                        "target",
                        ColumnType.DECIMAL,
                        "Objectif que l’action s’était donné, dans l’unité de l’indicateur ; vide s’il n’y en a pas, et pour `part`.",
                        "What the action aimed at, in the unit of the indicator; empty if there is none, and for `part`."),
                Column.optional(
                        "disjoint",
                        ColumnType.BOOLEAN,
                        "Vrai si aucune autre action ne compte l’une de ces personnes pour le même indicateur ; vide pour `part`.",
                        "Whether no other action counts any of these people for the same indicator; empty for `part`."),
                Column.optional(
                                "coverage",
                                ColumnType.TEXT,
                                "Étendue de la ventilation : `whole` (complète : la somme des parts est égale au chiffre), `partial` (partielle : elle ne le dépasse pas) ; vide pour `value`.",
                                "Extent of the breakdown: `whole` (its parts add up to the figure), `partial` (they do not exceed it); empty for `value`.")
                        .oneOf(Coded.codes(Coverage.class)),
                Column.optional(
                        "version",
                        ColumnType.LONG,
                        "Version du chiffre, plus élevée après chaque modification ; vide pour `part`, une part pouvant être modifiée avec son chiffre ou indépendamment de lui.",
                        "Version of the figure, higher after every change; empty for `part`, which changes with its figure or by itself."),
                Column.optional(
                        "created_at",
                        ColumnType.INSTANT,
                        "Date et heure de création du chiffre ; vide pour `part`.",
                        "When the figure was created; empty for `part`."),
                Column.optional(
                        "updated_at",
                        ColumnType.INSTANT,
                        "Date et heure de la dernière modification du chiffre ; vide pour `part`.",
                        "When the figure was last changed; empty for `part`."));
    }

    @Override
    public List<TableRows> tables() {
        return List.of(
                new TableRows("indicator_value", "contract_id, id", """
                t.id, 'value' as row_kind, t.id as indicator_value_id, t.contract_id, t.action_id, t.structure_id,
                t.pillar_id, t.indicator_id, t.year, cast(null as uuid) as dimension_id,
                cast(null as uuid) as category_set_id, cast(null as uuid) as category_id, t.kind, t.value,
                t.lower_bound, t.upper_bound, t.target, t.disjoint, cast(null as text) as coverage, t.version,
                t.created_at, t.updated_at
                """),
                new TableRows("breakdown_part", "contract_id, id", """
                t.id, 'part' as row_kind, t.indicator_value_id, t.contract_id, t.action_id, t.structure_id,
                t.pillar_id, t.indicator_id, t.year, t.dimension_id, t.category_set_id, t.category_id,
                cast(null as text) as kind, t.value, cast(null as numeric) as lower_bound,
                cast(null as numeric) as upper_bound, cast(null as numeric) as target,
                cast(null as boolean) as disjoint, t.coverage, cast(null as bigint) as version,
                cast(null as timestamptz) as created_at, cast(null as timestamptz) as updated_at
                """));
    }
}
