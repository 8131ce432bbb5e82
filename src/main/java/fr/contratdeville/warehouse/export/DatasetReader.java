package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.warehouse.format.RowFormat;
import fr.contratdeville.warehouse.format.RowWriter;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.CopiedRow;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a dataset as the database copies them: however many they are, only one is in memory. Whoever has begun to read
 * them ends it, and the transaction with it.
 */
final class DatasetReader implements AutoCloseable {

    /** Than a workbook. */
    private static final String OTHER_FORMATS = Arrays.stream(RowFormat.values())
            .filter(format -> format != RowFormat.XLSX)
            .map(RowFormat::mediaType)
            .collect(Collectors.joining(", "));

    private final Connection transaction;
    private final PGConnection database;
    private final List<Column> columns;
    private final Iterator<TableRows> tables;
    private CopyOut copy;
    private byte[] message;

    private DatasetReader(Connection transaction, ExportedDataset dataset) throws SQLException {
        this.transaction = transaction;
        this.database = transaction.unwrap(PGConnection.class);
        this.columns = dataset.columns();
        this.tables = dataset.tables().iterator();
    }

    /**
     * Waits for the first row: what fails before can still be read elsewhere, or be answered as a problem.
     *
     * @param transaction of {@link ExportConnections}; ended also if it fails
     * @throws ProblemException 503 if a table of the dataset is just being rewritten
     */
    static DatasetReader begin(Connection transaction, ExportedDataset dataset) throws SQLException {
        return begin(transaction, dataset, Long.MAX_VALUE);
    }

    /**
     * The same, if there are no more rows than that.
     *
     * @throws ProblemException also 406 if there are more
     */
    static DatasetReader begin(Connection transaction, ExportedDataset dataset, long most) throws SQLException {
        DatasetReader reader = new DatasetReader(transaction, dataset);
        try {
            ExportConnections.hold(List.of(dataset), transaction);
            if (most < Long.MAX_VALUE) {
                refuseMoreThan(most, dataset, transaction);
            }
            reader.beginTable();
            return reader;
        } catch (SQLException | RuntimeException failure) {
            reader.close();
            throw failure;
        }
    }

    private static void refuseMoreThan(long most, ExportedDataset dataset, Connection transaction) throws SQLException {
        long rows = count(transaction, dataset);
        if (rows > most) {
            throw new ProblemException(ProblemType.TOO_MANY_ROWS, dataset.name(), rows, most, OTHER_FORMATS);
        }
    }

    private void beginTable() throws SQLException {
        copy = database.getCopyAPI().copyOut(tables.next().copiedInOrder(columns));
        message = copy.readFromCopy();
    }

    /** @return how many rows there were */
    long copyTo(RowWriter writer) throws SQLException, IOException {
        CopiedRow row = new CopiedRow(columns.size());
        long rows = copyTableTo(writer, row);
        while (tables.hasNext()) {
            beginTable();
            rows += copyTableTo(writer, row);
        }
        return rows;
    }

    private long copyTableTo(RowWriter writer, CopiedRow row) throws SQLException, IOException {
        long rows = 0;
        for (; message != null; message = copy.readFromCopy()) {
            if (row.read(message)) {
                writer.write(row);
                rows++;
            }
        }
        return rows;
    }

    @Override
    public void close() {
        if (copy != null && copy.isActive()) {
            cancel();
        }
        ExportConnections.end(transaction);
    }

    /**
     * Or whatever is asked of the connection next, if only to end it, would wait for the copy's end. Not by
     * {@code cancelCopy()}, which leaves on the way what is then taken for the answer to the next question.
     */
    private void cancel() {
        try {
            database.cancelQuery();
            while (copy.readFromCopy() != null) {
                // Nobody reads it any more.
            }
        } catch (SQLException cancelled) {
            // Or gone.
        }
    }

    static long count(Connection database, ExportedDataset dataset) throws SQLException {
        long rows = 0;
        for (TableRows table : dataset.tables()) {
            try (PreparedStatement query = database.prepareStatement(table.count());
                    ResultSet row = query.executeQuery()) {
                row.next();
                rows += row.getLong(1);
            }
        }
        return rows;
    }
}
