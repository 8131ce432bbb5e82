package fr.contratdeville.annex.imports.matching;

import java.util.UUID;

/**
 * A structure that a name may mean.
 *
 * @param shortName null if it has none
 * @param siret null if it has none
 */
public record KnownStructure(UUID id, String name, String shortName, String siret) {}
