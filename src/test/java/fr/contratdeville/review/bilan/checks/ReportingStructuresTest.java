package fr.contratdeville.review.bilan.checks;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.territory.structure.Structures;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.OtherTransaction;
import fr.contratdeville.testing.Stored;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportingStructuresTest extends BilanApiTest {

    @Inject
    Structures structures;

    @Inject
    Submissions submissions;

    private static void deleteElsewhere(String id) {
        try (OtherTransaction elsewhere = new OtherTransaction()) {
            elsewhere.execute("delete from structure where id = '%s'".formatted(id));
            elsewhere.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void one_that_is_deleted_while_its_bilan_is_read_stands_alone() {
        String gone = Stored.structure("De passage");
        List<UUID> line = QuarkusTransaction.requiringNew().call(() -> {
            structures.get(UUID.fromString(gone));
            deleteElsewhere(gone);
            Submission submission = submissions.read(Json.of("{\"structureId\": \"%s\"}".formatted(gone)), "");
            ReportingStructures.find(List.of(submission), structures);
            return submission.line;
        });
        assertThat(line).containsExactly(UUID.fromString(gone));
    }
}
