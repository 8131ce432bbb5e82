package fr.contratdeville.annex.imports.reading;

import fr.contratdeville.annex.imports.draft.ImportFigureRequest;
import fr.contratdeville.annex.imports.draft.ImportRowRequest;
import fr.contratdeville.annex.imports.draft.KeptDoubt;
import fr.contratdeville.annex.imports.draft.RowContent;
import fr.contratdeville.annex.imports.extraction.CandidateFigure;
import fr.contratdeville.annex.imports.extraction.CandidatePart;
import fr.contratdeville.annex.imports.extraction.ExtractedAction;
import fr.contratdeville.annex.imports.matching.Matching;
import fr.contratdeville.annex.imports.matching.StructureMatch;
import fr.contratdeville.platform.body.Text;
import fr.contratdeville.review.indicatorvalue.Coverage;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.BreakdownRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.PartRequest;
import fr.contratdeville.review.indicatorvalue.ValueKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a row of a draft says first, of what was read in the document and what the database knows. */
final class DraftedRow {

    private static final int SHOWN = 100;
    private static final int MOST_OF_A_QUOTATION = 2000;

    private final Known known;

    DraftedRow(Known known) {
        this.known = known;
    }

    RowContent of(ExtractedAction read) {
        List<KeptDoubt> doubts = new ArrayList<>(read.doubts().stream()
                .map(doubt -> new KeptDoubt(doubt.code().code(), quoted(doubt.found())))
                .toList());
        String structure = shortened(read.structure(), ImportRowRequest.MOST_OF_A_NAME, doubts);
        Matching matching = Matching.of(structure, read.siret(), known.structures());
        StructureMatch taken = matching.taken();
        List<ImportFigureRequest> figures =
                read.figures().stream().map(this::figure).toList();
        ImportRowRequest says = new ImportRowRequest(
                shortened(read.title(), ImportRowRequest.MOST_OF_A_NAME, doubts),
                taken == null ? null : taken.structureId(),
                structure,
                read.siret(),
                taken == null && structure != null && !matching.hasAlike(),
                known.pillar(read.pillar()),
                shortened(read.description(), ImportRowRequest.MOST_OF_A_DESCRIPTION, doubts),
                read.status(),
                read.postponedTo(),
                figures,
                false);
        return new RowContent(
                read.place().page(),
                read.place().sheet(),
                read.place().row(),
                quoted(read.structure()),
                quoted(read.pillar()),
                quoted(read.statusWords()),
                Stream.concat(
                                figures.stream().map(ImportFigureRequest::words),
                                read.figures().stream()
                                        .flatMap(figure ->
                                                figure.parts().stream().map(CandidatePart::words)))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                matching.offered(),
                says,
                doubts);
    }

    /** As every text that is sent: what was read is corrected in the same form. */
    private static String kept(String text) {
        return text == null ? null : Text.normalised(text);
    }

    /** As it stands in the document, as far as it is shown. */
    static String quoted(String text) {
        String kept = kept(text);
        return kept == null || kept.length() <= MOST_OF_A_QUOTATION
                ? kept
                : Text.normalised(kept.substring(0, kept.offsetByCodePoints(0, MOST_OF_A_QUOTATION / 2)));
    }

    /** What says more than is taken anywhere says its beginning: to refuse it would keep its row from being corrected. */
    private static String shortened(String text, int most, List<KeptDoubt> doubts) {
        String kept = kept(text);
        if (kept == null || Text.length(kept) <= most) {
            return kept;
        }
        doubts.add(new KeptDoubt("text-shortened", kept.substring(0, kept.offsetByCodePoints(0, SHOWN)) + "…"));
        return Text.normalised(kept.substring(0, kept.offsetByCodePoints(0, most)));
    }

    private ImportFigureRequest figure(CandidateFigure read) {
        String indicator = known.hasIndicator(read.indicator()) ? read.indicator() : null;
        return new ImportFigureRequest(
                quoted(read.words()),
                read.counted(),
                indicator,
                read.kind(),
                read.value(),
                read.lower(),
                read.upper(),
                breakdowns(read),
                indicator != null && read.sure());
    }

    private List<BreakdownRequest> breakdowns(CandidateFigure read) {
        Map<List<String>, List<CandidatePart>> sets = read.parts().stream()
                .collect(Collectors.groupingBy(
                        part -> List.of(part.dimension(), part.categorySet()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return sets.entrySet().stream()
                .map(set -> breakdown(set.getKey().get(0), set.getKey().get(1), set.getValue(), read))
                .toList();
    }

    /** Parts of an exact figure that add up to it are all of it; whatever else they do, they are some of it. */
    private BreakdownRequest breakdown(
            String dimension, String categorySet, List<CandidatePart> parts, CandidateFigure read) {
        BigDecimal sum = parts.stream().map(CandidatePart::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean whole = read.kind() == ValueKind.EXACT && sum.compareTo(read.value()) == 0;
        return new BreakdownRequest(
                dimension,
                categorySet,
                known.versionOf(dimension, categorySet),
                whole ? Coverage.WHOLE : Coverage.PARTIAL,
                parts.stream()
                        .map(part -> new PartRequest(part.category(), part.value()))
                        .toList());
    }
}
