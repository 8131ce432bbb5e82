package fr.contratdeville.annex.imports.upload;

/**
 * A document as it was sent.
 *
 * @param name of the file; null if none was given with it
 */
public record Upload(byte[] bytes, String name) {}
