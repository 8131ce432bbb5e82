package fr.contratdeville.annex.imports.reading;

import fr.contratdeville.annex.imports.document.AnnexRow;
import fr.contratdeville.annex.imports.document.AnnexTable;
import fr.contratdeville.annex.imports.extraction.KnownCategory;
import fr.contratdeville.annex.imports.extraction.KnownIndicator;
import fr.contratdeville.annex.imports.matching.KnownStructure;
import fr.contratdeville.annex.imports.matching.Spelling;
import java.util.List;
import java.util.UUID;

/** What the database knows by the names that a document has: read before the document is, so that no connection waits for that. */
record Known(
        List<KnownStructure> structures,
        List<KnownPillar> pillars,
        List<KnownIndicator> indicators,
        List<KnownCategory> categories) {

    record KnownPillar(UUID id, String code, String label) {}

    /** @return null if the contract has none of this name */
    UUID pillar(String name) {
        String key = name == null ? "" : Spelling.key(name);
        return pillars.stream()
                .filter(pillar -> key.equals(Spelling.key(pillar.label())) || key.equals(Spelling.key(pillar.code())))
                .map(KnownPillar::id)
                .findFirst()
                .orElse(null);
    }

    /** A heading may be any: it is taken for the pillar of the rows below it where the contract has one of this name. */
    AnnexTable underPillars(AnnexTable table) {
        List<AnnexRow> rows = table.rows().stream()
                .map(row -> row.pillar() == null && pillar(row.heading()) != null ? row.withPillar(row.heading()) : row)
                .toList();
        return new AnnexTable(table.format(), table.year(), rows, table.doubts());
    }

    List<String> structureNames() {
        return structures.stream()
                .flatMap(structure -> structure.written().stream())
                .toList();
    }

    boolean hasIndicator(String code) {
        return indicators.stream().anyMatch(indicator -> indicator.code().equals(code));
    }

    /** Of a set of categories, the newest. */
    int versionOf(String dimension, String categorySet) {
        return categories.stream()
                .filter(category -> category.dimension().equals(dimension)
                        && category.categorySet().equals(categorySet))
                .mapToInt(KnownCategory::version)
                .max()
                .orElse(1);
    }
}
