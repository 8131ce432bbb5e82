package fr.contratdeville.annex.report.model;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.nomenclature.Labels;
import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.review.action.ActionStatus;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What people read in a report beside its data, in the language of the caller.
 *
 * @param acceptLanguage which language the caller reads, as its header says it
 */
public record ReportWording(Labels labels, String acceptLanguage) {

    private static final String KEYS = "report.";
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int MOST_DECIMALS = 6;

    /** As a tag: {@code fr} or {@code en}. */
    public String language() {
        return Findings.language(acceptLanguage);
    }

    /** @param values texts, or how many there are of something: other numbers are written before ({@link #number}) */
    public String text(String key, Object... values) {
        return Findings.text(KEYS + key, acceptLanguage, values);
    }

    /** @return null for null */
    public <E extends Enum<E> & Coded> String label(E code) {
        return labels.of(code, acceptLanguage);
    }

    /** With what separates thousands and decimals in the language; null for null. */
    public String number(BigDecimal number) {
        if (number == null) {
            return null;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(number);
    }

    public String number(long number) {
        return number(BigDecimal.valueOf(number));
    }

    /** The day in France. */
    public String date(Instant moment) {
        LocalDate day = moment.atZone(ZONE).toLocalDate();
        boolean isFirst = locale() == Locale.FRANCE && day.getDayOfMonth() == 1;
        return day.format(DateTimeFormatter.ofPattern(isFirst ? "'1er' MMMM uuuu" : "d MMMM uuuu", locale()));
    }

    /** "Reportée en 2024", where the year is known. */
    public String outcome(ReportedAction action) {
        return action.status() == ActionStatus.POSTPONED && action.postponedToYear() != null
                ? text(
                        "postponed-to",
                        label(action.status()),
                        action.postponedToYear().toString())
                : label(action.status());
    }

    private Locale locale() {
        return language().equals("fr") ? Locale.FRANCE : Locale.UK;
    }
}
