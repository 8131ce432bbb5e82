package fr.contratdeville.catalogue.indicator;

import fr.contratdeville.platform.item.Item;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The definition of something that is counted. */
@Entity
public class Indicator extends Item {

    private static final Pattern EURO = Pattern.compile("€|EUR|euros?", Pattern.CASE_INSENSITIVE);

    public String code;
    public String label;
    public String unit;

    @Enumerated(EnumType.STRING)
    public Counts counts;

    @Enumerated(EnumType.STRING)
    public Aggregation aggregation;

    /** Null unless this indicator is a ratio. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Indicator numerator;

    /** Null unless this indicator is a ratio. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Indicator denominator;

    /** How far the true figure may lie from an approximate one, as a share of it, from 0 to 1. */
    public BigDecimal approximationTolerance;

    public boolean isRatio() {
        return aggregation == Aggregation.RATIO;
    }

    /** Whether what somebody has counted is a whole number. */
    public boolean isCountedOneByOne() {
        return counts.isOneByOne() && aggregation.makesTotals();
    }

    /** Whether its numbers are euros, and neither thousands of them nor anything else. */
    public boolean isInEuros() {
        return counts == Counts.MONEY && EURO.matcher(unit).matches();
    }

    /** Whether the same people may be counted twice in a total. */
    public boolean addsUpPeople() {
        return counts == Counts.PEOPLE && aggregation.addsUp();
    }
}
