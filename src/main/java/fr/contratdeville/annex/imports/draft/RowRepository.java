package fr.contratdeville.annex.imports.draft;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Singleton
class RowRepository implements PanacheRepositoryBase<ImportedRow, UUID> {

    List<ImportedRow> of(UUID importId) {
        return list("importId", Sort.by("number"), importId);
    }

    Optional<ImportedRow> find(UUID importId, int number) {
        return find("importId = :import and number = :number", Map.of("import", importId, "number", number))
                .firstResultOptional();
    }
}
