package fr.contratdeville.annex.imports.matching;

import java.util.List;
import java.util.UUID;

/**
 * A structure that a name may mean.
 *
 * @param shortName null if it has none
 * @param siret null if it has none
 * @param written its names as they are written
 */
public record KnownStructure(UUID id, Spelling name, Spelling shortName, String siret, List<String> written) {

    public static KnownStructure of(UUID id, String name, String shortName, String siret) {
        return new KnownStructure(
                id,
                Spelling.of(name),
                shortName == null ? null : Spelling.of(shortName),
                siret,
                shortName == null ? List.of(name) : List.of(name, shortName));
    }
}
