package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.platform.reading.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Singleton
class ImportRepository implements PanacheRepositoryBase<DocumentImport, UUID> {

    private static final String HELD = "select id from document_import where id = :id for no key update";

    /** Two that send the same document at once: the second sees what the first one made of it. */
    private static final String TURN =
            "select cast(pg_advisory_xact_lock(hashtextextended('import of ' || :same, 0)) as text)";

    private final KeysetQuery keyset;
    private final Reads reads;

    ImportRepository(KeysetQuery keyset, Reads reads) {
        this.keyset = keyset;
        this.reads = reads;
    }

    Optional<DocumentImport> findWithContract(UUID id) {
        return find("from DocumentImport i join fetch i.contract where i.id = :id", Map.of("id", id))
                .firstResultOptional();
    }

    Optional<DocumentImport> findSame(UUID contract, int year, String sha256) {
        return find(
                        "from DocumentImport i join fetch i.contract where i.contract.id = :contract and i.year = :year and i.sha256 = :sha256",
                        Map.of("contract", contract, "year", year, "sha256", sha256))
                .firstResultOptional();
    }

    void takeTurn(UUID contract, int year, String sha256) {
        Sql lock = Sql.of(TURN, Map.of("same", contract + " " + year + " " + sha256));
        reads.now(database -> lock.rows(database, Row::text));
    }

    /** @return whether there is an import of this id; nobody else changes it, or a row of it, to the end of the transaction */
    boolean hold(UUID id) {
        Sql held = Sql.of(HELD, Map.of("id", id));
        return !reads.now(database -> held.rows(database, Row::uuid)).isEmpty();
    }

    Page<DocumentImport> page(ListQuery query) {
        return keyset.page(
                "document_import i",
                "i.id",
                query,
                ids -> list("from DocumentImport i join fetch i.contract where i.id in :ids", Map.of("ids", ids)));
    }
}
