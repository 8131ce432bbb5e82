package fr.contratdeville.platform.sight;

/**
 * A figure about what is in the database, told to whoever watches the service.
 *
 * @param metric its name, without the prefix of this service
 * @param tag what tells its values apart, or null if there is one value only
 * @param sql selects {@code tag}, if there is one, and {@code value}; has to be cheap, because it is asked for again and again
 */
public record Reading(String metric, String description, String tag, String sql) {}
