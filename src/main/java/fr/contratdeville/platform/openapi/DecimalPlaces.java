package fr.contratdeville.platform.openapi;

import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * How many decimals a number has at the most, said so that no validator misreads it. SmallRye (smallrye-open-api-core 4.2.4,
 * {@code BeanValidationScanner.digitsNumber}) makes {@code multipleOf: 0.0001} of {@code @Digits(fraction = 4)}; whoever
 * checks that by dividing doubles, as JavaScript has to, finds 147.2 / 0.0001 = 1471999.9999999998 and refuses 147.2
 * ({@code findings/multiple-of-in-doubles.sh} shows it with ajv).
 */
final class DecimalPlaces {

    static final String EXTENSION = "x-decimals";

    private DecimalPlaces() {}

    /** In the schema and in all that it is made of. */
    static void tell(Schema schema) {
        Parts.forEachIn(schema, part -> {
            if (part.getMultipleOf() != null) {
                tellOfNumber(part, part.getMultipleOf().stripTrailingZeros().scale());
            }
        });
    }

    private static void tellOfNumber(Schema number, int decimals) {
        if (decimals > 0) {
            number.setMultipleOf(null);
            number.addExtension(EXTENSION, decimals);
            String told = "At most %d decimals.".formatted(decimals);
            number.setDescription(number.getDescription() == null ? told : number.getDescription() + " " + told);
        }
    }
}
