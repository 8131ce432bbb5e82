package fr.contratdeville.warehouse.export;

import fr.contratdeville.warehouse.format.RowWriter;
import fr.contratdeville.warehouse.rows.CopiedRow;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads the rows of a dataset as the database copies them: however many they are, only one is in memory. */
final class DatasetReader {

    private DatasetReader() {}

    /** @return how many rows there were */
    static long copy(Connection database, ExportedDataset dataset, RowWriter writer) throws SQLException, IOException {
        PGConnection copying = database.unwrap(PGConnection.class);
        CopiedRow row = new CopiedRow(dataset.columns().size());
        long rows = 0;
        for (TableRows table : dataset.tables()) {
            rows += copy(copying, table.copiedInOrder(dataset.columns()), row, writer);
        }
        return rows;
    }

    private static long copy(PGConnection database, String sql, CopiedRow row, RowWriter writer)
            throws SQLException, IOException {
        CopyOut copy = database.getCopyAPI().copyOut(sql);
        try {
            long rows = 0;
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                if (row.read(message)) {
                    writer.write(row);
                    rows++;
                }
            }
            return rows;
        } catch (Throwable failure) {
            if (copy.isActive()) {
                cancel(copy, database);
            }
            throw failure;
        }
    }

    /**
     * Or whatever is asked of the connection next, if only to end it, would wait for the copy's end. Not by
     * {@code cancelCopy()}, which leaves on the way what is then taken for the answer to the next question.
     */
    private static void cancel(CopyOut copy, PGConnection database) {
        try {
            database.cancelQuery();
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
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
