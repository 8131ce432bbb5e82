package fr.contratdeville.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The file against the schema that stands beside it. */
class DatasetFileTest {

    private JsonSchema schema;

    @BeforeEach
    void readSchema() throws IOException {
        try (InputStream stream = Dataset.class.getResourceAsStream("/dataset/bilan.schema.json")) {
            schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(stream);
        }
    }

    @Test
    void the_bilan_fits_its_schema() {
        assertThat(schema.validate(Bilan2023.content())).isEmpty();
    }

    @Test
    void a_member_the_schema_does_not_know_does_not_fit() {
        ObjectNode content = Bilan2023.content();
        ((ObjectNode) content.at("/structures/0/actions/0")).put("surprise", 1);

        assertThat(schema.validate(content)).isNotEmpty();
    }

    @Test
    void a_missing_member_does_not_fit() {
        ObjectNode content = Bilan2023.content();
        ((ObjectNode) content.at("/structures/0/actions/0")).remove("title");

        assertThat(schema.validate(content)).isNotEmpty();
    }

    @Test
    void a_figure_with_the_members_of_another_kind_does_not_fit() {
        ObjectNode content = Bilan2023.content();
        JsonNode figure = content.at("/structures/0/actions/0/figures/0");
        ((ObjectNode) figure).put("kind", "range");

        assertThat(schema.validate(content)).isNotEmpty();
    }
}
