package fr.contratdeville.warehouse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Datasets and their columns are named and described as those who read them expect. */
@QuarkusTest
class DatasetDefinitionsTest {

    @Inject
    @All
    List<ExportedDataset> declared;

    @Inject
    Datasets datasets;

    private Stream<Column> columns() {
        return declared.stream().flatMap(dataset -> dataset.columns().stream());
    }

    @Test
    void all_of_them_are_found_by_their_names_and_in_their_order() {
        assertThat(datasets.all()).hasSize(16).containsExactlyInAnyOrderElementsOf(declared);
        assertThat(datasets.all()).extracting(ExportedDataset::name).isSorted();
        assertThat(declared).allSatisfy(dataset -> {
            assertThat(dataset.name()).matches("[a-z]+(-[a-z]+)*");
            assertThat(datasets.find(dataset.name())).containsSame(dataset);
        });
        assertThat(datasets.find("subsidies")).isEmpty();
    }

    @Test
    void columns_have_names_of_their_own_and_begin_with_the_id() {
        assertThat(declared).allSatisfy(dataset -> {
            List<String> names = dataset.columns().stream().map(Column::name).toList();

            assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+[a-z0-9]*(_[a-z]+)*"));
            assertThat(names.get(0)).isEqualTo("id");
            assertThat(dataset.columns().get(0).required()).isTrue();
            assertThat(dataset.tables()).isNotEmpty();
        });
    }

    @Test
    void every_text_is_there_in_both_languages() {
        Stream<Bilingual> texts = Stream.concat(
                declared.stream().map(ExportedDataset::description), columns().map(Column::description));

        assertThat(texts).allSatisfy(text -> {
            assertThat(text.french()).isNotBlank();
            assertThat(text.english()).isNotBlank();
        });
    }

    @Test
    void every_code_is_explained_in_both_languages() {
        assertThat(columns().filter(column -> !column.codes().isEmpty()))
                .hasSizeGreaterThan(8)
                .allSatisfy(column -> assertThat(column.codes()).allSatisfy(code -> {
                    assertThat(column.description().french()).contains("`" + code + "` (");
                    assertThat(column.description().english()).contains("`" + code + "`");
                }));
    }

    @Test
    void every_id_of_another_row_says_of_which_dataset() {
        assertThat(columns()
                        .filter(column -> column.type() == ColumnType.UUID
                                && !column.name().equals("id")))
                .hasSizeGreaterThan(30)
                .allSatisfy(column -> assertThat(datasets.find(column.dataset()))
                        .as(column.name())
                        .isPresent());
    }

    @Test
    void no_column_is_for_what_only_the_agglomeration_may_see() {
        assertThat(columns().map(Column::name)).noneMatch(name -> name.contains("email"));
        assertThat(declared.stream().flatMap(dataset -> dataset.tables().stream()))
                .noneMatch(rows -> rows.select().contains("contact_email"));
    }
}
