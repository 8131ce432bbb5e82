package fr.contratdeville.frozen;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Lets all queries of a transaction see the same state of the database. */
@Singleton
public class OneState {

    private final EntityManager database;

    OneState(EntityManager database) {
        this.database = database;
    }

    /** To be called before anything else in the transaction, which then only reads. Asked for again, it changes nothing. */
    public void see() {
        database.createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
    }
}
