package fr.contratdeville.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCheckTest {

    @TempDir
    Path directory;

    private void log(String text) throws IOException {
        Files.writeString(directory.resolve("service-1.log"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln",
                "Bearer 0123456789abcdef0123456789",
                "jdbc:postgresql://db/x?user=a&password=geheim",
                "client_secret: exemple-a-changer",
                "refused: somebody@example.org",
                "the bilan of Jeanne failed",
                "{\"structureId\": \"01a205c7\"}",
                "L’atelier a eu lieu.",
                "Detail: Key (email)=(x) already exists.",
                "Detail: Failing row contains (1, 2).",
                "Batch entry 0 insert into structure (name) values (('x')) was aborted",
                "select * from structure where name = 'x'"
            })
    void what_is_forbidden_is_found_with_its_place(String line) throws IOException {
        log("a line\nINFO " + line + "\n");

        assertThat(LogCheck.in(directory)).isNotEmpty().allMatch(found -> found.startsWith("service-1.log:2 has "));
    }

    @Test
    void secrets_of_a_service_are_found_in_every_log() throws IOException {
        Files.writeString(directory.resolve("service-2" + LogCheck.SECRETS), "k3y+of(it\n");
        log("uses k3y+of(it now\n");

        assertThat(LogCheck.in(directory)).hasSize(1);
    }

    @Test
    void all_else_is_no_matter() throws IOException {
        log("""
                INFO  [fr.contratdeville.audit] audit=used permission=postBilan caller=01a205c7-2f5a-712a-a8ef-c54d8a41c872
                ERROR: duplicate key value violates unique constraint "structure_siret"
                select name from structure where id = ?
                \tat io.vertx.core.impl.ContextImpl@1f2e3d.run(ContextImpl.java:1)
                the password is in data/postgresql.password
                """);

        assertThat(LogCheck.in(directory)).isEmpty();
        assertThat(LogCheck.in(directory.resolve("nowhere"))).isEmpty();
    }
}
