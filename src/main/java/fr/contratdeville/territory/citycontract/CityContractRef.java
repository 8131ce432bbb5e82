package fr.contratdeville.territory.citycontract;

import fr.contratdeville.platform.reading.Row;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contract as what belongs to it shows it. */
@Schema(name = "CityContractRef", description = "A contrat de ville, as far as others name it.")
public record CityContractRef(
        @Schema(required = true) UUID id,

        @Schema(required = true, examples = "grand-dole-2015-2023")
        String code,

        @Schema(required = true, examples = "Contrat de ville du Grand Dole")
        String name) {

    public static CityContractRef of(CityContract contract) {
        return new CityContractRef(contract.id, contract.code, contract.name);
    }

    /** From its columns, in the order of the members. */
    public static CityContractRef of(Row row) throws SQLException {
        return new CityContractRef(row.uuid(), row.text(), row.text());
    }
}
