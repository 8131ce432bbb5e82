package fr.contratdeville.territory.structure;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.item.Editing;
import fr.contratdeville.platform.item.Item;
import fr.contratdeville.platform.item.ItemService;
import fr.contratdeville.platform.item.Reference;
import fr.contratdeville.platform.item.ReferenceQuery;
import fr.contratdeville.platform.item.Referrer;
import fr.contratdeville.platform.security.Callers;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The structures, and the rules they keep. */
@Singleton
public class Structures extends ItemService<Structure, StructureRequest, StructureResponse> implements Referrer {

    private final StructureRepository repository;
    private final Callers callers;
    private final ReferenceQuery references;

    Structures(StructureRepository repository, Editing editing, Callers callers, ReferenceQuery references) {
        super(repository, editing, StructureRequest.class);
        this.repository = repository;
        this.callers = callers;
        this.references = references;
    }

    /** Structures of this name, without regard to case, accents and spacing. */
    public List<Structure> findByName(String name) {
        return repository.findByName(name);
    }

    /** The one that carries most actions; empty while there are none. */
    public Optional<Structure> withMostActions() {
        return repository.withMostActions();
    }

    /** As many as are there, so that each need not be asked for. */
    public void readAhead(Collection<UUID> ids) {
        readAhead(Structure.class, ids);
    }

    /** At most one. */
    public List<Structure> findBySiret(String siret) {
        return repository.list("siret", siret);
    }

    /** Several, where the establishments of an association share its number. */
    public List<Structure> findByRna(String rna) {
        return repository.list("rna", rna);
    }

    /** The structure, and all that have become it, by way of others or not. */
    public List<UUID> withPredecessors(Structure structure) {
        return repository.withPredecessors(structure);
    }

    /** The structure, and then what it has become, one after the other. */
    public List<UUID> withSuccessors(Structure structure) {
        return repository.withSuccessors(structure);
    }

    /** Of each that is there: itself, all that have become it, and all that it has become. */
    public Map<UUID, Set<UUID>> lines(Collection<UUID> ids) {
        return repository.lines(ids);
    }

    @Override
    public Optional<Reference> referringTo(Item item) {
        return item instanceof Structure ? references.find("structures", """
                        select s.id, s.name as label, 'structures/' || s.id as path
                        from structure s
                        where s.successor_id = :id
                        """, item.id) : Optional.empty();
    }

    @Override
    protected void apply(Structure structure, Body<StructureRequest> body) {
        StructureRequest request = body.accepted();
        structure.name = request.name();
        structure.shortName = request.shortName();
        structure.kind = request.kind();
        structure.siret = request.siret();
        structure.rna = request.rna();
        if (body.mentions("contactEmail")) {
            structure.contactEmail = request.contactEmail();
        }
    }

    @Override
    protected StructureRequest requestFor(Structure structure) {
        return new StructureRequest(
                structure.name,
                structure.shortName,
                structure.kind,
                structure.siret,
                structure.rna,
                structure.contactEmail);
    }

    @Override
    public StructureResponse responseFor(Structure structure) {
        return StructureResponse.of(structure, callers.current().isAgglomeration());
    }
}
