package fr.contratdeville.warehouse.export;

import java.util.Locale;

/** Which of the database's servers an export was read from. */
enum ReadFrom {
    PRIMARY,
    REPLICA;

    static final String HEADER = "Read-From";

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
