package fr.contratdeville.figures.aggregate.kept;

import io.quarkus.runtime.configuration.MemorySize;

/** Who takes how much of the memory for what is kept. */
public final class KeptMemory {

    private KeptMemory() {}

    static long ofAnswers(MemorySize most) {
        return most.asLongValue() - ofAddends(most);
    }

    /** For what answers are put together from. */
    public static long ofAddends(MemorySize most) {
        return most.asLongValue() / 3 * 2;
    }
}
