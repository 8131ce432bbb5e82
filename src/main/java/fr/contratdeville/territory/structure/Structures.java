package fr.contratdeville.territory.structure;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.item.Editing;
import fr.contratdeville.platform.item.ItemService;
import fr.contratdeville.platform.security.Callers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The structures, and the rules they keep. */
@Singleton
public class Structures extends ItemService<Structure, StructureRequest, StructureResponse> {

    private final StructureRepository repository;
    private final Callers callers;

    Structures(StructureRepository repository, Editing editing, Callers callers) {
        super(repository, editing, StructureRequest.class);
        this.repository = repository;
        this.callers = callers;
    }

    /** Structures of this name, without regard to case, accents and spacing. */
    public List<Structure> findByName(String name) {
        return repository.findByName(name);
    }

    /** The one that carries most actions; empty while there are none. */
    public Optional<Structure> withMostActions() {
        return repository.withMostActions();
    }

    /** At most one. */
    public List<Structure> findBySiret(String siret) {
        return repository.list("siret", siret);
    }

    /** Several, where the establishments of an association share its number. */
    public List<Structure> findByRna(String rna) {
        return repository.list("rna", rna);
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
