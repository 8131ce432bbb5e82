package fr.contratdeville.review.bilan.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.body.Text;
import fr.contratdeville.platform.identifier.Siret;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.indicatorvalue.ValueKind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts right what people and spreadsheets write differently, where there is only one way to understand it, and says so.
 * Everything else is left as it is, to be refused by the checks.
 */
final class Repairs {

    private static final String SPACES = "[\\s\\u00a0\\u202f]";

    /** Thousands apart by spaces, by several points, or not at all; a comma or a point before the decimals. */
    private static final Pattern TYPED_NUMBER = Pattern.compile(
            "(?<whole>\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+|\\d{1,3}(?:\\.\\d{3}){2,4}(?!\\.)|\\d{1,14})(?:[.,](?<decimals>\\d{1,4}))?");

    /** A whole number of thousands, or one with three decimals. */
    private static final Pattern TWO_NUMBERS = Pattern.compile("([1-9]\\d{0,2})[.,](\\d{3})");

    private static final Pattern EUROS = Pattern.compile(
            "[\\s\\p{Z}]*(?<minus>[-\\u2212\\u2013][\\s\\p{Z}]*)?(?<amount>\\d.*?)[\\s\\p{Z}]*(?:€|EUR|euros?)[\\s\\p{Z}]*",
            Pattern.CASE_INSENSITIVE);

    private static final List<String> NUMBERS = List.of("value", "lower", "upper");
    private static final int DIGITS_OF_A_SIRET = 14;

    private final Violations repaired;
    private final Map<String, String> inEuros = new LinkedHashMap<>();

    private Repairs(Violations repaired) {
        this.repaired = repaired;
    }

    /**
     * @param bilan is changed
     * @param repaired is told what was sent and how it was read
     * @return what was sent in euros, by its place in the bilan: whether its indicator is counted in them is not known yet
     */
    static Map<String, String> repair(JsonNode bilan, Violations repaired) {
        Repairs repairs = new Repairs(repaired);
        if (bilan instanceof ObjectNode object) {
            // What a template says to whoever fills it in comes back with it.
            object.remove("warnings");
        }
        repairs.identifiers(bilan);
        repairs.integer("year", bilan, "/year");
        repairs.integer("postponedToYear", bilan, "/postponedToYear");
        JsonNode figures = list(bilan, "figures");
        for (int i = 0; i < figures.size(); i++) {
            repairs.figure(figures.get(i), "/figures/" + i);
        }
        return repairs.inEuros;
    }

    private void identifiers(JsonNode bilan) {
        member("siret", bilan, "/siret", Repairs::siret);
        member("rna", bilan, "/rna", Repairs::code);
        if (bilan.path("action").path("neighbourhoodCodes") instanceof ArrayNode codes) {
            for (int i = 0; i < codes.size(); i++) {
                int place = i;
                String pointer = "/action/neighbourhoodCodes/" + i;
                code(codes.get(i)).ifPresent(read -> {
                    tell(pointer, codes.get(place), read);
                    codes.set(place, read);
                });
            }
        }
    }

    private void figure(JsonNode figure, String pointer) {
        uncounted(figure, pointer);
        for (String name : NUMBERS) {
            amount(name, figure, pointer + "/" + name);
        }
        amount("target", figure, pointer + "/target");
        JsonNode overlaps = list(figure, "overlaps");
        for (int i = 0; i < overlaps.size(); i++) {
            String overlap = pointer + "/overlaps/" + i;
            number("share", overlaps.get(i), overlap + "/share");
            number("people", overlaps.get(i), overlap + "/people");
        }
        JsonNode breakdowns = list(figure, "breakdowns");
        for (int i = 0; i < breakdowns.size(); i++) {
            String breakdown = pointer + "/breakdowns/" + i;
            integer("categorySetVersion", breakdowns.get(i), breakdown + "/categorySetVersion");
            JsonNode parts = list(breakdowns.get(i), "parts");
            for (int j = 0; j < parts.size(); j++) {
                amount("value", parts.get(j), breakdown + "/parts/" + j + "/value");
            }
        }
    }

    /** Of a figure in words instead of numbers, the words are its kind; with them goes a breakdown that has no number either. */
    private void uncounted(JsonNode figure, String pointer) {
        if (!(figure instanceof ObjectNode object)) {
            return;
        }
        List<String> sent = NUMBERS.stream()
                .filter(name ->
                        !object.path(name).isMissingNode() && !object.path(name).isNull())
                .toList();
        Set<Optional<ValueKind>> said = sent.stream()
                .map(name -> Uncounted.kindOf(object.get(name).asText()))
                .collect(Collectors.toSet());
        if (said.size() != 1 || said.iterator().next().isEmpty()) {
            return;
        }
        ValueKind kind = said.iterator().next().get();
        boolean saysOtherwise = Coded.find(ValueKind.class, object.path("kind").asText())
                .filter(other -> !other.isResult() && other != kind)
                .isPresent();
        if (saysOtherwise) {
            return;
        }
        for (String name : sent) {
            tell(pointer + "/" + name, object.get(name), kind.code());
            object.putNull(name);
        }
        object.put("kind", kind.code());
        leaveOutEmptyBreakdowns(object, kind, pointer + "/breakdowns");
    }

    private void leaveOutEmptyBreakdowns(ObjectNode figure, ValueKind kind, String pointer) {
        Map<String, JsonNode> words = new LinkedHashMap<>();
        JsonNode breakdowns = list(figure, "breakdowns");
        for (int i = 0; i < breakdowns.size(); i++) {
            JsonNode parts = list(breakdowns.get(i), "parts");
            for (int j = 0; j < parts.size(); j++) {
                JsonNode value = parts.get(j).path("value");
                if (!value.isNull() && !value.isMissingNode()) {
                    words.put("%s/%d/parts/%d/value".formatted(pointer, i, j), value);
                }
            }
        }
        if (words.values().stream()
                .allMatch(value -> Uncounted.kindOf(value.asText()).isPresent())) {
            words.forEach((place, value) -> tell(place, value, kind.code()));
            figure.remove("breakdowns");
        }
    }

    /** Nothing to go through if what was sent is no list: an object has a size as well. */
    private static JsonNode list(JsonNode parent, String name) {
        JsonNode list = parent.path(name);
        return list.isArray() ? list : MissingNode.getInstance();
    }

    /** A number, perhaps in euros. */
    private void amount(String name, JsonNode parent, String pointer) {
        String text = parent.path(name).isTextual() ? parent.get(name).textValue() : "";
        Matcher euros = EUROS.matcher(text);
        if (euros.matches()) {
            Optional<BigDecimal> read = number(euros.group("amount"));
            if (read.isPresent()) {
                inEuros.put(pointer, text);
                put(
                        name,
                        parent,
                        pointer,
                        euros.group("minus") == null ? read.get() : read.get().negate());
            }
        } else {
            number(name, parent, pointer);
        }
    }

    private void number(String name, JsonNode parent, String pointer) {
        if (parent.path(name).isTextual()) {
            number(parent.get(name).textValue()).ifPresent(read -> put(name, parent, pointer, read));
        }
    }

    /** As {@link #number}; spreadsheets add decimals to a number as well. */
    private void integer(String name, JsonNode parent, String pointer) {
        JsonNode sent = parent.path(name);
        if (sent.isBigDecimal() && isWhole(sent.decimalValue())) {
            put(name, parent, pointer, sent.decimalValue());
        } else {
            number(name, parent, pointer);
        }
    }

    /** Of one that is as long as 1e999999999, nobody has to know. */
    private static boolean isWhole(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) <= Decimals.INTEGER_DIGITS
                && number.stripTrailingZeros().scale() <= 0;
    }

    private void put(String name, JsonNode parent, String pointer, BigDecimal read) {
        ObjectNode object = (ObjectNode) parent;
        BigDecimal plain = Decimals.plain(read);
        tell(pointer, object.get(name), plain.toPlainString());
        // A whole number is one also where nothing else will do, as for a year.
        if (plain.scale() == 0) {
            object.put(name, plain.toBigIntegerExact());
        } else {
            object.put(name, plain);
        }
    }

    private void member(String name, JsonNode parent, String pointer, Function<JsonNode, Optional<String>> reading) {
        if (parent instanceof ObjectNode object && object.has(name)) {
            reading.apply(object.get(name)).ifPresent(read -> {
                tell(pointer, object.get(name), read);
                object.put(name, read);
            });
        }
    }

    private void tell(String pointer, JsonNode sent, String read) {
        repaired.inBody("read-as", pointer, sent.asText(), read);
    }

    /** Empty if the text is no number, or could be two: "1.500" is one and a half, or fifteen hundred. */
    static Optional<BigDecimal> number(String text) {
        String typed = stripped(text);
        Matcher number = TYPED_NUMBER.matcher(typed);
        return number.matches() && !TWO_NUMBERS.matcher(typed).matches()
                ? Optional.of(new BigDecimal(number.group("whole").replaceAll(SPACES + "|\\.", "")
                        + (number.group("decimals") == null ? "" : "." + number.group("decimals"))))
                : Optional.empty();
    }

    /** Spreadsheets and word processors end a number with a no-break space. */
    private static String stripped(String text) {
        return Optional.ofNullable(Text.normalised(text)).orElse("");
    }

    /** Spreadsheets take a SIRET for a number: they drop a leading zero, or add decimals. */
    private static Optional<String> siret(JsonNode sent) {
        String digits = sent.asText().replaceAll(SPACES, "").replaceFirst("\\.0+$", "");
        String whole = digits.length() == DIGITS_OF_A_SIRET - 1 ? "0" + digits : digits;
        boolean changed = sent.isNumber() || !whole.equals(sent.asText());
        return changed && Siret.Validator.isSiret(whole) ? Optional.of(whole) : Optional.empty();
    }

    private static Optional<String> code(JsonNode sent) {
        String read = sent.asText().replaceAll(SPACES, "").toUpperCase(Locale.ROOT);
        return sent.isTextual() && !read.equals(sent.textValue()) ? Optional.of(read) : Optional.empty();
    }
}
