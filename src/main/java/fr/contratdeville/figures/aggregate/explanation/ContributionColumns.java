package fr.contratdeville.figures.aggregate.explanation;

import fr.contratdeville.figures.aggregate.explanation.Contribution.ContributingDocument;
import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Wording;
import java.util.List;
import java.util.function.Function;

/** Of the sheet that has a row for each figure. */
final class ContributionColumns {

    private ContributionColumns() {}

    static List<TableColumn<Contribution>> of(Wording wording) {
        return List.of(
                TableColumn.text(
                        wording.text("action"),
                        TableColumn.WIDTH_OF_NAMES,
                        row -> row.action().title()),
                TableColumn.text(
                        wording.text("structure"),
                        TableColumn.WIDTH_OF_NAMES,
                        row -> row.structure().name()),
                TableColumn.count(wording.text("year"), row -> row.action().year()),
                TableColumn.text(
                        wording.text("status"),
                        TableColumn.WIDTH_OF_WORDS,
                        row -> wording.label(row.action().status())),
                TableColumn.text(
                        wording.text("indicator"),
                        TableColumn.WIDTH_OF_NAMES,
                        row -> row.indicator().label()),
                TableColumn.text(
                        wording.text("code"),
                        TableColumn.WIDTH_OF_CODES,
                        row -> row.indicator().code()),
                TableColumn.text(
                        wording.text("unit"),
                        TableColumn.WIDTH_OF_WORDS,
                        row -> row.indicator().unit()),
                TableColumn.text(wording.text("role"), TableColumn.WIDTH_OF_WORDS, row -> wording.label(row.role())),
                TableColumn.text(wording.text("kind"), TableColumn.WIDTH_OF_WORDS, row -> wording.label(row.kind())),
                TableColumn.number(wording.text("value"), Contribution::value),
                TableColumn.number(wording.text("lower"), Contribution::lower),
                TableColumn.number(wording.text("upper"), Contribution::upper),
                TableColumn.number(wording.text("point"), Contribution::point),
                TableColumn.number(wording.text("min"), Contribution::min),
                TableColumn.number(wording.text("max"), Contribution::max),
                TableColumn.number(wording.text("weight"), Contribution::weight),
                TableColumn.number(wording.text("contribution"), Contribution::contribution),
                TableColumn.truth(wording.text("disjoint"), Contribution::disjoint),
                TableColumn.text(
                        wording.text("bilan-state"),
                        TableColumn.WIDTH_OF_WORDS,
                        row -> row.bilan() == null
                                ? null
                                : wording.label("BilanState", row.bilan().state())),
                TableColumn.time(wording.text("freshness"), Contribution::updatedAt),
                TableColumn.text(
                        wording.text("figure-id"),
                        TableColumn.WIDTH_OF_IDS,
                        row -> row.id().toString()),
                TableColumn.text(
                        wording.text("action-id"),
                        TableColumn.WIDTH_OF_IDS,
                        row -> row.action().id() == null
                                ? null
                                : row.action().id().toString()),
                read(wording, "document", TableColumn.WIDTH_OF_NAMES, ContributingDocument::name),
                read(wording, "document-sha256", TableColumn.WIDTH_OF_CODES, ContributingDocument::sha256),
                place(wording, "page", ContributingDocument::page),
                read(wording, "sheet", TableColumn.WIDTH_OF_CODES, ContributingDocument::sheet),
                place(wording, "row", ContributingDocument::row),
                read(wording, "words", TableColumn.WIDTH_OF_NAMES, ContributingDocument::words));
    }

    private static TableColumn<Contribution> read(
            Wording wording, String key, int width, Function<ContributingDocument, String> value) {
        return TableColumn.text(wording.text(key), width, row -> of(row.document(), value));
    }

    private static TableColumn<Contribution> place(
            Wording wording, String key, Function<ContributingDocument, Integer> value) {
        return TableColumn.count(wording.text(key), row -> of(row.document(), value));
    }

    private static <V> V of(ContributingDocument document, Function<ContributingDocument, V> value) {
        return document == null ? null : value.apply(document);
    }
}
