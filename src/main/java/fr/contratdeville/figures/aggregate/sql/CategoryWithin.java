package fr.contratdeville.figures.aggregate.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A category, and one of its own or of another set that it lies within. */
public record CategoryWithin(UUID category, UUID set, Broader broader) {

    public record Broader(
            UUID id, UUID set, String setCode, int setVersion, String setLabel, String code, String label) {}

    static CategoryWithin of(ResultSet row) throws SQLException {
        return new CategoryWithin(
                row.getObject("category_id", UUID.class),
                row.getObject("category_set_id", UUID.class),
                new Broader(
                        row.getObject("broader_id", UUID.class),
                        row.getObject("broader_set_id", UUID.class),
                        row.getString("set_code"),
                        row.getInt("version"),
                        row.getString("set_label"),
                        row.getString("code"),
                        row.getString("label")));
    }
}
