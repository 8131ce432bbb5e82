package fr.contratdeville.platform.item;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.body.MergePatch;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * How an item is created, replaced, patched and deleted, the same for every feature. All of it runs in the caller's
 * transaction, which is signed with the caller, and writes nothing unless the whole request is accepted.
 *
 * @param <E> the entity
 * @param <Q> what is sent
 * @param <R> what is answered
 */
public abstract class ItemService<E extends Item, Q extends Record, R extends ItemResponse> {

    private final PanacheRepositoryBase<E, UUID> repository;
    private final Editing editing;
    private final Class<Q> requestType;

    protected ItemService(PanacheRepositoryBase<E, UUID> repository, Editing editing, Class<Q> requestType) {
        this.repository = repository;
        this.editing = editing;
        this.requestType = requestType;
    }

    /** Checks the body against the rules, then writes it into the item. */
    protected abstract void apply(E item, Body<Q> body);

    /** What one would have to send to get the item as it is now. */
    protected abstract Q requestFor(E item);

    public abstract R responseFor(E item);

    public Optional<E> find(UUID id) {
        return repository.findByIdOptional(id);
    }

    /** @throws ProblemException 404 */
    public E get(UUID id) {
        return find(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /**
     * The item that a body refers to.
     *
     * @return null, with a violation at the pointer, if there is none; null without one if the body names none
     */
    public E referredTo(UUID id, String pointer, Violations violations) {
        // Nothing is looked up below a list that is too long.
        if (id == null || violations.concern(pointer)) {
            return null;
        }
        return find(id).orElseGet(() -> {
            violations.inBody("unknown-reference", pointer, id, null);
            return null;
        });
    }

    /**
     * The item to which another belongs for good: what stands there now, or what the body names if nothing does.
     *
     * @return null, with a violation, if the body names none, an unknown one or another one
     */
    public E keptBy(E current, UUID id, String pointer, Violations violations) {
        if (current != null && id != null && !id.equals(current.id)) {
            violations.inBody("cannot-change", pointer, id, current.id);
            return null;
        }
        return current != null && id != null ? current : referredTo(id, pointer, violations);
    }

    /** Reads many by one statement: who finds each of them later in the transaction asks the database no more. */
    protected void readAhead(Class<E> type, Collection<UUID> ids) {
        repository.getEntityManager().unwrap(Session.class).findMultiple(type, List.copyOf(ids));
    }

    /** @throws ProblemException 404 */
    public R read(UUID id) {
        return responseFor(get(id));
    }

    public R create(E blank, Body<Q> body) {
        return responseFor(created(blank, body));
    }

    /** Creates an item for a caller that goes on with it. */
    public E created(E blank, Body<Q> body) {
        add(blank, () -> apply(blank, body));
        repository.flush();
        return blank;
    }

    /**
     * Creates an item of which the database hears with the next flush.
     *
     * @param application checks what is asked for, and writes it into the item
     */
    protected void add(E blank, Runnable application) {
        editing.signing().sign();
        application.run();
        repository.persist(blank);
    }

    /** Makes of an item what {@link #add} would, for who writes it by a statement of his own. */
    protected void prepare(E blank, Runnable application) {
        editing.signing().sign();
        application.run();
        blank.begin();
    }

    /** @throws ProblemException 404 if there is none of this id; 412 or 428 unless the caller knows its current state */
    public R replace(UUID id, String ifMatch, Body<Q> body) {
        return replace(get(id), ifMatch, body);
    }

    /** As {@link #replace(UUID, String, Body)}. */
    public R replace(E item, String ifMatch, Body<Q> body) {
        editing.tags().requireMatch(ifMatch, responseFor(item));
        return changed(item, body);
    }

    /** @throws ProblemException as {@link #replace(UUID, String, Body)} */
    public R patch(UUID id, String ifMatch, MergePatch patch) {
        return patch(get(id), ifMatch, patch);
    }

    /** As {@link #patch(UUID, String, MergePatch)}. */
    public R patch(E item, String ifMatch, MergePatch patch) {
        editing.tags().requireMatch(ifMatch, responseFor(item));
        return changed(item, editing.bodies().merge(requestFor(item), patch, requestType));
    }

    /** Changes an item for a caller that holds it already, and so need not say which state it knows. */
    public R changed(E item, Body<Q> body) {
        change(item, () -> apply(item, body));
        repository.flush();
        return responseFor(item);
    }

    /** Changes an item as {@link #add} creates one. */
    protected void change(E item, Runnable application) {
        editing.signing().sign();
        Q before = requestFor(item);
        application.run();
        // What hangs below an item is part of it, although it stands in tables of its own.
        if (!requestFor(item).equals(before)) {
            item.touch();
        }
    }

    /** @throws ProblemException as {@link #replace(UUID, String, Body)}; 409 that names what still refers to the item */
    public void delete(UUID id, String ifMatch) {
        delete(get(id), ifMatch);
    }

    /** As {@link #delete(UUID, String)}. */
    public void delete(E item, String ifMatch) {
        editing.tags().requireMatch(ifMatch, responseFor(item));
        List<Reference> references = editing.referencesTo(item);
        if (!references.isEmpty()) {
            throw new ProblemException(ProblemType.STILL_REFERENCED).with("references", references);
        }
        remove(item);
    }

    /**
     * Deletes an item for a caller that holds it already, if nothing refers to it.
     *
     * @return whether it is gone
     */
    public boolean deletedUnlessReferredTo(E item) {
        boolean free = editing.referencesTo(item).isEmpty();
        if (free) {
            remove(item);
        }
        return free;
    }

    private void remove(E item) {
        editing.signing().sign();
        repository.delete(item);
        repository.flush();
    }
}
