package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.warehouse.format.JsonRow;
import fr.contratdeville.warehouse.rows.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A row as it is exported.
 *
 * @param json as NDJSON has it
 */
record Exported(String id, String json) {

    static Exported of(List<Column> columns, ResultSet row) throws SQLException {
        Object[] values = Column.values(columns, row);
        return new Exported(values[0].toString(), JsonRow.of(columns, values));
    }
}
