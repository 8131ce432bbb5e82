package fr.contratdeville.warehouse.changefeed.following;

import fr.contratdeville.testing.PackagedService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The service, which may be another process each time that it is asked for. */
final class RunningService implements AutoCloseable {

    private final Path directory;
    private final Map<String, String> settings;
    private final AtomicReference<PackagedService> process = new AtomicReference<>();

    private RunningService(Path directory, Map<String, String> settings) {
        this.directory = directory;
        this.settings = settings;
    }

    static RunningService start(Path directory, Map<String, String> settings) throws IOException, InterruptedException {
        RunningService service = new RunningService(directory, settings);
        service.process.set(PackagedService.start(directory, settings));
        return service;
    }

    void killAndStartAgain() throws IOException, InterruptedException {
        process.get().kill();
        process.set(PackagedService.start(directory, settings));
    }

    String address() {
        return process.get().address();
    }

    /** What the process that runs now has logged. */
    String output() {
        try {
            return process.get().output();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.get().close();
    }
}
