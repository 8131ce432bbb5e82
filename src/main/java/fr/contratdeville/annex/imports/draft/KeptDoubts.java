package fr.contratdeville.annex.imports.draft;

import java.util.List;

/** Doubts as one document in the database: of a list as such, Hibernate compares only how long it is. */
public record KeptDoubts(List<KeptDoubt> all) {}
