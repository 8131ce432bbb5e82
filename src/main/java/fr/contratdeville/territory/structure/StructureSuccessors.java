package fr.contratdeville.territory.structure;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.history.Signing;
import fr.contratdeville.platform.item.EntityTags;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.Violations;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Says what structures become. Nothing that they carry is rewritten for it: their actions, bilans and figures stay under
 * their names, and what asks for a structure in a year ({@link Structure#in}) is led on.
 */
@Singleton
class StructureSuccessors {

    private static final String SUCCESSOR = "/structureId";

    private final Structures structures;
    private final StructureRepository repository;
    private final EntityTags tags;
    private final Signing signing;

    StructureSuccessors(Structures structures, StructureRepository repository, EntityTags tags, Signing signing) {
        this.structures = structures;
        this.repository = repository;
        this.tags = tags;
        this.signing = signing;
    }

    /**
     * @throws ProblemException 404 if there is no structure of this id; 412 or 428 unless the caller knows its current state;
     *     422 if it would become itself, by way of others or not
     */
    StructureResponse become(UUID id, String ifMatch, Body<StructureSuccessorRequest> body) {
        Structure structure = known(id, ifMatch);
        Violations violations = body.violations();
        Structure successor = structures.referredTo(body.unchecked().structureId(), SUCCESSOR, violations);
        if (successor != null && repository.withSuccessors(successor).contains(id)) {
            violations.inBody("becomes-itself", SUCCESSOR, successor.id, null);
        }
        StructureSuccessorRequest request = body.accepted();
        return changed(structure, successor, request.fromYear());
    }

    /** @throws ProblemException as {@link #become}, but 422 */
    void goOn(UUID id, String ifMatch) {
        changed(known(id, ifMatch), null, null);
    }

    private Structure known(UUID id, String ifMatch) {
        Structure structure = structures.get(id);
        tags.requireMatch(ifMatch, structures.responseFor(structure));
        return structure;
    }

    private StructureResponse changed(Structure structure, Structure successor, Integer fromYear) {
        signing.sign();
        structure.successor = successor;
        structure.successorFromYear = fromYear;
        repository.flush();
        return structures.responseFor(structure);
    }
}
