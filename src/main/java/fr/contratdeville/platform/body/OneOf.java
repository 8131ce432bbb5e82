package fr.contratdeville.platform.body;

/**
 * A record that is no object in JSON: it is the one of its components, texts and numbers, that JSON has a word for. In
 * what was read, that component is there, and the others are null.
 */
public interface OneOf {}
