package fr.contratdeville.platform.body;

/** The years that can be sent, both included: no contract is older, and what is further away is mistyped. */
public final class Years {

    public static final int FIRST = 1990;
    public static final int LAST = 2100;

    private Years() {}
}
