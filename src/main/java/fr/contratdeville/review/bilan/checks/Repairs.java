package fr.contratdeville.review.bilan.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.platform.identifier.Siret;
import fr.contratdeville.platform.problem.Violations;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts right what people and spreadsheets write differently, where there is only one way to understand it, and says so.
 * Everything else is left as it is, to be refused by the checks.
 */
final class Repairs {

    private static final String SPACES = "[\\s\\u00a0\\u202f]";

    /** Thousands apart by spaces, or not at all; a comma or a point before the decimals. */
    private static final Pattern TYPED_NUMBER =
            Pattern.compile("(\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+|\\d{1,14})(?:([.,])(\\d{1,4}))?");

    private static final int DIGITS_OF_A_THOUSAND = 3;
    private static final int DIGITS_OF_A_SIRET = 14;

    private final Violations repaired;

    private Repairs(Violations repaired) {
        this.repaired = repaired;
    }

    /**
     * @param bilan is changed
     * @param repaired is told what was sent and how it was read
     */
    static void repair(JsonNode bilan, Violations repaired) {
        Repairs repairs = new Repairs(repaired);
        repairs.identifiers(bilan);
        repairs.number("year", bilan, "/year");
        repairs.number("postponedToYear", bilan, "/postponedToYear");
        JsonNode figures = list(bilan, "figures");
        for (int i = 0; i < figures.size(); i++) {
            repairs.figure(figures.get(i), "/figures/" + i);
        }
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
        for (String name : new String[] {"value", "lower", "upper", "target"}) {
            number(name, figure, pointer + "/" + name);
        }
        JsonNode overlaps = list(figure, "overlaps");
        for (int i = 0; i < overlaps.size(); i++) {
            String overlap = "%s/overlaps/%d".formatted(pointer, i);
            number("share", overlaps.get(i), overlap + "/share");
            number("people", overlaps.get(i), overlap + "/people");
        }
        JsonNode breakdowns = list(figure, "breakdowns");
        for (int i = 0; i < breakdowns.size(); i++) {
            String breakdown = "%s/breakdowns/%d".formatted(pointer, i);
            number("categorySetVersion", breakdowns.get(i), breakdown + "/categorySetVersion");
            JsonNode parts = list(breakdowns.get(i), "parts");
            for (int j = 0; j < parts.size(); j++) {
                number("value", parts.get(j), "%s/parts/%d/value".formatted(breakdown, j));
            }
        }
    }

    /** Nothing to go through if what was sent is no list: an object has a size as well. */
    private static JsonNode list(JsonNode parent, String name) {
        JsonNode list = parent.path(name);
        return list.isArray() ? list : MissingNode.getInstance();
    }

    private void number(String name, JsonNode parent, String pointer) {
        if (parent instanceof ObjectNode object && object.path(name).isTextual()) {
            number(object.get(name).textValue()).ifPresent(read -> {
                tell(pointer, object.get(name), read.toPlainString());
                // A whole number is one also where nothing else will do, as for a year.
                if (read.scale() == 0) {
                    object.put(name, read.toBigIntegerExact());
                } else {
                    object.put(name, read);
                }
            });
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
        Matcher typed = TYPED_NUMBER.matcher(text.strip());
        if (!typed.matches()) {
            return Optional.empty();
        }
        String whole = typed.group(1).replaceAll(SPACES, "");
        String decimals = typed.group(3);
        if (decimals == null) {
            return Optional.of(new BigDecimal(whole));
        }
        boolean grouped = whole.length() < typed.group(1).length();
        return decimals.length() == DIGITS_OF_A_THOUSAND && !grouped
                ? Optional.empty()
                : Optional.of(new BigDecimal(whole + "." + decimals));
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
