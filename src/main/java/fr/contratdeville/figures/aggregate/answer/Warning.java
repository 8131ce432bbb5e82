package fr.contratdeville.figures.aggregate.answer;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to know before quoting a total. Texts stand in {@code messages*.properties} under {@code warning.<code>}. */
@Schema(description = "What to know before quoting a total.")
public enum Warning implements Coded {
    /** Actions that should report did not, or did not communicate the figure. */
    INCOMPLETE("incomplete"),
    /** Approximate figures or ranges went in. */
    APPROXIMATE_INSIDE("approximate_inside"),
    /** Several figures of people, of which some do not say whether they count the same ones. */
    OVERLAPS_NOT_DECLARED("overlaps_not_declared"),
    /** What figures declare of each other cannot be true of any people; it was left aside. */
    OVERLAPS_CONTRADICT("overlaps_contradict"),
    /** Parts in several sets of categories that cannot be put together. */
    BANDS_NOT_COMPARABLE("bands_not_comparable"),
    /** Figures from before and from after a change of contract. */
    SERIES_BROKEN("series_broken"),
    /** Figures went in by a share that the succession of pillars or neighbourhoods says, not by what was counted. */
    SPLIT_BY_WEIGHTS("split_by_weights"),
    /** Figures of a stock that are of several years: who said nothing later is in it with what was said last. */
    OLDER_FIGURES("older_figures");

    @JsonValue
    private final String code;

    Warning(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
