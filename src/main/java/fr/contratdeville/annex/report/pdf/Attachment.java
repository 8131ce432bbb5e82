package fr.contratdeville.annex.report.pdf;

import java.time.Instant;

/**
 * A file that goes along in the PDF.
 *
 * @param modified when its content became what it is
 */
public record Attachment(
        String name,
        String mediaType,
        String description,
        Relationship relationship,
        Instant modified,
        byte[] content) {

    /** What the file is to the document (ISO 19005-3, 6.8). */
    public enum Relationship {
        /** What the document's figures and tables were made of. */
        DATA("Data"),
        /** What explains the document or its data. */
        SUPPLEMENT("Supplement");

        private final String pdfName;

        Relationship(String pdfName) {
            this.pdfName = pdfName;
        }

        String pdfName() {
            return pdfName;
        }
    }
}
