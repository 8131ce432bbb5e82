package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.problem.Findings;

/**
 * Something that was unsure when a document was read.
 *
 * @param found what it is about; null if that is the whole row or document
 */
public record KeptDoubt(String code, String found) {

    private static final String TEXT = "import-warning.";

    ImportDoubtResponse inWords(String acceptLanguage) {
        return new ImportDoubtResponse(code, found, Findings.text(TEXT + code, acceptLanguage));
    }
}
