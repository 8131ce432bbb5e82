package fr.contratdeville.annex.report.office;

import fr.contratdeville.annex.report.model.ReportWording;
import fr.contratdeville.annex.report.model.ReportedAction;
import fr.contratdeville.annex.report.model.StatedFigures;
import fr.contratdeville.platform.workbook.TableColumn;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A column of the annex's table, where it has all of them: imports know it by its head.
 *
 * @param width about how many characters of it are shown
 * @param value of an action; null if there is none
 */
record AnnexColumn(String head, int width, Function<ReportedAction, String> value) {

    private static final int WIDTH_OF_TEXTS = 80;
    private static final int WIDTH_OF_WORDS = 22;

    /** More than fits a line is shown in several. */
    boolean isLong() {
        return width >= TableColumn.WIDTH_OF_NAMES;
    }

    /** @param siret how one is written */
    static List<AnnexColumn> of(ReportWording wording, UnaryOperator<String> siret) {
        StatedFigures figures = new StatedFigures(wording);
        return Stream.of(
                        new AnnexColumn("pillar", TableColumn.WIDTH_OF_NAMES, ReportedAction::pillar),
                        new AnnexColumn("action", TableColumn.WIDTH_OF_NAMES, ReportedAction::title),
                        new AnnexColumn("structure", TableColumn.WIDTH_OF_NAMES, ReportedAction::structure),
                        new AnnexColumn("siret", WIDTH_OF_WORDS, action -> siret.apply(action.siret())),
                        new AnnexColumn(
                                "neighbourhoods", WIDTH_OF_WORDS, action -> String.join(", ", action.neighbourhoods())),
                        new AnnexColumn("description", WIDTH_OF_TEXTS, ReportedAction::description),
                        new AnnexColumn("outcome", WIDTH_OF_WORDS, wording::outcome),
                        new AnnexColumn("figures", WIDTH_OF_TEXTS, action -> String.join("\n", figures.lines(action))))
                .map(column -> new AnnexColumn(wording.text(column.head()), column.width(), column.value()))
                .toList();
    }
}
