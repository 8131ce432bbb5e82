package fr.contratdeville.annex.imports.reading;

import fr.contratdeville.annex.imports.document.AnnexDocuments;
import fr.contratdeville.annex.imports.document.AnnexTable;
import fr.contratdeville.annex.imports.unpacking.UnreadableDocument;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a document by way of a file, and leaves none behind. */
final class Documents {

    private Documents() {}

    /** @throws fr.contratdeville.platform.problem.ProblemException 422 that says why it cannot be read */
    static AnnexTable read(byte[] bytes, String name, List<String> structures) {
        try {
            Path file = Files.createTempFile("import", ".document");
            try {
                Files.write(file, bytes);
                return AnnexDocuments.read(file, name, structures);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (UnreadableDocument unreadable) {
            Violations violations = new Violations();
            refuse(unreadable.code(), violations);
            throw violations.as(ProblemType.UNREADABLE_DOCUMENT);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void refuse(UnreadableDocument.Code code, Violations violations) {
        switch (code) {
            case ENCRYPTED -> violations.inBody("document-encrypted", "");
            case NO_TEXT -> violations.inBody("document-without-text", "");
            case NO_TABLE -> violations.inBody("document-without-table", "");
            case TOO_LARGE -> violations.inBody("document-too-large", "");
            case TOO_MANY_PAGES -> violations.inBody("document-of-too-many-pages", "");
            case UNSAFE -> violations.inBody("document-unsafe", "");
            case UNKNOWN_FORMAT -> violations.inBody("document-of-unknown-format", "");
            case BROKEN -> violations.inBody("document-broken", "");
            default -> throw new IllegalStateException("no text for " + code);
        }
    }
}
