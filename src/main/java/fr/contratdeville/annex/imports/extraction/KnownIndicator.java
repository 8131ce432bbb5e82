package fr.contratdeville.annex.imports.extraction;

/** An indicator that a figure may be of. */
public record KnownIndicator(String code, String label, String unit) {}
