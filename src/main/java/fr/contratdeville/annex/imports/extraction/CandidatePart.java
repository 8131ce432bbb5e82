package fr.contratdeville.annex.imports.extraction;

import java.math.BigDecimal;

/** A part of what may be a figure, with the words that it was read from. */
public record CandidatePart(String dimension, String categorySet, String category, BigDecimal value, String words) {}
