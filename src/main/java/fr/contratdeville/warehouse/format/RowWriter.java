package fr.contratdeville.warehouse.format;

import java.io.IOException;

/** Writes rows of one dataset in one format. For one thread. */
public interface RowWriter extends AutoCloseable {

    /** @param values in the order of the columns, typed as {@link ColumnType} says; null where there is none */
    void write(Object[] values) throws IOException;

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
