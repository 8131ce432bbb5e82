package fr.contratdeville.platform.reading;

import java.sql.SQLException;

/** The database has not answered, or has refused to. */
public final class ReadFailure extends RuntimeException {

    public ReadFailure(SQLException cause) {
        super(cause);
    }
}
