package fr.contratdeville.annex.imports.reading;

import fr.contratdeville.annex.imports.extraction.KnownCategory;
import fr.contratdeville.annex.imports.extraction.KnownIndicator;
import fr.contratdeville.annex.imports.matching.KnownStructure;
import fr.contratdeville.annex.imports.reading.Known.KnownPillar;
import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Sql;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Reads the names that a document may have: each of these tables by one statement, which needs no transaction. */
@Singleton
class KnownNames {

    private static final Sql STRUCTURES =
            Sql.of("select id, name, short_name, siret from structure order by name_key, id", Map.of());

    private static final String PILLARS = """
            select id, code, label from pillar where contract_id = :contract order by position, code
            """;

    private static final Sql INDICATORS = Sql.of("select code, label, unit from indicator order by code", Map.of());

    private static final Sql CATEGORIES = Sql.of("""
            select d.code, d.label, s.code, s.version, c.code, c.label, c.min_age, c.max_age
            from dimension d
            join category_set s on s.dimension_id = d.id
            join category c on c.category_set_id = s.id
            order by d.code, s.position, s.version, c.position
            """, Map.of());

    private final Reads reads;

    KnownNames(Reads reads) {
        this.reads = reads;
    }

    Known of(UUID contract) {
        Sql pillars = Sql.of(PILLARS, Map.of("contract", contract));
        return reads.now(database -> new Known(
                STRUCTURES.rows(database, row -> KnownStructure.of(row.uuid(), row.text(), row.text(), row.text())),
                pillars.rows(database, row -> new KnownPillar(row.uuid(), row.text(), row.text())),
                INDICATORS.rows(database, row -> new KnownIndicator(row.text(), row.text(), row.text())),
                CATEGORIES.rows(
                        database,
                        row -> new KnownCategory(
                                row.text(),
                                row.text(),
                                row.text(),
                                row.integer(),
                                row.text(),
                                row.text(),
                                row.integer(),
                                row.integer()))));
    }
}
