package fr.contratdeville.annex.imports.matching;

import java.math.BigDecimal;
import java.util.UUID;

/** A structure that is meant, as likely as that: from 0 to 1, which is certain. */
public record StructureMatch(UUID structureId, BigDecimal likelihood) {}
