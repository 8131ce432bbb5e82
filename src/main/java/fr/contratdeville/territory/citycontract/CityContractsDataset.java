package fr.contratdeville.territory.citycontract;

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
class CityContractsDataset implements ExportedDataset {

    @Override
    public String name() {
        return "contracts";
    }

    @Override
    public Bilingual description() {
        return new Bilingual("Un contrat de ville", "A contrat de ville");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ID,
                Column.required("code", ColumnType.TEXT, "Code du contrat, unique.", "Code of the contract, unique."),
                Column.required("name", ColumnType.TEXT, "Nom du contrat.", "Name of the contract."),
                Column.required(
                        "epci_name",
                        ColumnType.TEXT,
                        "Nom de l’intercommunalité (EPCI) qui le porte.",
                        "Name of the agglomeration (EPCI) that carries it."),
                Column.optional(
                        "epci_siren",
                        ColumnType.TEXT,
                        "SIREN de l’intercommunalité, neuf chiffres ; vide s’il n’est pas connu.",
                        "SIREN of the agglomeration, nine digits; empty if it is not known."),
                Column.required(
                        "first_year", ColumnType.INTEGER, "Première année du contrat.", "First year of the contract."),
                Column.required(
                        "last_year",
                        ColumnType.INTEGER,
                        "Dernière année du contrat, comprise.",
                        "Last year of the contract, included."),
                VERSION,
                CREATED_AT,
                UPDATED_AT);
    }

    @Override
    public List<TableRows> tables() {
        return List.of(new TableRows("city_contract", "id", """
                t.id, t.code, t.name, t.epci_name, t.epci_siren, t.first_year, t.last_year, t.version, t.created_at,
                t.updated_at
                """));
    }
}
