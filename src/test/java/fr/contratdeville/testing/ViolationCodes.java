package fr.contratdeville.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The codes of violations, wherever one stands in the sources: they are listed nowhere. */
public final class ViolationCodes {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final String CODE = "\"([a-z]+(?:-[a-z]+)*)\"";

    private static final Pattern CODES = Pattern.compile(String.join(
            "|",
            // The first argument of what records one.
            "\\b(?:inBody|inParameter|refuse|badCursor)\\(\\s*" + CODE,
            // An argument of Parameters.all or .one, after the parser.
            "(?:::\\w+|\\)),\\s*" + CODE + ",\\s",
            // A constraint of our own.
            "\\bmessage\\(\\) default " + CODE,
            // Chosen from two.
            "\\bString code = [^;]*?\\? " + CODE + " : " + CODE));

    private ViolationCodes() {}

    public static Set<String> inTheSources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> CODES.matcher(read(file)).results())
                    .flatMap(ViolationCodes::groups)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> groups(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .filter(Objects::nonNull);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
