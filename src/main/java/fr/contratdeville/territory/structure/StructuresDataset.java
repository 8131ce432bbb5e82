package fr.contratdeville.territory.structure;

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
class StructuresDataset implements ExportedDataset {

    @Override
    public String name() {
        return "structures";
    }

    @Override
    public Bilingual description() {
        return new Bilingual("Une structure qui porte des actions", "A structure that carries actions");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ID,
                Column.required(
                        "name",
                        ColumnType.TEXT,
                        "Nom de la structure ; deux structures peuvent porter le même.",
                        "Name of the structure; two can have the same."),
                Column.optional(
                        "short_name",
                        ColumnType.TEXT,
                        "Nom abrégé ; vide s’il n’y en a pas.",
                        "Short name; empty if there is none."),
                Column.required(
                                "kind",
                                ColumnType.TEXT,
                                "Nature de la structure : `association` (association), `local_authority` (collectivité ou établissement public local), `social_landlord` (bailleur social), `company` (entreprise), `chamber` (chambre consulaire), `other` (autre).",
                                "Kind of structure: `association`, `local_authority`, `social_landlord`, `company`, `chamber` (of trade, crafts or agriculture), `other`.")
                        .oneOf(Coded.codes(StructureKind.class)),
                Column.optional(
                        "siret",
                        ColumnType.TEXT,
                        "SIRET, quatorze chiffres, unique ; vide s’il n’est pas connu.",
                        "SIRET, fourteen digits, unique; empty if it is not known."),
                Column.optional(
                        "rna",
                        ColumnType.TEXT,
                        "Numéro au répertoire national des associations, que les établissements d’une même association partagent ; vide s’il n’est pas connu.",
                        "Number in the national register of associations, which the establishments of one association share; empty if it is not known."),
                VERSION,
                CREATED_AT,
                UPDATED_AT,
                Column.optional(
                                "successor_id",
                                ColumnType.UUID,
                                "Structure qui a pris la suite de celle-ci ; vide si elle se poursuit elle-même.",
                                "Structure that has taken over from this one; empty while it goes on by itself.")
                        .of("structures"),
                Column.optional(
                        "successor_from_year",
                        ColumnType.INTEGER,
                        "Première année reprise par la structure qui a pris la suite ; vide si toutes le sont, ou s’il n’y en a pas.",
                        "First year that is the successor’s; empty if every year is, or if there is none."));
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("structure", "id", """
                t.id, t.name, t.short_name, t.kind, t.siret, t.rna, t.version, t.created_at, t.updated_at,
                t.successor_id, t.successor_from_year
                """));
    }
}
