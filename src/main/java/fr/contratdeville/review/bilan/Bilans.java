package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.history.Signing;
import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.platform.item.EntityTags;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.security.Caller;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.territory.structure.Structure;
import fr.contratdeville.territory.structure.Structures;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The bilans that are kept, and who may see and write which. Everything runs in the caller's transaction. */
@Singleton
public class Bilans {

    private final BilanRepository repository;
    private final Structures structures;
    private final Callers callers;
    private final EntityTags tags;
    private final Signing signing;

    Bilans(BilanRepository repository, Structures structures, Callers callers, EntityTags tags, Signing signing) {
        this.repository = repository;
        this.structures = structures;
        this.callers = callers;
        this.tags = tags;
        this.signing = signing;
    }

    /** Whoever asks, and whatever its state. */
    Optional<Bilan> find(UUID id) {
        return repository.findWithReferences(id);
    }

    /** @throws ProblemException 404, also if the bilan is not published and not the caller's business */
    public Bilan get(UUID id) {
        Caller caller = callers.current();
        return find(id).filter(bilan -> bilan.state == BilanState.VALIDATED || caller.readsAllOf(bilan.structure.id))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /**
     * The structure's bilan of this reference, or that of what it has become: a bilan that named it may be there. Or else the
     * only one of those that have become it.
     *
     * @throws ProblemException as {@link #get}
     */
    public Bilan getByReference(UUID structureId, String externalReference) {
        // What no bilan can be called, a database may not even be able to read.
        if (!externalReference.matches(Forms.REFERENCE)) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        Structure structure = structures.get(structureId);
        return structures.withSuccessors(structure).stream()
                .flatMap(id -> repository.findByReference(List.of(id), externalReference).stream())
                .findFirst()
                .or(() ->
                        theOnly(repository.findByReference(structures.withPredecessors(structure), externalReference)))
                .map(bilan -> get(bilan.id))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private static Optional<Bilan> theOnly(List<Bilan> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** @throws ProblemException 404 as {@link #get}; 403 if the caller does not report for the bilan's structure */
    public Bilan getToWrite(UUID id) {
        return writable(get(id));
    }

    /**
     * As {@link #get}, and nobody else changes the bilan to the end of the transaction: of two that take a step at once, the
     * second one sees what the first one made of it.
     */
    public Bilan hold(UUID id) {
        repository.hold(id);
        return get(id);
    }

    /** As {@link #hold(UUID)} and {@link #getToWrite}. */
    public Bilan holdToWrite(UUID id) {
        return writable(hold(id));
    }

    private Bilan writable(Bilan bilan) {
        callers.current().requireToReportFor(bilan.structure.id);
        return bilan;
    }

    public Page<Bilan> page(ListQuery query) {
        return repository.page(query);
    }

    /** Those of these ids that are a bilan's that was neither deleted nor withdrawn. */
    public Set<UUID> standing(Collection<UUID> ids) {
        return repository.standing(ids);
    }

    /** The bilans of these structures, but for withdrawn ones, that have one of the actions or references, or brought along one of the titles. */
    public List<Bilan> among(
            List<UUID> structures, List<UUID> actions, List<String> titleKeys, List<String> references) {
        return repository.among(structures, actions, titleKeys, references);
    }

    /**
     * Has whoever else writes a bilan of the same action, or of the same reference, wait for the end of the transaction: the
     * next one sees what this one wrote, where both could otherwise miss each other and one of them would run into the
     * database's refusal. Other bilans of the structures are written meanwhile, unless all turns are somebody's
     * ({@link #takeTurns}).
     *
     * @param line the structures under any of which it may be found
     * @param action null if it is named by its title
     * @param title of an action that is not there yet; null if it is named by its id
     * @param reference null if it has none
     */
    public void takeTurn(Collection<UUID> line, Integer year, UUID action, String title, String reference) {
        repository.takeTurn(line, year, action, title, reference);
    }

    /** As {@link #takeTurn} for any bilan of these structures: for who writes many, or takes away what others refer to. */
    public void takeTurns(Collection<UUID> structures) {
        repository.takeTurns(structures);
    }

    public void add(Bilan bilan) {
        repository.persist(bilan);
    }

    /** Has the database hear of what was changed, so that an answer tells the version and the times it will have. */
    public void flush() {
        repository.flush();
    }

    /**
     * Deletes a bilan that is held.
     *
     * @throws ProblemException 409 if the bilan was ever submitted: then it is part of what happened. Unless nothing can
     *     come of it: then its structure may delete what was returned to it, and the agglomeration what it has withdrawn.
     */
    public void delete(Bilan bilan, String ifMatch) {
        Set<BilanState> deletable = EnumSet.of(BilanState.DRAFT);
        if (bilan.isOutsideItsContract()) {
            deletable.addAll(BilanState.WITH_THE_STRUCTURE);
        }
        if (callers.current().isAgglomeration()) {
            deletable.add(BilanState.WITHDRAWN);
        }
        require(deletable, bilan, ifMatch);
        signing.sign();
        repository.delete(bilan);
        repository.flush();
    }

    /**
     * To be called of a bilan that is held.
     *
     * @throws ProblemException 412 or 428 unless the caller knows the bilan as it is; 409 if it is in another state
     */
    public void require(BilanState state, Bilan bilan, String ifMatch) {
        require(Set.of(state), bilan, ifMatch);
    }

    /** As {@link #require(BilanState, Bilan, String)}, for what can be done in several states. */
    public void require(Set<BilanState> states, Bilan bilan, String ifMatch) {
        tags.requireMatch(ifMatch, BilanResponse.of(bilan));
        if (!states.contains(bilan.state)) {
            throw new ProblemException(ProblemType.WRONG_STATE, bilan.state.code()).with("state", bilan.state.code());
        }
    }

    /** As {@link #require(BilanState, Bilan, String)}; 409 if its structure cannot change it. */
    public void requireWithTheStructure(Bilan bilan, String ifMatch) {
        require(BilanState.WITH_THE_STRUCTURE, bilan, ifMatch);
    }

    /**
     * Holds a bilan that was read before, as it is by now.
     *
     * @throws ProblemException 404 if it has been deleted
     */
    public void hold(Bilan bilan) {
        if (!repository.hold(bilan.id)) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        // By a statement of its own: one that has waited sees of all other tables what was there before.
        repository.getEntityManager().refresh(bilan);
    }
}
