package fr.contratdeville.annex.imports.document;

import java.util.Locale;

/**
 * Something that is unsure about what was read.
 *
 * @param found what it is about; null if that is all of it
 */
public record Doubt(Code code, String found) {

    /** Each has a text, under {@code import-warning.}. */
    public enum Code {
        SIRET_NOT_VALID,
        STRUCTURE_FROM_ABOVE,
        STATUS_SUPPOSED,
        ROWS_FROM_LINES,
        FIGURES_NOT_SOUGHT;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
