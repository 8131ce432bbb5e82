package fr.contratdeville.figures.aggregate.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How many actions of a group carry one of the year that is compared with on, or one that several carry on, or none. */
public record ActionsCompared(long carriedOn, long inSeveral, long started, long ended) {

    static ActionsCompared of(ResultSet row) throws SQLException {
        return new ActionsCompared(
                row.getLong("carried_on"), row.getLong("in_several"), row.getLong("started"), row.getLong("ended"));
    }
}
