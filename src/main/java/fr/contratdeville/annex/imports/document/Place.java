package fr.contratdeville.annex.imports.document;

/**
 * Where a row was read.
 *
 * @param page from 1; null where a document has none
 * @param sheet of a workbook; null in any other document
 * @param row from 1, of the table or the sheet
 */
public record Place(Integer page, String sheet, int row) {}
