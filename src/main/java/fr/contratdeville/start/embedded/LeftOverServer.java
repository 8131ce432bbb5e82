package fr.contratdeville.start.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The PostgreSQL of a service that was killed: it runs on, and holds the data directory. */
final class LeftOverServer {

    private static final Logger LOG = Logger.getLogger(LeftOverServer.class);
    private static final int LONGEST_SHUTDOWN_IN_SECONDS = 60;

    private LeftOverServer() {}

    /**
     * To be called only by who holds the directory's lock: else it would stop a living service's server.
     *
     * @param programs where the service keeps the server's programs
     */
    static void stop(Path data, Path programs) throws IOException {
        Optional<ProcessHandle> server = running(data, programs);
        if (server.isEmpty()) {
            return;
        }
        LOG.infof(
                "Stopping the PostgreSQL server %d that an earlier start left over",
                server.get().pid());
        server.get().destroy();
        try {
            server.get().onExit().get(LONGEST_SHUTDOWN_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } catch (ExecutionException | TimeoutException stillThere) {
            throw new IOException(
                    "the PostgreSQL server %d, left over on %s, does not stop"
                            .formatted(server.get().pid(), data),
                    stillThere);
        }
    }

    private static Optional<ProcessHandle> running(Path data, Path programs) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        // After a restart of the machine the number may be another program's, perhaps another PostgreSQL's.
        Path ours = programs.toRealPath();
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(ours))
                        .isPresent());
    }
}
