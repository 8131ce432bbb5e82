package fr.contratdeville.figures.aggregate.workbook;

import fr.contratdeville.figures.aggregate.answer.Warning;
import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** Warnings in words, beside what they are about. */
final class Sentences {

    private static final int WIDTH = 60;

    private Sentences() {}

    /** Of one line, or the rows with warnings would be so high that nobody compared the numbers. */
    static TableColumn<List<Warning>> column(Wording wording) {
        return TableColumn.text(
                wording.text("sheet.warnings"),
                WIDTH,
                warnings -> warnings.isEmpty()
                        ? null
                        : warnings.stream()
                                .map(warning -> Findings.text("warning." + warning.code(), wording.acceptLanguage()))
                                .collect(Collectors.joining(" ")));
    }
}
