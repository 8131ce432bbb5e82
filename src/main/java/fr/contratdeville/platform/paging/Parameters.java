package fr.contratdeville.platform.paging;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.body.Text;
import fr.contratdeville.platform.body.Uuids;
import fr.contratdeville.platform.body.Years;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads query parameters and collects everything that is wrong with them. One that nobody asked for is wrong as well:
 * a misspelt filter that is ignored gives a wrong total.
 */
public final class Parameters {

    /** How many values of one parameter are read: each is looked for. */
    public static final int MOST_VALUES = 1000;

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final String YEARS = range(Years.FIRST, Years.LAST);
    private static final int LONGEST_TEXT = 200;

    private final Set<String> known = new HashSet<>();
    private final Violations violations = new Violations();
    private final Set<String> sent;

    public Parameters(HttpServerRequest request) {
        this.sent = new QueryStringDecoder(request.uri()).parameters().keySet();
    }

    public List<UUID> uuids(String name, List<String> values) {
        return all(name, values, Uuids::parse, "not-a-uuid", null);
    }

    public List<Integer> years(String name, List<String> values) {
        return all(name, values, value -> integer(value, Years.FIRST, Years.LAST), "integer-out-of-range", YEARS);
    }

    /** @return null if the parameter is absent or wrong */
    public Integer year(String name, List<String> values) {
        return integer(name, values, Years.FIRST, Years.LAST);
    }

    public <E extends Enum<?>> List<E> codes(String name, List<String> values, Class<E> type) {
        return all(name, values, code -> Coded.find(type, code), "not-in-list", String.join(", ", Coded.codes(type)));
    }

    /** @return null if the parameter is absent or wrong */
    public <E extends Enum<?>> E code(String name, List<String> values, Class<E> type) {
        return one(name, values, code -> Coded.find(type, code), "not-in-list", String.join(", ", Coded.codes(type)));
    }

    public <T> List<T> all(
            String name, List<String> values, Function<String, Optional<T>> parser, String code, Object expected) {
        known.add(name);
        if (values.size() > MOST_VALUES) {
            violations.inParameter("too-many-values", name, values.size(), MOST_VALUES);
            return List.of();
        }
        return values.stream()
                .flatMap(value -> parsed(name, value, parser, code, expected).stream())
                .distinct()
                .toList();
    }

    /** @return null if the parameter is absent or wrong */
    public <T> T one(
            String name, List<String> values, Function<String, Optional<T>> parser, String code, Object expected) {
        List<T> all = all(name, values, parser, code, expected);
        if (values.size() > 1) {
            violations.inParameter("repeated", name, values.size(), null);
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /** @return null if the parameter is absent or wrong */
    public Integer integer(String name, List<String> values, int min, int max) {
        return one(name, values, value -> integer(value, min, max), "integer-out-of-range", range(min, max));
    }

    public boolean flag(String name, List<String> values) {
        return Boolean.TRUE.equals(choice(name, values));
    }

    /** @return null if the parameter is absent or wrong */
    public Boolean choice(String name, List<String> values) {
        return one(
                name,
                values,
                text -> Stream.of(true, false)
                        .filter(choice -> choice.toString().equals(text))
                        .findFirst(),
                "not-in-list",
                "true, false");
    }

    /** @return null if the parameter is absent or blank */
    public String text(String name, List<String> values) {
        return one(
                name,
                values.stream().map(Text::normalised).filter(Objects::nonNull).toList(),
                value -> Optional.of(value)
                        .filter(text -> Text.length(text) <= LONGEST_TEXT)
                        .filter(text -> Text.isPrintable(text, false)),
                "not-a-search-text",
                LONGEST_TEXT);
    }

    public void refuse(String code, String name, Object found, Object expected) {
        violations.inParameter(code, name, found, expected);
    }

    public boolean sends(String name) {
        return sent.contains(name);
    }

    /** To be called when all parameters have been read: only then is it known which were not asked for. */
    public void accept() {
        if (!known.containsAll(sent)) {
            known.addAll(TakenParameters.current().names());
        }
        sent.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> violations.inParameter("unknown-parameter", name, null, String.join(", ", names())));
        violations.throwAs(ProblemType.INVALID_PARAMETERS);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(known);
        names.sort(null);
        return names;
    }

    private <T> Optional<T> parsed(
            String name, String value, Function<String, Optional<T>> parser, String code, Object expected) {
        Optional<T> parsed = parser.apply(value);
        if (parsed.isEmpty()) {
            violations.inParameter(code, name, value, expected);
        }
        return parsed;
    }

    private static Optional<Integer> integer(String value, int min, int max) {
        return Optional.of(value)
                .filter(INTEGER.asMatchPredicate())
                .map(Integer::valueOf)
                .filter(number -> number >= min && number <= max);
    }

    private static String range(int min, int max) {
        return min + "–" + max;
    }
}
