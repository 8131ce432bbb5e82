package fr.contratdeville.annex.imports.document;

import java.util.Locale;

/** What a document is read as. */
public enum DocumentFormat {
    CSV,
    XLSX,
    DOCX,
    PDF,
    TEXT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
