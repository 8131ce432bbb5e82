package fr.contratdeville.annex.imports.extraction;

import fr.contratdeville.review.indicatorvalue.ValueKind;
import java.math.BigDecimal;
import java.util.List;

/**
 * What may be a figure.
 *
 * @param words that it was read from, as they stand in the text
 * @param counted what is counted, in the text's words
 * @param indicator the code of a known one, or null
 * @param sure whether it may be written without anybody having looked at it
 */
public record CandidateFigure(
        String words,
        String counted,
        String indicator,
        ValueKind kind,
        BigDecimal value,
        BigDecimal lower,
        BigDecimal upper,
        List<CandidatePart> parts,
        boolean sure) {}
