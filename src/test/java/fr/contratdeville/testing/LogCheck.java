package fr.contratdeville.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads all that the service has logged in a run of the tests, and fails if it tells a secret, who somebody is, or what was sent.
 * The build calls it when the tests have ended: of the unit tests, and of all of them.
 */
public final class LogCheck {

    /** One line each: what services of this run were started with, and must not tell. */
    static final String SECRETS = ".secrets";

    private static final int SHOWN = 120;

    private static final Map<String, Pattern> FORBIDDEN = forbidden();

    private LogCheck() {}

    private static Map<String, Pattern> forbidden() {
        Map<String, Pattern> forbidden = new LinkedHashMap<>();
        forbidden.put("a token", Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]*|(?i:bearer) [\\w-]{20,}"));
        forbidden.put(
                "a password",
                Pattern.compile("exemple-a-changer|(?i)(password|client_secret)[=:]\\s*[^\\s*<>{}$…\"']{4,}"));
        forbidden.put(
                "an address of somebody", Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)*\\.(org|fr|com|net|eu)\\b"));
        // As tests call people, and what they send: bilans, narratives, contacts.
        forbidden.put("the name of somebody", Pattern.compile("\\b(Jeanne|Agathe|agathe)\\b"));
        forbidden.put(
                "what was sent",
                Pattern.compile("Femmes Debout|a eu lieu|Un atelier|structureId\\\\?\"|narrative\\\\?\""));
        forbidden.put(
                "values in a statement",
                Pattern.compile("Failing row contains|Key \\([a-z_, ]+\\)=|(?i)\\bvalues ?\\(\\(?'|where .{0,80}= ?'"));
        return forbidden;
    }

    /** @param arguments the directory of the logs */
    public static void main(String... arguments) throws IOException {
        List<String> found = in(Path.of(arguments[0]));
        found.forEach(System.err::println);
        if (!found.isEmpty()) {
            System.err.println("The log tells what it must not: see above");
            System.exit(1);
        }
    }

    static List<String> in(Path directory) throws IOException {
        List<String> found = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            Map<String, Pattern> all = new LinkedHashMap<>(FORBIDDEN);
            for (Path file : files(directory, SECRETS)) {
                for (String secret : Files.readAllLines(file)) {
                    all.put("a secret of " + file.getFileName(), Pattern.compile(Pattern.quote(secret)));
                }
            }
            for (Path log : files(directory, ".log")) {
                search(log, all, found);
            }
        }
        return found;
    }

    private static List<Path> files(Path directory, String extension) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(extension))
                    .sorted()
                    .toList();
        }
    }

    private static void search(Path log, Map<String, Pattern> all, List<String> found) throws IOException {
        int number = 0;
        // A log may hold anything: what is not UTF-8 is no reason not to look at the rest.
        for (String line : new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\n")) {
            number++;
            for (Map.Entry<String, Pattern> each : all.entrySet()) {
                if (each.getValue().matcher(line).find()) {
                    found.add("%s:%d has %s: %s"
                            .formatted(
                                    log.getFileName(),
                                    number,
                                    each.getKey(),
                                    line.substring(0, Math.min(SHOWN, line.length()))));
                }
            }
        }
    }
}
