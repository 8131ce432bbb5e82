package fr.contratdeville.figures.aggregate.sql;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A total over the actions that have it now and had it then.
 *
 * @param crosses whether some of them carry on an action under another contract
 */
public record FigureCompared(long comparable, BigDecimal now, BigDecimal before, boolean crosses) {

    static FigureCompared of(ResultSet row) throws SQLException {
        return new FigureCompared(
                row.getLong("comparable"),
                row.getBigDecimal("now"),
                row.getBigDecimal("before"),
                row.getBoolean("crosses"));
    }
}
