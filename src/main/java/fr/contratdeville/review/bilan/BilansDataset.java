package fr.contratdeville.review.bilan;

import static fr.contratdeville.warehouse.rows.Columns.CONTRACT_ID;
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
class BilansDataset implements ExportedDataset {

    @Override
    public String name() {
        return "bilans";
    }

    @Override
    public Bilingual description() {
        return new Bilingual(
                "Le bilan d’une action par sa structure, publié ou non",
                "A structure’s review of an action, published or not");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ID,
                CONTRACT_ID,
                Column.required(
                                "structure_id",
                                ColumnType.UUID,
                                "Structure qui rend compte.",
                                "Structure that reports.")
                        .of("structures"),
                Column.optional(
                                "action_id",
                                ColumnType.UUID,
                                "Action dont il est rendu compte ; vide tant qu’un bilan non validé apporte une action nouvelle, décrite dans `content`, et une fois le bilan retiré.",
                                "Action that is reviewed; empty while a bilan that is not validated brings a new action, described in `content`, and once the bilan is withdrawn.")
                        .of("actions"),
                Column.required(
                        "year", ColumnType.INTEGER, "Année dont il est rendu compte.", "Year that is reviewed."),
                Column.optional(
                        "external_reference",
                        ColumnType.TEXT,
                        "Référence que la structure donne au bilan, unique pour elle ; vide s’il n’y en a pas, ou si le bilan est retiré.",
                        "The structure’s own reference for the bilan, unique for it; empty if there is none, or the bilan is withdrawn."),
                Column.required(
                                "state",
                                ColumnType.TEXT,
                                "Étape du bilan : `draft` (brouillon), `submitted` (transmis), `returned` (renvoyé à la structure), `validated` (validé : ses chiffres sont publiés), `withdrawn` (retiré par l’agglomération : rien n’en est plus publié).",
                                "Where the bilan stands: `draft`, `submitted`, `returned` (to the structure), `validated` (its figures are published), `withdrawn` (by the agglomeration: nothing of it is published any more).")
                        .oneOf(Coded.codes(BilanState.class)),
                Column.optional(
                                "outcome",
                                ColumnType.TEXT,
                                "Issue de l’action : `completed` (réalisée), `partially_completed` (partiellement réalisée), `postponed` (reportée), `cancelled` (annulée) ; vide tant que la structure ne l’a pas indiqué.",
                                "What became of the action: `completed`, `partially_completed`, `postponed`, `cancelled`; empty until the structure says it.")
                        .oneOf(Coded.codes(Outcome.class)),
                Column.optional(
                        "postponed_to_year",
                        ColumnType.INTEGER,
                        "Année à laquelle l’action est reportée ; vide si elle ne l’est pas.",
                        "Year that the action is postponed to; empty if it is not."),
                Column.optional(
                        "done",
                        ColumnType.TEXT,
                        "Ce qui a été fait ; vide tant que la structure ne l’a pas indiqué.",
                        "What was done; empty until the structure says it."),
                Column.optional(
                        "difficulties",
                        ColumnType.TEXT,
                        "Difficultés rencontrées ; vide si le bilan n’en fait pas état.",
                        "Difficulties met; empty if none are told."),
                Column.optional(
                        "perspectives",
                        ColumnType.TEXT,
                        "Perspectives ; vide si le bilan n’en fait pas état.",
                        "Prospects; empty if none are told."),
                Column.required(
                        "content",
                        ColumnType.JSON,
                        "Contenu intégral du bilan, chiffres compris, tel que l’API le restitue (`BilanContent`).",
                        "All that the bilan says, with its figures, as the API has it (`BilanContent`)."),
                Column.required(
                        "sha256",
                        ColumnType.TEXT,
                        "SHA-256 de la forme canonique de `content`, en hexadécimal.",
                        "SHA-256 of the canonical form of `content`, in hexadecimal digits."),
                Column.optional(
                        "submitted_at",
                        ColumnType.INSTANT,
                        "Date et heure de la dernière transmission ; vide s’il n’a jamais été transmis.",
                        "When it was last submitted; empty if it never was."),
                Column.optional(
                        "validated_at",
                        ColumnType.INSTANT,
                        "Date et heure de la dernière validation ; vide s’il n’a jamais été validé.",
                        "When it was last validated; empty if it never was."),
                VERSION,
                CREATED_AT,
                UPDATED_AT);
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("bilan", "contract_id, id", """
                t.id, t.contract_id, t.structure_id, t.action_id, t.year, t.external_reference, t.state,
                t.content ->> 'outcome' as outcome,
                case when t.content ->> 'postponedToYear' ~ '^\\d{4}$'
                    then cast(t.content ->> 'postponedToYear' as integer) end as postponed_to_year,
                t.content -> 'narrative' ->> 'done' as done,
                t.content -> 'narrative' ->> 'difficulties' as difficulties,
                t.content -> 'narrative' ->> 'perspectives' as perspectives, t.content, t.sha256, t.submitted_at,
                t.validated_at, t.version, t.created_at, t.updated_at
                """));
    }
}
