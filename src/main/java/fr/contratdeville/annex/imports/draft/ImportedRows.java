package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.annex.imports.draft.ImportRowResponse.PlaceResponse;
import fr.contratdeville.annex.imports.draft.ImportRowResponse.ReadResponse;
import fr.contratdeville.annex.imports.draft.ImportRowResponse.StructureMatchResponse;
import fr.contratdeville.catalogue.indicator.Indicators;
import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.body.MergePatch;
import fr.contratdeville.platform.item.Editing;
import fr.contratdeville.platform.item.ItemService;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.territory.pillar.Pillar;
import fr.contratdeville.territory.pillar.Pillars;
import fr.contratdeville.territory.structure.StructureRef;
import fr.contratdeville.territory.structure.Structures;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The rows of drafts, and what people make of them. */
@Singleton
public class ImportedRows extends ItemService<ImportedRow, ImportRowRequest, ImportRowResponse> {

    private final RowRepository repository;
    private final Structures structures;
    private final Pillars pillars;
    private final Indicators indicators;

    ImportedRows(
            RowRepository repository, Editing editing, Structures structures, Pillars pillars, Indicators indicators) {
        super(repository, editing, ImportRowRequest.class);
        this.repository = repository;
        this.structures = structures;
        this.pillars = pillars;
        this.indicators = indicators;
    }

    /** @throws ProblemException 404 */
    public ImportedRow get(UUID importId, int number) {
        return repository.find(importId, number).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /** In the order of the document. */
    public List<ImportedRow> of(DocumentImport draft) {
        return repository.of(draft.id);
    }

    void add(ImportedRow row) {
        repository.persist(row);
    }

    /**
     * Corrects a row of an import that is held.
     *
     * @throws ProblemException 409 if the import has been confirmed; 412 or 428 unless the caller knows the row as it is; 422
     */
    public void correct(DocumentImport held, ImportedRow row, String ifMatch, MergePatch patch) {
        held.requireDraft();
        patch(row, ifMatch, patch);
    }

    /** @param acceptLanguage in which its doubts are told; null for the service's own */
    public ImportRowResponse responseFor(ImportedRow row, String acceptLanguage) {
        return responseFor(row, repository.haveBilans(row.importId), acceptLanguage);
    }

    /** In the order of the document. */
    List<ImportRowResponse> responsesFor(List<ImportedRow> all, String acceptLanguage) {
        Set<UUID> haveBilans = all.isEmpty() ? Set.of() : repository.haveBilans(all.get(0).importId);
        return all.stream()
                .map(row -> responseFor(row, haveBilans, acceptLanguage))
                .toList();
    }

    private ImportRowResponse responseFor(ImportedRow row, Set<UUID> haveBilans, String acceptLanguage) {
        RowContent content = row.content;
        ImportRowRequest says = content.says();
        return new ImportRowResponse(
                row.id,
                row.version,
                row.createdAt,
                row.updatedAt,
                row.number,
                new PlaceResponse(content.page(), content.sheet(), content.row()),
                new ReadResponse(content.structureRead(), content.pillarRead(), content.statusWords()),
                says.title(),
                ref(says.structureId()),
                says.structureId(),
                says.structureName(),
                says.siret(),
                says.createStructure(),
                content.matches().stream()
                        .map(match -> new StructureMatchResponse(ref(match.structureId()), match.likelihood()))
                        .filter(match -> match.structure() != null)
                        .toList(),
                says.pillarId(),
                says.description(),
                says.status(),
                says.postponedToYear(),
                says.figures(),
                says.leftOut(),
                RowDoubts.of(content, haveBilans.contains(row.id)).stream()
                        .map(doubt -> doubt.inWords(acceptLanguage))
                        .toList(),
                row.outcome,
                row.bilanId);
    }

    /** Null also of a structure that has gone since. */
    private StructureRef ref(UUID structure) {
        return structure == null
                ? null
                : structures.find(structure).map(StructureRef::of).orElse(null);
    }

    @Override
    public ImportRowResponse responseFor(ImportedRow row) {
        return responseFor(row, null);
    }

    @Override
    protected ImportRowRequest requestFor(ImportedRow row) {
        return row.content.says();
    }

    @Override
    protected void apply(ImportedRow row, Body<ImportRowRequest> body) {
        ImportRowRequest unchecked = body.unchecked();
        Violations violations = body.violations();
        structures.referredTo(unchecked.structureId(), "/structureId", violations);
        Pillar pillar = pillars.referredTo(unchecked.pillarId(), "/pillarId", violations);
        if (pillar != null && !pillar.contract.id.equals(row.contractId)) {
            violations.inBody("of-another-contract", "/pillarId", pillar.id, null);
        }
        for (int i = 0; i < unchecked.figures().size(); i++) {
            check(unchecked.figures().get(i), row.content, violations.below("/figures/" + i));
        }
        row.content = row.content.saying(body.accepted().decided());
    }

    private void check(ImportFigureRequest figure, RowContent content, Violations below) {
        // What a figure was read from becomes part of what is published of it: nobody makes that up.
        if (figure.words() != null && !content.words().contains(figure.words())) {
            below.inBody("not-as-read", "/words", figure.words(), null);
        }
        if (figure.indicator() != null
                && !below.concern("/indicator")
                && indicators.findByCode(figure.indicator()).isEmpty()) {
            below.inBody("unknown-indicator", "/indicator", figure.indicator(), null);
        }
    }
}
