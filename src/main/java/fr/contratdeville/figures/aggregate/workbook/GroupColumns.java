package fr.contratdeville.figures.aggregate.workbook;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Group;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Row;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Wording;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What tells groups apart, at the left of each sheet that has any. */
final class GroupColumns {

    private GroupColumns() {}

    static List<TableColumn<Row>> of(List<Grouping> groupings, Wording wording) {
        return groupings.stream()
                .flatMap(grouping -> of(grouping, wording))
                .map(column -> column.<Row>within(Row::group))
                .toList();
    }

    private static Stream<TableColumn<Group>> of(Grouping grouping, Wording wording) {
        return switch (grouping) {
            case STRUCTURE -> name("structure", group -> group.structure().name(), wording);
            case PILLAR -> name("pillar", group -> group.pillar().label(), wording);
            case PILLAR_CODE ->
                Stream.concat(
                        name("pillar-code", group -> group.pillarCode().code(), wording),
                        name(
                                "pillar-labels",
                                group -> String.join(" ; ", group.pillarCode().labels()),
                                wording));
            case YEAR -> Stream.of(TableColumn.count(wording.text("year"), Group::year));
            case STATUS -> name("status", group -> wording.label(group.status()), wording);
        };
    }

    private static Stream<TableColumn<Group>> name(String key, Function<Group, String> value, Wording wording) {
        return Stream.of(TableColumn.text(wording.text(key), TableColumn.WIDTH_OF_NAMES, value));
    }
}
