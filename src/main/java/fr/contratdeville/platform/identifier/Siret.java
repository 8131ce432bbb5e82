package fr.contratdeville.platform.identifier;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A SIRET, the number of an establishment: fourteen digits, the last one a Luhn check digit (INSEE). La Poste ran out of
 * those for its offices: theirs is also right when its digits add up to a multiple of five. Null is allowed.
 */
@Constraint(validatedBy = Siret.Validator.class)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Siret {

    String message() default "not-a-siret";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<Siret, String> {

        private static final String LA_POSTE = "356000000";

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null || isSiret(value);
        }

        public static boolean isSiret(String value) {
            return value.matches("[0-9]{14}") && (Luhn.holds(value) || isOfLaPoste(value));
        }

        private static boolean isOfLaPoste(String value) {
            int sum = value.chars().map(digit -> digit - '0').sum();
            return value.startsWith(LA_POSTE) && sum % 5 == 0;
        }
    }
}
