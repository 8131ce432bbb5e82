package fr.contratdeville.annex.imports.confirmation;

import fr.contratdeville.annex.imports.draft.ImportRowRequest;
import fr.contratdeville.platform.body.Bodies;
import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.territory.structure.Structure;
import fr.contratdeville.territory.structure.StructureKind;
import fr.contratdeville.territory.structure.StructureRequest;
import fr.contratdeville.territory.structure.Structures;
import java.util.List;
import java.util.UUID;

/** Makes the structures that are not there yet: each once, however many rows name it. */
final class StructuresOfRows {

    private final Structures structures;
    private final Bodies bodies;
    private int made;

    StructuresOfRows(Structures structures, Bodies bodies) {
        this.structures = structures;
        this.bodies = bodies;
    }

    /** @return null, with a violation, if nobody has said which one it is */
    UUID of(ImportRowRequest row, Violations violations) {
        if (row.structureId() != null) {
            return row.structureId();
        }
        if (row.structureName() == null) {
            violations.inBody("required", "/structureName");
            return null;
        }
        if (!row.createStructure()) {
            violations.inBody("structure-to-be-chosen", "/structureId", row.structureName(), null);
            return null;
        }
        List<Structure> there = there(row);
        if (there.size() > 1) {
            violations.inBody("several-structures", "/structureName", row.structureName(), null);
            return null;
        }
        return there.isEmpty() ? made(row, violations) : there.get(0).id;
    }

    /** Somebody may have made it since it was read, or a row before. */
    private List<Structure> there(ImportRowRequest row) {
        List<Structure> ofSiret = row.siret() == null ? List.of() : structures.findBySiret(row.siret());
        return ofSiret.isEmpty() ? structures.findByName(row.structureName()) : ofSiret;
    }

    private UUID made(ImportRowRequest row, Violations violations) {
        Body<StructureRequest> body = bodies.of(
                new StructureRequest(row.structureName(), null, StructureKind.OTHER, row.siret(), null, null));
        if (body.violations().isEmpty()) {
            made++;
            return structures.created(new Structure(), body).id;
        }
        body.violations()
                .all()
                .forEach(found -> violations.inBody(found.code(), "/structureName", found.found(), found.expected()));
        return null;
    }

    int made() {
        return made;
    }
}
