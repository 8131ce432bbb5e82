package fr.contratdeville.annex.report.html;

import fr.contratdeville.annex.report.model.ReportWording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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
    private static final int CUT = 40;

    /** Beside a bar that is longer than the next by more than this, nothing would be seen of the others. */
    private static final BigDecimal MOST_TIMES = BigDecimal.TEN;

    /** @param max never less than the value, nor the value than {@code min} */
    public record Bar(String name, BigDecimal value, BigDecimal min, BigDecimal max) {}

    /** In the units of the picture. A bar that is cut is longer than the scale, and shows no bounds. */
    public record DrawnBar(String name, String value, int top, int length, int min, int max, boolean cut, int valueX) {

        public int nameY() {
            return top + 16;
        }

        public int barY() {
            return top + 23;
        }

        public int barEnd() {
            return barY() + 20;
        }

        public int whiskerY() {
            return top + WHISKER;
        }

        public int whiskerTop() {
            return whiskerY() - 6;
        }

        public int whiskerEnd() {
            return whiskerY() + 6;
        }

        public int valueY() {
            return whiskerY() + 5;
        }

        public int cutX() {
            return BAR_BEGIN + LONGEST_BAR - CUT;
        }

        public int cutTopX() {
            return cutX() + 8;
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

    /** Null if no bar is cut. */
    public String cuts() {
        BigDecimal scale = scale();
        return bars.stream().anyMatch(bar -> bar.max().compareTo(scale) > 0) ? wording.text("people.cut") : null;
    }

    public List<DrawnBar> drawn() {
        BigDecimal scale = scale();
        return Stream.iterate(0, place -> place < bars.size(), place -> place + 1)
                .map(place -> drawn(bars.get(place), place, scale))
                .toList();
    }

    private BigDecimal scale() {
        List<BigDecimal> longestFirst =
                bars.stream().map(Bar::max).sorted(Comparator.reverseOrder()).toList();
        return IntStream.range(0, longestFirst.size() - 1)
                .filter(place -> longestFirst
                                .get(place)
                                .compareTo(longestFirst.get(place + 1).multiply(MOST_TIMES))
                        <= 0)
                .mapToObj(longestFirst::get)
                .findFirst()
                .orElseGet(() -> longestFirst.get(0))
                .max(BigDecimal.ONE);
    }

    private DrawnBar drawn(Bar bar, int place, BigDecimal scale) {
        boolean cut = bar.max().compareTo(scale) > 0;
        int length = cut ? LONGEST_BAR : length(bar.value(), scale);
        int max = cut ? LONGEST_BAR : length(bar.max(), scale);
        return new DrawnBar(
                shortened(bar.name()),
                wording.number(bar.value()),
                place * ROW,
                length,
                BAR_BEGIN + (cut ? LONGEST_BAR : length(bar.min(), scale)),
                BAR_BEGIN + max,
                cut,
                BAR_BEGIN + Math.max(length, max) + 8);
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
