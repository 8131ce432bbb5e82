package fr.contratdeville.warehouse.format;

import fr.contratdeville.platform.workbook.Workbook;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How rows are written. Equal rows give equal bytes. */
@Schema(name = "FileFormat", description = "How the rows of a file are written.")
public enum RowFormat {
    CSV("text/csv", "csv"),
    NDJSON("application/x-ndjson", "ndjson"),
    PARQUET("application/vnd.apache.parquet", "parquet"),
    XLSX(Workbook.MEDIA_TYPE, "xlsx");

    private final String mediaType;
    private final String extension;

    RowFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of file names, without the dot. */
    public String extension() {
        return extension;
    }
}
