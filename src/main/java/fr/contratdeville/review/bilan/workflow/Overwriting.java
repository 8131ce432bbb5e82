package fr.contratdeville.review.bilan.workflow;

import fr.contratdeville.platform.checksum.Sha256;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.bilan.BilanContent;
import fr.contratdeville.review.bilan.BilanFigure;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a validation would overwrite although the agglomeration has written it itself: whatever is published that is neither
 * what the bilan says nor what its last validation wrote. Before the first one, nothing was written, and the action was
 * planned.
 *
 * <p>Who validates nevertheless names what would be overwritten, by a digest of it: a mere yes would also be one to what
 * somebody has corrected since the answer was given.
 */
final class Overwriting {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String NONE = "—";

    /** What is published where the bilan says something else; null if it is that there is nothing. */
    @Schema(
            name = "Overwritten",
            description = "What is published where a bilan says something else, and would be overwritten by it.")
    record Overwritten(
            @Schema(
                    required = true,
                    description = "Where the bilan says something else (JSON pointer, RFC 6901).",
                    maxLength = 65536,
                    examples = "/figures/0")
            String pointer,

            @Schema(
                    description = "What is published, as it is read; null if it is that there is nothing.",
                    examples = "{\"status\": \"postponed\", \"postponedToYear\": 2024}")
            Object published) {}

    private final BilanContent content;
    private final Violations violations = new Violations();
    private final List<Overwritten> overwritten = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();

    Overwriting(BilanContent content) {
        this.content = content;
    }

    static Optional<String> readDigest(String parameter) {
        return Optional.of(parameter).filter(text -> DIGEST.matcher(text).matches());
    }

    void outcome(Told published) {
        Told said = Told.by(content);
        add(
                said.status() == published.status() ? "/postponedToYear" : "/outcome",
                said,
                published,
                published,
                published);
    }

    /** @param published null if there is none */
    void figure(Standing standing, IndicatorValueResponse published) {
        BilanFigure said = standing.place() == null ? null : content.figures().get(standing.place());
        add(
                standing.pointer(),
                said == null ? NONE : inShort(said.kind().code(), said.value(), said.lower(), said.upper()),
                published == null
                        ? NONE
                        : inShort(published.kind().code(), published.value(), published.lower(), published.upper()),
                published,
                standing.indicatorId() + " " + standing.published());
    }

    private void add(String pointer, Object said, Object publishedInShort, Object published, Object identity) {
        violations.inBody("published-otherwise", pointer, said.toString(), publishedInShort.toString());
        overwritten.add(new Overwritten(pointer, published));
        written.append(pointer).append(' ').append(identity).append('\n');
    }

    private static String inShort(String kind, BigDecimal value, BigDecimal lower, BigDecimal upper) {
        if (lower != null) {
            return lower.toPlainString() + "–" + upper.toPlainString();
        }
        return value == null ? kind : value.toPlainString();
    }

    /**
     * @param confirmed the digest of what may be overwritten; null if nothing may
     * @throws ProblemException 409 with all of it, and its digest, unless it is what may be overwritten
     */
    void refuseUnless(String confirmed) {
        String digest = Sha256.hexOf(written.toString());
        if (!violations.isEmpty() && !digest.equals(confirmed)) {
            throw violations
                    .as(ProblemType.WOULD_OVERWRITE)
                    .with("overwrites", overwritten)
                    .with("overwrite", digest);
        }
    }
}
