package fr.contratdeville.warehouse.export;

import fr.contratdeville.warehouse.format.RowWriter;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGStatement;

/** Reads the rows of a dataset through a cursor: however many they are, only some are in memory. */
final class DatasetReader {

    private static final int ROWS_AT_ONCE = 2_000;
    private static final int BINARY_AT_ONCE = -1;

    private DatasetReader() {}

    /** @return how many rows there were */
    static long copy(Connection database, ExportedDataset dataset, RowWriter writer) throws SQLException, IOException {
        long rows = 0;
        for (TableRows table : dataset.tables()) {
            rows += copy(database, table, dataset.columns(), writer);
        }
        return rows;
    }

    private static long copy(Connection database, TableRows table, List<Column> columns, RowWriter writer)
            throws SQLException, IOException {
        try (PreparedStatement query = database.prepareStatement(table.inOrder())) {
            query.setFetchSize(ROWS_AT_ONCE);
            // Else the driver would have everything written as text and parse it, until it has run the query some
            // times.
            query.unwrap(PGStatement.class).setPrepareThreshold(BINARY_AT_ONCE);
            long rows = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    writer.write(Column.values(columns, row));
                    rows++;
                }
            }
            return rows;
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
