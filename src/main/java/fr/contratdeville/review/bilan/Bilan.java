package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.item.Item;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.structure.Structure;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/**
 * One structure's review of one action in one year. Its documents are replaced, never changed in place. A step on its way writes
 * what it changes, and not all of what the bilan says again. So what is a list has a type of its own, or is an array: of a list
 * as such, Hibernate (7.2) compares how long it was, and would not write another one of the same length.
 */
@Entity
@DynamicUpdate
public class Bilan extends Item {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id", updatable = false)
    public CityContract contract;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "structure_id", updatable = false)
    public Structure structure;

    @Column(updatable = false)
    public int year;

    /** Null until the bilan is validated, if it brings its action along. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "action_id")
    public Action action;

    public String externalReference;

    @Enumerated(EnumType.STRING)
    public BilanState state;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public BilanContent content;

    public String sha256;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Remarks warnings = Remarks.NONE;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Reasons reasons = Reasons.NONE;

    public Instant submittedAt;
    public Instant validatedAt;

    /** Of {@link #validatedContent}. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private UUID[] validatedIndicators = {};

    /** What the last validation wrote: what is still published like that is this bilan's. Null if there was none. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public BilanContent validatedContent;

    /** Null unless there is a {@link #validatedContent}. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public Replaced replaced;

    /**
     * Where what is published is not what the bilan says, as pointers into its content; empty unless it is validated. The
     * database compares both whenever the bilan is read, so that it cannot be stale, whoever wrote what is published. Of any
     * other bilan nothing is published, and nothing compared.
     */
    @Formula("case when state = 'validated' then published_differs(id) else '{}' end")
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> publishedDiffers = List.of();

    /** What a bilan of an action that is not there yet calls it, as the database compares titles; null otherwise. */
    @Column(insertable = false, updatable = false)
    public String titleKey;

    /** Where it is read. */
    public String address() {
        return "/api/v1/bilans/" + id;
    }

    /**
     * Whether it is of a year that its contract does not have any more. The database lets that happen no longer; a bilan
     * to which it happened before can neither be submitted nor validated.
     */
    boolean isOutsideItsContract() {
        return !contract.covers(year);
    }

    /** What is odd about it. */
    public List<Remark> warnings() {
        return warnings.all();
    }

    public void warn(List<Remark> found) {
        warnings = Remarks.of(found);
    }

    /** Why it was returned, reopened or withdrawn. */
    public List<Reason> reasons() {
        return reasons.all();
    }

    public void giveReasons(List<Reason> given) {
        reasons = Reasons.of(given);
    }

    public void say(BilanContent said) {
        content = said;
        sha256 = Canonical.sha256(said);
    }

    public boolean says(BilanContent said) {
        return sha256.equals(Canonical.sha256(said));
    }

    /** Takes the next step on its way, and notes when it did. What is published now is not otherwise than it says. */
    public void enter(BilanState next) {
        publishedDiffers = List.of();
        if (next == BilanState.SUBMITTED) {
            submittedAt = now();
            reasons = Reasons.NONE;
        } else if (next == BilanState.VALIDATED) {
            validatedAt = now();
        }
        state = next;
    }

    /** Notes what has just been published of it, and what that took the place of. */
    public void notePublication(Replaced before) {
        validatedContent = content;
        validatedIndicators =
                content.figures().stream().map(BilanFigure::indicatorId).toArray(UUID[]::new);
        replaced = before;
    }

    /** Lets go of what only one bilan at a time can have: its action, and its reference. Its content still names both. */
    public void withdraw(Reason why) {
        action = null;
        externalReference = null;
        validatedContent = null;
        validatedIndicators = new UUID[0];
        replaced = null;
        giveReasons(List.of(why));
        enter(BilanState.WITHDRAWN);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
