package fr.contratdeville.platform.unchanged;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that reads, and whose answer follows from its address, the language of the caller and the database alone, and
 * never from the time. It is kept where it is asked for again ({@link KeptReads}).
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface GivenWhileUnchanged {

    /** Whether it also follows from what the caller may see. Otherwise who is calling makes no difference to it. */
    boolean toWhoSeesTheSame() default false;
}
