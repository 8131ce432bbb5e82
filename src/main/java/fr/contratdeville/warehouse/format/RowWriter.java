package fr.contratdeville.warehouse.format;

import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.CopiedRow;
import java.io.IOException;

/** Writes rows of one dataset in one format. For one thread. */
public interface RowWriter extends AutoCloseable {

    /** @param row of the columns, typed as {@link ColumnType} says; nothing of it is kept */
    void write(CopiedRow row) throws IOException;

    /**
     * Completes what is written and flushes it; the stream beneath stays open.
     *
     * <p>Only for who wrote all rows: who gives up leaves the writer open, which therefore is not for try-with-resources. What
     * was written does not pass for a whole file then, if the format can tell: CSV and NDJSON cannot. A writer holds nothing
     * but memory.
     */
    @Override
    void close() throws IOException;
}
