package fr.contratdeville.annex.imports.extraction;

/**
 * A category that a part of a figure may be in.
 *
 * @param minAge in completed years; null if open or no age
 * @param maxAge in completed years; null if open or no age
 */
public record KnownCategory(
        String dimension,
        String dimensionLabel,
        String categorySet,
        int version,
        String category,
        String label,
        Integer minAge,
        Integer maxAge) {}
