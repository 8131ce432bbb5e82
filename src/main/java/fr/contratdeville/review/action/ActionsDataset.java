package fr.contratdeville.review.action;

import static fr.contratdeville.warehouse.rows.Columns.CONTRACT_ID;
import static fr.contratdeville.warehouse.rows.Columns.CREATED_AT;
import static fr.contratdeville.warehouse.rows.Columns.ID;
import static fr.contratdeville.warehouse.rows.Columns.STRUCTURE_OF_ACTION;
import static fr.contratdeville.warehouse.rows.Columns.UPDATED_AT;
import static fr.contratdeville.warehouse.rows.Columns.VERSION;
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
class ActionsDataset implements ExportedDataset {

    @Override
    public String name() {
        return "actions";
    }

    @Override
    public Bilingual description() {
        return new Bilingual("Une action d’une structure, une année", "An action of a structure, in a year");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ID,
                CONTRACT_ID,
                STRUCTURE_OF_ACTION,
                Column.optional(
                                "pillar_id",
                                ColumnType.UUID,
                                "Pilier du contrat auquel l’action est rattachée ; vide si elle ne l’est à aucun.",
                                "Pillar of the contract that the action is assigned to; empty if it is assigned to none.")
                        .of("pillars"),
                YEAR_OF_ACTION,
                Column.required(
                        "title",
                        ColumnType.TEXT,
                        "Intitulé de l’action, unique pour le contrat, la structure et l’année.",
                        "Title of the action, unique for contract, structure and year."),
                Column.required(
                        "description", ColumnType.TEXT, "Description de l’action.", "Description of the action."),
                Column.required(
                        "objectives",
                        ColumnType.TEXTS,
                        "Objectifs, dans leur ordre ; liste vide s’il n’y en a pas.",
                        "Objectives, in their order; an empty list if there are none."),
                Column.required(
                        "partners",
                        ColumnType.TEXTS,
                        "Noms des organismes partenaires ; liste vide s’il n’y en a pas.",
                        "Names of the partner organisations; an empty list if there are none."),
                Column.required(
                                "transversal_priorities",
                                ColumnType.TEXTS,
                                "Priorités transversales : `gender_equality` (égalité entre les femmes et les hommes), `youth` (jeunesse), `anti_discrimination` (lutte contre les discriminations) ; liste vide s’il n’y en a pas.",
                                "Transversal priorities: `gender_equality`, `youth`, `anti_discrimination`; an empty list if there are none.")
                        .oneOf(Coded.codes(TransversalPriority.class)),
                Column.required(
                                "status",
                                ColumnType.TEXT,
                                "État de l’action : `planned` (prévue), `completed` (réalisée), `partially_completed` (partiellement réalisée), `postponed` (reportée), `cancelled` (annulée).",
                                "Status of the action: `planned`, `completed`, `partially_completed`, `postponed`, `cancelled`.")
                        .oneOf(Coded.codes(ActionStatus.class)),
                Column.optional(
                        "postponed_to_year",
                        ColumnType.INTEGER,
                        "Année à laquelle l’action est reportée ; vide si elle n’est pas `postponed`.",
                        "Year that the action is postponed to; empty unless it is `postponed`."),
                Column.optional(
                                "continues_contract_id",
                                ColumnType.UUID,
                                "Contrat de ville de l’action prolongée ; vide si elle n’en prolonge aucune.",
                                "Contrat de ville of the action that it carries on; empty if it carries on none.")
                        .of("contracts"),
                Column.optional(
                                "continues_action_id",
                                ColumnType.UUID,
                                "Action d’une année antérieure qu’elle prolonge ; vide si elle n’en prolonge aucune.",
                                "Action of an earlier year that it carries on; empty if it carries on none.")
                        .of("actions"),
                VERSION,
                CREATED_AT,
                UPDATED_AT,
                Column.required(
                        "title_key",
                        ColumnType.TEXT,
                        "Intitulé sans casse, accents ni espaces : deux actions d’une structure qui ont le même n’en font qu’une, d’une année à l’autre, si rien ne dit ce qu’elles prolongent.",
                        "Title without case, accents and spacing: two actions of a structure with the same one are one over the years, where nothing says what they carry on."));
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("action", "contract_id, id", """
                t.id, t.contract_id, t.structure_id, t.pillar_id, t.year, t.title, t.description, t.objectives,
                t.partners, t.transversal_priorities, t.status, t.postponed_to_year, t.continues_contract_id,
                t.continues_action_id, t.version, t.created_at, t.updated_at, text_key(t.title) as title_key
                """));
    }
}
