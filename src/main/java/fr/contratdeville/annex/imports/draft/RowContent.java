package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.annex.imports.matching.StructureMatch;
import java.util.List;

/**
 * A row as it is kept: where it stands, what was read there, and what it says now. Under the names by which an erasure of names
 * finds what people have written ({@code free_text_members}).
 *
 * @param statusWords that the outcome was read from; null if none said it
 * @param words that figures were read from
 */
public record RowContent(
        Integer page,
        String sheet,
        int row,
        String structureRead,
        String pillarRead,
        String statusWords,
        List<String> words,
        List<StructureMatch> matches,
        ImportRowRequest says,
        List<KeptDoubt> doubts) {

    RowContent saying(ImportRowRequest said) {
        return new RowContent(page, sheet, row, structureRead, pillarRead, statusWords, words, matches, said, doubts);
    }
}
