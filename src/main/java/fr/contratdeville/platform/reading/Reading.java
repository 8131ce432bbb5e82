package fr.contratdeville.platform.reading;

import java.sql.Connection;
import java.sql.SQLException;

/** One statement and what is made of its rows. May be run again, if the connection turns out to be broken. */
@FunctionalInterface
public interface Reading<T> {

    T from(Connection database) throws SQLException;
}
