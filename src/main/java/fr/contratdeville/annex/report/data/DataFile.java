package fr.contratdeville.annex.report.data;

import fr.contratdeville.platform.checksum.Sha256;
import fr.contratdeville.warehouse.rows.Bilingual;

/**
 * A file of rows, or what explains it.
 *
 * @param rows how many there are beside the head; none in what explains
 */
public record DataFile(String name, String mediaType, Bilingual description, Kind kind, long rows, byte[] content) {

    /** What it is to the report. */
    public enum Kind {
        ROWS,
        EXPLANATION
    }

    String sha256() {
        return Sha256.hex(Sha256.of(content));
    }
}
