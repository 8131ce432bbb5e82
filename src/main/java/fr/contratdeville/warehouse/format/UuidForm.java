package fr.contratdeville.warehouse.format;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.warehouse.rows.ColumnType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a UUID is in a Parquet file, and with it JSON: of the type that Parquet has for it, or a string like any other.
 *
 * <p>The types are those of the specification, and some readers do not know them. Spark 3.5.9 and 4.2.0 open no file with a
 * UUID in it ({@code Illegal Parquet type: FIXED_LEN_BYTE_ARRAY (UUID)}); nodejs-polars 0.25.2 takes both for bytes, which
 * what it writes then fails on.
 */
@Schema(description = "What UUIDs and JSON are in a Parquet file.")
public enum UuidForm implements Coded {
    UUID("uuid"),
    STRING("string");

    private final String code;

    UuidForm(String code) {
        this.code = code;
    }

    /** What a column is in the file. */
    ColumnType inFile(ColumnType type) {
        return switch (type) {
            case UUID, JSON -> this == STRING ? ColumnType.TEXT : type;
            default -> type;
        };
    }

    @Override
    public String code() {
        return code;
    }
}
