package fr.contratdeville.platform.frozen;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what reads and can be asked for a millésime, by the parameter {@link #PARAMETER}. Has to run in a transaction, and
 * must not read anything before it; what answers later, with a {@code CompletionStage}, must not have one. What has none
 * otherwise reads by {@link AskedState} only.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ServesMillesimes {

    String PARAMETER = "millesime";
}
