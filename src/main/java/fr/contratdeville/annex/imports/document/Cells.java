package fr.contratdeville.annex.imports.document;

import java.util.List;

/**
 * A table as a document has it: rows of cells, not all of the same length. What is not there is empty.
 *
 * @param page null where a document has none
 * @param sheet null where it is on none
 * @param heading of what it is part of; null where a document has none, or does not say which text is one
 */
record Cells(Integer page, String sheet, String heading, List<List<String>> rows) {

    Cells(Integer page, String sheet, List<List<String>> rows) {
        this(page, sheet, null, rows);
    }
}
