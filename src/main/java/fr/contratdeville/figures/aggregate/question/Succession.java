package fr.contratdeville.figures.aggregate.question;

/**
 * Whether what stood under earlier contracts, or was other structures', is taken for what became of it.
 *
 * @param ofPillars whether actions are counted under the successors of their pillars, and pillars asked for are these
 * @param ofNeighbourhoods whether the neighbourhoods asked for are successors of the actions' own
 * @param ofStructures whether actions are counted under the successors of their structures, and structures asked for are these
 */
public record Succession(boolean ofPillars, boolean ofNeighbourhoods, boolean ofStructures) {}
