package fr.contratdeville.testing;

/** How much is tried by tests that see more the longer they run: a sample, or all of it with {@code -Pthorough}. */
public final class Thoroughness {

    private static final boolean THOROUGH = Boolean.getBoolean("tests.thorough");

    private Thoroughness() {}

    /**
     * @param sample for every build: enough to find what is broken everywhere
     * @param all for {@code -Pthorough}: enough to find what is broken rarely
     */
    public static int of(int sample, int all) {
        return THOROUGH ? all : sample;
    }
}
