package fr.contratdeville.annex.report.model;

import java.time.Instant;
import java.util.List;

/**
 * @param code the year and the number, joined
 * @param label null if it has none
 * @param sha256 in hexadecimal digits
 * @param erasures of names of people, in their order
 */
public record ReportedMillesime(
        String code, int number, String label, Instant frozenAt, String sha256, List<Erasure> erasures) {

    /**
     * @param sha256Before of the millésime until then
     * @param sha256 from then on
     */
    public record Erasure(Instant at, String sha256Before, String sha256) {}
}
