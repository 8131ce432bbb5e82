package fr.contratdeville.platform.frozen;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Knows millésimes by their ids and by their codes, which decisions cite. */
@Singleton
public class MillesimeNames {

    private static final Pattern ID_OR_CODE = Pattern.compile("[0-9A-Fa-f-]{1,36}");

    private final EntityManager database;

    MillesimeNames(EntityManager database) {
        this.database = database;
    }

    public Optional<UUID> find(String idOrCode) {
        // What else there is in an address, a database may not even be able to read.
        if (!ID_OR_CODE.matcher(idOrCode).matches()) {
            return Optional.empty();
        }
        List<UUID> found = database.createNativeQuery(
                        "select id from millesime where code = :asked or cast(id as text) = lower(:asked)", UUID.class)
                .setParameter("asked", idOrCode)
                .getResultList();
        return found.stream().findFirst();
    }
}
