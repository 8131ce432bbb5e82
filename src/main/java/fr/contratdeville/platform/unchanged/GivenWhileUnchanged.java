package fr.contratdeville.platform.unchanged;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that reads, and whose answer follows from its address, the language of the caller and the database alone: who
 * is calling makes no difference to it. It is kept where it is asked for again ({@link KeptReads}).
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface GivenWhileUnchanged {}
