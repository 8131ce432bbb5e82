package fr.contratdeville.warehouse.format;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.CopiedRow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Parquet, put together from the parts of {@code ParquetWriter}, which itself cannot do without Hadoop.
 *
 * <p>Rows are kept in memory, column by column, until they make a row group.
 */
final class ParquetRows implements RowWriter {

    private static final int ROW_GROUP_BYTES = 8 << 20;

    /** Rows can be much longer than those before, so the next look at the memory is never far. */
    private static final int ROWS_BETWEEN_LOOKS = 500;

    private static final ParquetProperties PROPERTIES = ParquetProperties.builder()
            .withPageSize(256 << 10)
            .withDictionaryPageSize(256 << 10)
            .withMaxRowCountForPageSizeCheck(ROWS_BETWEEN_LOOKS)
            .build();

    private final ParquetColumn[] columns;
    private final ColumnWriter[] writers;
    private final MessageType schema;
    private final ParquetFileWriter file;

    private ColumnChunkPageWriteStore pages;
    private ColumnWriteStore store;
    private int rows;
    private boolean whole = true;

    ParquetRows(List<Column> columns, OutputStream out, UuidForm uuids) throws IOException {
        this.columns =
                columns.stream().map(column -> new ParquetColumn(column, uuids)).toArray(ParquetColumn[]::new);
        writers = new ColumnWriter[this.columns.length];
        schema = new MessageType(
                "row", Arrays.stream(this.columns).map(ParquetColumn::type).toArray(Type[]::new));
        ParquetOutput output = new ParquetOutput(out);
        file = new ParquetFileWriter(
                output,
                schema,
                ParquetFileWriter.Mode.CREATE,
                ROW_GROUP_BYTES,
                0,
                PROPERTIES.getColumnIndexTruncateLength(),
                PROPERTIES.getStatisticsTruncateLength(),
                PROPERTIES.getPageWriteChecksumEnabled());
        file.start();
        output.flush();
        startRowGroup();
    }

    private void startRowGroup() {
        pages = new ColumnChunkPageWriteStore(
                ZstdPages.COMPRESSOR,
                schema,
                PROPERTIES.getAllocator(),
                PROPERTIES.getColumnIndexTruncateLength(),
                PROPERTIES.getPageWriteChecksumEnabled());
        store = PROPERTIES.newColumnWriteStore(schema, pages);
        for (int i = 0; i < columns.length; i++) {
            writers[i] = store.getColumnWriter(schema.getColumns().get(i));
        }
        rows = 0;
    }

    @Override
    public void write(CopiedRow row) throws IOException {
        whole = false;
        for (int i = 0; i < columns.length; i++) {
            columns[i].write(row, i, writers[i]);
        }
        store.endRecord();
        rows++;
        if (rows % ROWS_BETWEEN_LOOKS == 0 && store.getBufferedSize() >= ROW_GROUP_BYTES) {
            endRowGroup();
            startRowGroup();
        }
        whole = true;
    }

    private void endRowGroup() throws IOException {
        file.startBlock(rows);
        store.flush();
        pages.flushToFileWriter(file);
        file.endBlock();
        store.close();
        pages.close();
    }

    @Override
    public void close() throws IOException {
        if (!whole) {
            throw new IOException("a row was not written, or not all of it");
        }
        if (rows > 0) {
            endRowGroup();
        }
        file.end(Map.of());
    }
}
