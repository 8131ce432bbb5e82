package fr.contratdeville.annex.imports.reading;

import java.util.UUID;

/**
 * A document, and what was said of it when it was sent.
 *
 * @param year null if that is left to the document
 */
public record Sent(byte[] bytes, String name, UUID contract, Integer year) {}
