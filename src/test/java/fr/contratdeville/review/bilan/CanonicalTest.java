package fr.contratdeville.review.bilan;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.platform.checksum.Sha256;
import fr.contratdeville.review.bilan.BilanFigure.DeclaredOverlap;
import fr.contratdeville.review.indicatorvalue.OverlapShare;
import fr.contratdeville.review.indicatorvalue.OverlapShare.Extent;
import fr.contratdeville.review.indicatorvalue.ValueKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Receipts have been given for these digests: the text that they are of never changes. */
class CanonicalTest {

    private static final UUID ONE = UUID.fromString("01a205c7-2a25-7227-ae06-463d9a523923");
    private static final UUID OTHER = UUID.fromString("01a205c7-2da6-7459-9d77-d2c514c8c915");

    private static String sha256(List<DeclaredOverlap> overlaps, Boolean disjoint) {
        BilanFigure figure = new BilanFigure(
                ONE,
                "enfants",
                ValueKind.EXACT,
                BigDecimal.valueOf(134),
                null,
                null,
                null,
                List.of(),
                overlaps,
                disjoint,
                null);
        return Canonical.sha256(
                new BilanContent(OTHER, 2023, ONE, null, null, Outcome.COMPLETED, null, null, List.of(figure), null));
    }

    private static String sha256(String declared) {
        return Sha256.hexOf("""
                {"actionId":"%1$s","figures":[{"breakdowns":[],%3$s"value":134}],\
                "outcome":"completed","structureId":"%2$s","year":2023}""".formatted(ONE, OTHER, declared));
    }

    @Test
    void a_content_that_declares_nothing_is_written_as_before_there_was_anything_to_declare() {
        String expected = sha256("\"indicator\":\"enfants\",\"indicatorId\":\"%s\",\"kind\":\"exact\",".formatted(ONE));

        assertThat(sha256(null, null)).isEqualTo(expected);
        assertThat(sha256(List.of(), false)).isEqualTo(expected);
    }

    @Test
    void what_is_declared_is_written_in_its_place() {
        List<DeclaredOverlap> overlaps = List.of(
                new DeclaredOverlap(OTHER, new OverlapShare(Extent.ALL, null)),
                new DeclaredOverlap(ONE, new OverlapShare(null, new BigDecimal("12.5"))));

        assertThat(sha256(overlaps, true)).isEqualTo(sha256("""
                "disjoint":true,"indicator":"enfants","indicatorId":"%1$s","kind":"exact",\
                "overlaps":[{"actionId":"%2$s","share":"all"},{"actionId":"%1$s","share":12.5}],""".formatted(ONE, OTHER)));
    }
}
