package fr.contratdeville.platform.security;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;

/**
 * Refuses tokens that name nobody: what is written has to be somebody's. The framework's own setting for it has no
 * effect on tokens that are verified with a configured public key.
 */
@Singleton
@Unremovable
class SubjectRequired implements Validator {

    @Override
    public String validate(JwtContext token) {
        boolean names = token.getJwtClaims().getClaimValue("sub") instanceof String subject
                && !subject.isBlank()
                && subject.chars().noneMatch(Character::isISOControl);
        return names ? null : TokenFault.SUBJECT.description();
    }
}
