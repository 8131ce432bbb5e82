package fr.contratdeville.review.bilan.checks;

import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.bilan.BilanRequest;
import fr.contratdeville.territory.structure.Structure;
import fr.contratdeville.territory.structure.Structures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds the structures that submissions are from, each name of one looked up once. One that has been taken over is found by its
 * old name, too: software that nobody has told goes on sending it.
 */
final class ReportingStructures {

    private final Structures structures;
    private final Map<String, List<Structure>> bySiret = new HashMap<>();
    private final Map<String, List<Structure>> byRna = new HashMap<>();

    private ReportingStructures(Structures structures) {
        this.structures = structures;
    }

    static void find(List<Submission> submissions, Structures structures) {
        ReportingStructures reporting = new ReportingStructures(structures);
        submissions.forEach(reporting::find);
        List<Submission> known = submissions.stream()
                .filter(submission -> submission.named != null)
                .toList();
        Map<UUID, Set<UUID>> lines = structures.lines(
                known.stream().map(submission -> submission.named.id).distinct().toList());
        known.forEach(submission -> submission.line =
                // One that has been deleted since it was found has no line; nothing can be written for it any more.
                inOrder(submission, lines.getOrDefault(submission.named.id, Set.of())));
    }

    /** Leaves the structure null, with a violation, if it is not named, not known, or named in two ways that disagree. */
    private void find(Submission submission) {
        BilanRequest request = submission.request;
        Violations violations = submission.violations;
        Integer year = request.year();
        List<Structure> named = new ArrayList<>();
        if (request.structureId() != null) {
            named.add(structures.referredTo(request.structureId(), "/structureId", violations));
        }
        if (request.siret() != null && !violations.concern("/siret")) {
            List<Structure> found = bySiret.computeIfAbsent(request.siret(), structures::findBySiret);
            named.add(theOnly(found, year, "/siret", request.siret(), violations));
        }
        if (request.rna() != null && !violations.concern("/rna")) {
            List<Structure> found = byRna.computeIfAbsent(request.rna(), structures::findByRna);
            // An RNA number beside another name may be shared: it only has to fit.
            named.add(
                    found.contains(first(named))
                            ? first(named)
                            : theOnly(found, year, "/rna", request.rna(), violations));
        }
        List<Structure> meant = named.stream()
                .filter(Objects::nonNull)
                .map(structure -> in(year, structure))
                .distinct()
                .toList();
        if (named.isEmpty() && !violations.concern("/structureId")) {
            boolean unreadable = violations.concern("/siret") || violations.concern("/rna");
            if (!unreadable) {
                violations.inBody("required", "/structureId");
            }
        } else if (meant.size() > 1 && !named.contains(null)) {
            violations.inBody("structures-differ", "/structureId", named.get(0).id, named.get(1).id);
        } else if (first(named) != null) {
            submission.named = first(named);
            submission.structure = in(year, submission.named);
        }
    }

    /** @param year null if it could not be read */
    private static Structure in(Integer year, Structure structure) {
        return year == null ? structure : structure.in(year);
    }

    private static Structure first(List<Structure> named) {
        return named.isEmpty() ? null : named.get(0);
    }

    /** Of several that have become one, that one is the only. */
    private static Structure theOnly(
            List<Structure> found, Integer year, String pointer, String name, Violations violations) {
        List<Structure> meant =
                found.stream().map(structure -> in(year, structure)).distinct().toList();
        if (found.isEmpty()) {
            violations.inBody("unknown-reference", pointer, name, null);
        } else if (meant.size() > 1) {
            violations.inBody("several-structures", pointer, name, null);
        }
        return found.size() == 1 ? found.get(0) : meant.size() == 1 ? meant.get(0) : null;
    }

    /** The named one first, then who goes on with it in that year: what both have is the named one's. */
    private static List<UUID> inOrder(Submission submission, Set<UUID> line) {
        return Stream.concat(
                        Stream.of(submission.named.id, submission.structure.id),
                        line.stream().sorted())
                .distinct()
                .toList();
    }
}
