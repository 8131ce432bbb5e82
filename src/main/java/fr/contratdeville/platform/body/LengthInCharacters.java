package fr.contratdeville.platform.body;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;

/**
 * How long a text may be is told in characters (JSON Schema 2020-12, {@code maxLength}); Hibernate Validator (9.1) counts those
 * outside of Unicode's first plane twice.
 */
@Singleton
class LengthInCharacters implements ValidatorFactoryCustomizer {

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        ConstraintMapping mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(Size.class).includeExistingValidators(true).validatedBy(OfText.class);
        configuration.addMapping(mapping);
    }

    public static class OfText implements ConstraintValidator<Size, String> {

        private Size size;

        @Override
        public void initialize(Size size) {
            this.size = size;
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null || Text.length(value) >= size.min() && Text.length(value) <= size.max();
        }
    }
}
