package fr.contratdeville.annex.imports.document;

import java.util.List;

/**
 * The annex's table.
 *
 * @param year what the document says it is of; null if it does not
 */
public record AnnexTable(DocumentFormat format, Integer year, List<AnnexRow> rows, List<Doubt> doubts) {}
