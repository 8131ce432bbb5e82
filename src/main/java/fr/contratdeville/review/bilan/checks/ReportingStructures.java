package fr.contratdeville.review.bilan.checks;

import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.bilan.BilanRequest;
import fr.contratdeville.territory.structure.Structure;
import fr.contratdeville.territory.structure.Structures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the structures that submissions are from, each name of one looked up once. */
final class ReportingStructures {

    private final Structures structures;
    private final Map<String, List<Structure>> bySiret = new HashMap<>();
    private final Map<String, List<Structure>> byRna = new HashMap<>();

    ReportingStructures(Structures structures) {
        this.structures = structures;
    }

    /** Leaves the structure null, with a violation, if it is not named, not known, or named in two ways that disagree. */
    void find(Submission submission) {
        BilanRequest request = submission.request;
        Violations violations = submission.violations;
        List<Structure> named = new ArrayList<>();
        if (request.structureId() != null) {
            named.add(structures.referredTo(request.structureId(), "/structureId", violations));
        }
        if (request.siret() != null && !violations.concern("/siret")) {
            List<Structure> found = bySiret.computeIfAbsent(request.siret(), structures::findBySiret);
            named.add(theOnly(found, "/siret", request.siret(), violations));
        }
        if (request.rna() != null && !violations.concern("/rna")) {
            List<Structure> found = byRna.computeIfAbsent(request.rna(), structures::findByRna);
            // An RNA number beside another name may be shared: it only has to fit.
            named.add(found.contains(first(named)) ? first(named) : theOnly(found, "/rna", request.rna(), violations));
        }
        if (named.isEmpty() && !violations.concern("/structureId")) {
            boolean unreadable = violations.concern("/siret") || violations.concern("/rna");
            if (!unreadable) {
                violations.inBody("required", "/structureId");
            }
        } else if (named.stream().distinct().count() > 1 && !named.contains(null)) {
            violations.inBody("structures-differ", "/structureId", named.get(0).id, named.get(1).id);
        } else {
            submission.structure = first(named);
        }
    }

    private static Structure first(List<Structure> named) {
        return named.isEmpty() ? null : named.get(0);
    }

    private static Structure theOnly(List<Structure> found, String pointer, String name, Violations violations) {
        if (found.isEmpty()) {
            violations.inBody("unknown-reference", pointer, name, null);
        } else if (found.size() > 1) {
            violations.inBody("several-structures", pointer, name, null);
        }
        return found.size() == 1 ? found.get(0) : null;
    }
}
