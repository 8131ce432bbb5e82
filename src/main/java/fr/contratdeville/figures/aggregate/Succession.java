package fr.contratdeville.figures.aggregate;

/** Whether pillars, and neighbourhoods, of earlier contracts are taken for what became of them. */
record Succession(boolean ofPillars, boolean ofNeighbourhoods) {}
