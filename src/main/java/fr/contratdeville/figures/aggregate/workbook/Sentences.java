package fr.contratdeville.figures.aggregate.workbook;

import fr.contratdeville.figures.aggregate.answer.Warning;
import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Wording;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Warnings in words, beside what they are about. */
final class Sentences {

    private static final int WIDTH = 60;

    private Sentences() {}

    /** Of one line, or the rows with warnings would be so high that nobody compared the numbers. */
    static TableColumn<List<Warning>> column(Map<Warning, String> sentences, Wording wording) {
        return TableColumn.text(
                wording.text("sheet.warnings"),
                WIDTH,
                warnings -> warnings.isEmpty()
                        ? null
                        : warnings.stream().map(sentences::get).collect(Collectors.joining(" ")));
    }
}
