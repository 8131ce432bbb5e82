package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.platform.reading.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Singleton
class RowRepository implements PanacheRepositoryBase<ImportedRow, UUID> {

    /** Under whichever structure the action would be found when the row is confirmed, of those that are decided by now. */
    private static final String HAVE_BILANS = """
            select r.id
            from document_import i
            join imported_row r on r.contract_id = i.contract_id and r.import_id = i.id
            join bilan b on b.contract_id = r.contract_id and b.year = i.year and b.state <> 'withdrawn'
                and b.structure_id = cast(r.content #>> '{says,structureId}' as uuid)
            left join action a on a.contract_id = b.contract_id and a.id = b.action_id
            where i.id = :import and i.state = 'draft'
                and coalesce(a.title_key, b.title_key) = text_key(r.content #>> '{says,title}')
            """;

    private final Reads reads;

    RowRepository(Reads reads) {
        this.reads = reads;
    }

    /** Those rows of a draft whose action has a bilan already. */
    Set<UUID> haveBilans(UUID importId) {
        Sql sql = Sql.of(HAVE_BILANS, Map.of("import", importId));
        return Set.copyOf(reads.now(database -> sql.rows(database, Row::uuid)));
    }

    List<ImportedRow> of(UUID importId) {
        return list("importId", Sort.by("number"), importId);
    }

    Optional<ImportedRow> find(UUID importId, int number) {
        return find("importId = :import and number = :number", Map.of("import", importId, "number", number))
                .firstResultOptional();
    }
}
