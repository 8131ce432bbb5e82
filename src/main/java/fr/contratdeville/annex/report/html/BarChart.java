package fr.contratdeville.annex.report.html;

import fr.contratdeville.annex.report.model.ReportWording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bars with their bounds as whiskers, one below the other, each with its name above and its value behind. Three kinds of shapes: a
 * library for charts would bring a hundred, and is none that this licence can ship with.
 */
public record BarChart(ReportWording wording, List<Bar> bars) {

    private static final int ROW = 52;
    private static final int BAR_BEGIN = 4;
    private static final int LONGEST_BAR = 480;
    private static final int LONGEST_NAME = 80;
    private static final int WHISKER = 33;

    /** @param max never less than the value, nor the value than {@code min} */
    public record Bar(String name, BigDecimal value, BigDecimal min, BigDecimal max) {}

    /** In the units of the picture. */
    public record DrawnBar(
            String name, String value, int nameY, int barY, int length, int min, int max, int whiskerY, int valueX) {

        public int whiskerTop() {
            return whiskerY - 6;
        }

        public int whiskerEnd() {
            return whiskerY + 6;
        }

        public int valueY() {
            return whiskerY + 5;
        }
    }

    public int height() {
        return bars.size() * ROW + 4;
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }

    public String description() {
        return wording.text("people.chart");
    }

    public List<DrawnBar> drawn() {
        BigDecimal longest = bars.stream().map(Bar::max).reduce(BigDecimal.ONE, BigDecimal::max);
        return Stream.iterate(0, place -> place < bars.size(), place -> place + 1)
                .map(place -> drawn(bars.get(place), place, longest))
                .toList();
    }

    private DrawnBar drawn(Bar bar, int place, BigDecimal longest) {
        int top = place * ROW;
        int end = BAR_BEGIN + length(bar.max(), longest);
        return new DrawnBar(
                shortened(bar.name()),
                wording.number(bar.value()),
                top + 16,
                top + 23,
                length(bar.value(), longest),
                BAR_BEGIN + length(bar.min(), longest),
                end,
                top + WHISKER,
                Math.max(end, BAR_BEGIN + length(bar.value(), longest)) + 8);
    }

    private static int length(BigDecimal value, BigDecimal longest) {
        return value.max(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(LONGEST_BAR))
                .divide(longest, 0, RoundingMode.HALF_UP)
                .intValue();
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
