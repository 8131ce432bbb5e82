package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.database.Writes;
import fr.contratdeville.platform.item.EntityTags;
import fr.contratdeville.platform.item.Item;
import fr.contratdeville.platform.item.Reference;
import fr.contratdeville.platform.item.ReferenceQuery;
import fr.contratdeville.platform.item.Referrer;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.citycontract.CityContracts;
import fr.contratdeville.territory.structure.Structures;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The imports that are kept. But for those methods that say otherwise, everything runs in the caller's transaction. */
@Singleton
public class Imports implements Referrer {

    /**
     * What was made of a document that was sent.
     *
     * @param isNew whether it was not there before
     */
    public record Kept(ImportResponse answer, boolean isNew) {}

    private final ImportRepository repository;
    private final ImportedRows rows;
    private final CityContracts contracts;
    private final Structures structures;
    private final EntityTags tags;
    private final ReferenceQuery references;

    Imports(
            ImportRepository repository,
            ImportedRows rows,
            CityContracts contracts,
            Structures structures,
            EntityTags tags,
            ReferenceQuery references) {
        this.repository = repository;
        this.rows = rows;
        this.contracts = contracts;
        this.structures = structures;
        this.tags = tags;
        this.references = references;
    }

    /**
     * In a transaction of its own.
     *
     * @param year null while it is not known
     * @throws ProblemException 400 if there is no such contract, or if it does not cover the year
     */
    @Transactional
    public void requireContract(UUID id, Integer year) {
        Violations violations = new Violations();
        contracts
                .find(id)
                .ifPresentOrElse(
                        contract -> {
                            if (year != null && !contract.covers(year)) {
                                violations.inParameter(
                                        "year-outside-contract",
                                        "year",
                                        year,
                                        contract.firstYear + "–" + contract.lastYear);
                            }
                        },
                        () -> violations.inParameter("unknown-reference", "contract", id, null));
        violations.throwAs(ProblemType.INVALID_PARAMETERS);
    }

    /** What the same document became. In a transaction of its own. */
    @Transactional
    public Optional<ImportResponse> same(UUID contract, int year, String sha256, String acceptLanguage) {
        return repository.findSame(contract, year, sha256).map(found -> responseFor(found, acceptLanguage));
    }

    /** Keeps what was read, unless the same document was there already. In a transaction of its own. */
    @Writes
    @Transactional
    public Kept keep(NewImport read, String acceptLanguage) {
        repository.takeTurn(read.contractId(), read.year(), read.document().sha256());
        Optional<ImportResponse> there =
                same(read.contractId(), read.year(), read.document().sha256(), acceptLanguage);
        if (there.isPresent()) {
            return new Kept(there.get(), false);
        }
        DocumentImport draft = new DocumentImport();
        draft.contract = contracts.get(read.contractId());
        draft.year = read.year();
        draft.state = ImportState.DRAFT;
        draft.document = read.document().name();
        draft.format = read.document().format();
        draft.bytes = read.document().bytes();
        draft.sha256 = read.document().sha256();
        draft.doubts = new KeptDoubts(read.doubts());
        repository.persist(draft);
        for (int i = 0; i < read.rows().size(); i++) {
            ImportedRow row = new ImportedRow();
            row.contractId = read.contractId();
            row.importId = draft.id;
            row.number = i + 1;
            row.content = read.rows().get(i);
            rows.add(row);
        }
        repository.flush();
        return new Kept(responseFor(draft, acceptLanguage), true);
    }

    /** @throws ProblemException 404 */
    public DocumentImport get(UUID id) {
        return repository.findWithContract(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /**
     * As {@link #get}, and nobody else changes the import or any of its rows to the end of the transaction.
     *
     * @throws ProblemException 404
     */
    public DocumentImport hold(UUID id) {
        if (!repository.hold(id)) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return get(id);
    }

    /** @throws ProblemException 412 or 428 unless the caller knows the import as it is, with all its rows */
    public void requireMatch(DocumentImport held, String ifMatch) {
        tags.requireMatch(ifMatch, responseFor(held, null));
    }

    public Page<ImportListed> page(ListQuery query) {
        return repository.page(query).map(ImportListed::of);
    }

    public ImportResponse responseFor(DocumentImport draft, String acceptLanguage) {
        List<ImportedRow> all = rows.of(draft);
        structures.readAhead(all.stream()
                .map(row -> row.content)
                .flatMap(content -> Stream.concat(
                        Stream.ofNullable(content.says().structureId()),
                        content.matches().stream().map(match -> match.structureId())))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return ImportResponse.of(
                draft,
                draft.doubts.all().stream()
                        .map(doubt -> doubt.inWords(acceptLanguage))
                        .toList(),
                rows.responsesFor(all, acceptLanguage));
    }

    /** @throws ProblemException 412 or 428 as {@link #requireMatch}; 409 if it has been confirmed */
    public void delete(UUID id, String ifMatch) {
        DocumentImport held = hold(id);
        requireMatch(held, ifMatch);
        held.requireDraft();
        repository.delete(held);
        repository.flush();
    }

    @Override
    public Optional<Reference> referringTo(Item item) {
        return item instanceof CityContract ? references.find("imports", """
                        select i.id, i.document as label, 'imports/' || i.id as path
                        from document_import i
                        where i.contract_id = :id
                        """, item.id) : Optional.empty();
    }
}
