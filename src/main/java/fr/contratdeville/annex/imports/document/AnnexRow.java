package fr.contratdeville.annex.imports.document;

/**
 * One row of the annex's table as the document has it; nothing is interpreted, but cells are put together. What is not there is
 * null.
 *
 * @param siret as read and repaired
 */
public record AnnexRow(
        Place place,
        String action,
        String structure,
        String siret,
        String pillar,
        String description,
        String outcome,
        String figures) {}
