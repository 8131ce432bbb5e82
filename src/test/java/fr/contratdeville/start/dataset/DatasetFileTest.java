package fr.contratdeville.start.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.contratdeville.testing.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file against the schema that stands beside it. */
class DatasetFileTest {

    private Schema schema;

    @BeforeEach
    void readSchema() throws IOException {
        try (InputStream stream = Dataset.class.getResourceAsStream("/dataset/bilan.schema.json")) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(stream);
        }
    }

    @Test
    void the_bilan_fits_its_schema() {
        assertThat(violations(Bilan2023.content())).isEmpty();
    }

    @Test
    void what_is_not_of_the_source_says_so() {
        assertThat(Bilan2023.content().at("/pillarAssignment/assignedBy").asText())
                .isEqualTo("project");
        assertThat(Bilan2023.content().at("/epciIdentification/assignedBy").asText())
                .isEqualTo("project");
        assertThat(Bilan2023.content().at("/epciIdentification/note").asText()).contains("epci.json");
    }

    @Test
    void a_member_the_schema_does_not_know_does_not_fit() {
        ObjectNode content = Bilan2023.content();
        ((ObjectNode) content.at("/structures/0/actions/0")).put("surprise", 1);

        assertThat(violations(content)).isNotEmpty();
    }

    @Test
    void a_missing_member_does_not_fit() {
        ObjectNode content = Bilan2023.content();
        ((ObjectNode) content.at("/structures/0/actions/0")).remove("title");

        assertThat(violations(content)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'overlaps': [{'structure': 'CCAS', 'action': 'PRE'}]}",
                "{'overlaps': [{'structure': 'CCAS', 'action': 'PRE', 'share': 'none'}]}",
                "{'overlaps': [{'structure': 'CCAS', 'action': 'PRE', 'share': 0}]}",
                "{'overlaps': []}",
                "{'overlaps': [{'structure': 'CCAS', 'action': 'PRE', 'share': 1}], 'disjoint': true}",
                "{'disjoint': 'yes'}"
            })
    void a_declaration_that_cannot_be_loaded_does_not_fit(String members) {
        ObjectNode content = Bilan2023.content();
        ObjectNode figure = (ObjectNode) content.at("/structures/0/actions/0/figures/0");
        figure.setAll((ObjectNode) Json.of(members.replace('\'', '"')));

        assertThat(violations(content)).isNotEmpty();
    }

    @Test
    void a_figure_with_the_members_of_another_kind_does_not_fit() {
        ObjectNode content = Bilan2023.content();
        JsonNode figure = content.at("/structures/0/actions/0/figures/0");
        ((ObjectNode) figure).put("kind", "range");

        assertThat(violations(content)).isNotEmpty();
    }

    /** As text: the validator reads JSON with a Jackson of its own. */
    private List<Error> violations(JsonNode content) {
        return schema.validate(content.toString(), InputFormat.JSON);
    }
}
