package fr.contratdeville.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The processes of a PostgreSQL.
 *
 * @param data the directory of its files, which say which they are
 */
record ServerProcesses(Path data) {

    private static final int LONGEST_END_IN_SECONDS = 60;

    /** Connections are kept, new ones begin, and nobody answers on any of them. */
    void standStill() throws IOException, InterruptedException {
        signal("-STOP", all());
    }

    void goOn() throws IOException, InterruptedException {
        signal("-CONT", all());
    }

    /** As a host that fails: all at once. */
    void kill() throws Exception {
        List<ProcessHandle> all = all();
        signal("-KILL", all);
        for (ProcessHandle process : all) {
            process.onExit().get(LONGEST_END_IN_SECONDS, TimeUnit.SECONDS);
        }
    }

    boolean areThere() throws IOException {
        return postmaster().map(ProcessHandle::isAlive).orElse(false);
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path file = data.resolve("postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0)))
                : Optional.empty();
    }

    private List<ProcessHandle> all() throws IOException {
        ProcessHandle postmaster = postmaster().orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
        postmaster.descendants().forEach(all::add);
        return all;
    }

    /** The one first that makes more of them. */
    private static void signal(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }
}
