package fr.contratdeville.annex.imports.document;

import java.util.List;

/**
 * A table as a document has it: rows of cells, not all of the same length. What is not there is empty.
 *
 * @param page null where a document has none
 * @param sheet null where it is on none
 */
record Cells(Integer page, String sheet, List<List<String>> rows) {}
