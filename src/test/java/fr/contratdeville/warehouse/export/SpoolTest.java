package fr.contratdeville.warehouse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class SpoolTest {

    private static final byte[] SOME = new byte[200_000];

    static {
        new Random(1).nextBytes(SOME);
    }

    @TempDir
    Path directory;

    @Test
    void what_is_written_is_sent_whole_while_it_is_written() throws Throwable {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Spool spool = Spool.in(directory)) {
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                try (OutputStream out = spool.output()) {
                    for (int i = 0; i < SOME.length; i += 1000) {
                        out.write(SOME, i, 1000);
                    }
                    spool.complete();
                } catch (IOException failure) {
                    spool.fail(failure);
                }
            });
            spool.awaitStart();
            spool.sendTo(received);
            writer.get(1, TimeUnit.SECONDS);
        }
        assertThat(received.toByteArray()).isEqualTo(SOME);
    }

    /** From memory to the file and back, more than once, with a client that stops and catches up. */
    @Test
    void a_client_that_falls_behind_and_catches_up_gets_all_in_order() throws Throwable {
        int rounds = 30;
        Semaphore mayTake = new Semaphore(0);
        Semaphore hasTaken = new Semaphore(0);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        OutputStream client = new OutputStream() {
            @Override
            public void write(int oneByte) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                mayTake.acquireUninterruptibly();
                received.write(bytes, offset, length);
                hasTaken.release();
            }
        };
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (Spool spool = Spool.in(directory)) {
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
                try {
                    spool.sendTo(client);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            Random random = new Random(2);
            for (int round = 0; round < rounds; round++) {
                for (int i = random.nextInt(40); i >= 0; i--) {
                    int length = random.nextInt(SOME.length);
                    spool.output().write(SOME, SOME.length - length, length);
                    spool.output().flush();
                    sent.write(SOME, SOME.length - length, length);
                }
                int taken = random.nextInt(80);
                mayTake.release(taken);
                hasTaken.tryAcquire(taken, 20, TimeUnit.MILLISECONDS);
            }
            spool.complete();
            mayTake.release(1_000_000);
            sender.get(10, TimeUnit.SECONDS);
        }
        assertThat(received.toByteArray()).isEqualTo(sent.toByteArray());
    }

    @Test
    void the_writer_does_not_wait_for_a_client_that_takes_nothing() throws Exception {
        try (Spool spool = Spool.in(directory)) {
            for (int i = 0; i < 100; i++) {
                spool.output().write(SOME);
            }
            spool.complete();
        }
    }

    @Test
    void what_fails_before_anything_is_written_is_told_before_anything_is_sent() throws Exception {
        try (Spool spool = Spool.in(directory)) {
            spool.fail(new IllegalStateException("the database is away"));

            assertThatThrownBy(spool::awaitStart).hasMessage("the database is away");
        }
    }

    @Test
    void what_fails_later_ends_the_sending_and_nothing_is_added() throws Throwable {
        try (Spool spool = Spool.in(directory)) {
            spool.output().write(SOME);
            spool.awaitStart();
            spool.fail(new IllegalStateException("the database is away"));

            assertThatThrownBy(() -> spool.sendTo(new ByteArrayOutputStream())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> spool.output().write(SOME)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nothing_can_be_written_for_a_client_that_has_gone_and_no_file_is_left() throws IOException {
        Spool spool = Spool.in(directory);
        spool.output().write(SOME);
        spool.close();

        assertThatThrownBy(() -> spool.output().write(SOME)).isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }
}
