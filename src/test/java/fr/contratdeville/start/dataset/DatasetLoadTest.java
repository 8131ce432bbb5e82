package fr.contratdeville.start.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatasetLoadTest extends ApiTest {

    private static final List<String> TABLES = List.of(
            "city_contract",
            "pillar",
            "neighbourhood",
            "structure",
            "indicator",
            "dimension",
            "action",
            "indicator_value");

    @Inject
    DatasetLoader loader;

    private static Dataset bilan() throws IOException {
        return Dataset.read(Bilan2023.RESOURCE);
    }

    /** Every row of every table with its version and the time of its last change. */
    private List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : TABLES) {
            rows.addAll(query(
                    "select concat_ws(' ', '%s', id, version, updated_at) from %1$s order by id".formatted(table)));
        }
        rows.addAll(query("select concat_ws(' ', id, xmin) from breakdown_part order by id"));
        return rows;
    }

    @Test
    void loading_says_how_much_there_was_to_write() throws IOException {
        DatasetLoader.Count count = loader.load(bilan());

        assertThat(count.actions()).isEqualTo(39);
        assertThat(count.figures())
                .isEqualTo(Bilan2023.actions().stream()
                        .mapToInt(action -> action.figures().size())
                        .sum());
    }

    @Test
    void the_children_of_the_club_are_all_from_the_pre() throws IOException, SQLException {
        loader.load(bilan());

        assertThat(query("""
                select concat_ws(' | ', a.title, i.code, o.share, s.name, other.title)
                from indicator_value_overlap o
                join indicator_value v on v.id = o.indicator_value_id
                join indicator i on i.id = v.indicator_id
                join action a on a.id = o.action_id
                join action other on other.id = o.other_action_id
                join structure s on s.id = other.structure_id
                """)).containsExactly("Sensibilisation nature : club Nature | enfants | all | CCAS | PRE");
    }

    @Test
    void an_action_that_comes_later_in_the_file_can_be_named() throws SQLException {
        ObjectNode content = Bilan2023.content();
        ArrayNode structures = (ArrayNode) content.get("structures");
        structures.add(structures.remove(ccas(structures)));

        loader.load(new Dataset(content));

        assertThat(query("select share from indicator_value_overlap")).containsExactly("all");
    }

    private static int ccas(ArrayNode structures) {
        return IntStream.range(0, structures.size())
                .filter(place -> structures.get(place).get("name").asText().equals("CCAS"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_data_set_that_names_an_unknown_action_is_refused_whole() throws IOException, SQLException {
        String renamed = Bilan2023.content().toString().replace("\"action\":\"PRE\"", "\"action\":\"Licornes\"");

        assertThatThrownBy(() -> loader.load(new Dataset(Json.of(renamed)))).hasMessageContaining("CCAS : Licornes");
        assertThat(rows()).isEmpty();
    }

    @Test
    void the_history_says_that_the_service_wrote_it() throws IOException, SQLException {
        loader.load(bilan());

        assertThat(query("""
                select distinct caller_id || ' ' || caller_role
                from recorded_change join action on action.id = action_id
                """)).containsExactly("service service");
    }

    @Test
    void loading_again_changes_nothing() throws IOException, SQLException {
        loader.load(bilan());
        List<String> before = rows();

        assertThat(loader.load(bilan())).isEqualTo(new DatasetLoader.Count(0, 0));
        assertThat(before).hasSizeGreaterThan(100);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void loading_again_brings_back_only_what_is_missing() throws IOException, SQLException {
        loader.load(bilan());
        execute("delete from indicator_value where indicator_id = (select id from indicator where code = 'stands')");

        assertThat(loader.load(bilan()).actions()).isZero();
        assertThat(query("select count(*) from indicator_value")).containsExactly("45");
    }

    @Test
    void a_contract_that_is_there_already_keeps_what_it_says() throws IOException, SQLException {
        loader.load(bilan());
        execute("update city_contract set epci_siren = null");

        loader.load(bilan());
        assertThat(query("select epci_siren from city_contract")).containsExactly((String) null);
    }

    @Test
    void loading_once_happens_once() throws IOException, SQLException {
        assertThat(loader.loadOnce(bilan())).isPresent();
        List<String> before = rows();

        assertThat(loader.loadOnce(bilan())).isEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void what_was_deleted_does_not_come_back_at_the_next_start() throws IOException {
        loader.loadOnce(bilan());
        String path = "/api/v1/actions/"
                + given().queryParam("q", "Conseil de jeunes")
                        .get("/api/v1/actions")
                        .path("items[0].id");
        deleteFiguresOf(path);
        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);

        assertThat(loader.loadOnce(bilan())).isEmpty();
        given().get(path).then().statusCode(404);
        given().get("/api/v1/actions?limit=200").then().body("items", hasSize(38));
    }

    private static void deleteFiguresOf(String action) {
        for (String id : Json.texts(Json.get(action + "/indicator-values").get("items"), "id")) {
            String path = action + "/indicator-values/" + id;
            given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
        }
    }

    @Test
    void a_data_set_with_an_unknown_member_is_refused_whole() throws SQLException {
        ObjectNode content = Bilan2023.content();
        ObjectNode last = (ObjectNode) content.at("/structures/14/actions/0");
        last.put("surprise", 1);

        assertThatThrownBy(() -> loader.loadOnce(new Dataset(content))).isInstanceOf(ProblemException.class);
        assertThat(rows()).isEmpty();
        assertThat(query("select code from dataset_load")).isEmpty();
    }

    @Test
    void a_data_set_with_parts_that_do_not_add_up_is_refused_whole() throws SQLException {
        ObjectNode content = Bilan2023.content();
        ((ObjectNode) content.at("/structures/0/actions/0/figures/0")).put("value", 135);

        assertThatThrownBy(() -> loader.loadOnce(new Dataset(content))).isInstanceOf(ProblemException.class);
        assertThat(rows()).isEmpty();
        assertThat(query("select code from dataset_load")).isEmpty();
    }

    @Test
    void a_data_set_with_half_a_family_is_refused_whole() throws SQLException {
        ObjectNode content = Bilan2023.content();
        ArrayNode figures = (ArrayNode) content.at("/structures/14/actions/0/figures");
        figures.addObject().put("indicator", "familles").put("kind", "exact").put("value", 12.5);

        assertThatThrownBy(() -> loader.loadOnce(new Dataset(content))).isInstanceOf(ProblemException.class);
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_data_set_that_names_an_unknown_indicator_is_refused_whole() throws SQLException {
        ObjectNode content = Bilan2023.content();
        ArrayNode figures = (ArrayNode) content.at("/structures/14/actions/0/figures");
        figures.addObject().put("indicator", "licornes").put("kind", "exact").put("value", 1);

        assertThatThrownBy(() -> loader.load(new Dataset(content))).hasMessageContaining("licornes");
        assertThat(rows()).isEmpty();
        given().get("/api/v1/actions").then().body("items", empty());
    }
}
