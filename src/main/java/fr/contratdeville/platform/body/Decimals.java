package fr.contratdeville.platform.body;

import java.math.BigDecimal;

/** Decimal numbers as people write them. */
public final class Decimals {

    /** Digits that a figure can have before and after the point. */
    public static final int INTEGER_DIGITS = 14;

    public static final int FRACTION_DIGITS = 4;

    private Decimals() {}

    /** The same number without trailing zeros after the point, and without an exponent; null for null. */
    public static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The same number as the database keeps it, so that 7.0 in the place of 7 is no change; null for null. */
    public static BigDecimal stored(BigDecimal number) {
        return number == null ? null : number.setScale(FRACTION_DIGITS);
    }
}
