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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** One structure's review of one action in one year. Its documents are replaced, never changed in place. */
@Entity
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
    public List<Remark> warnings = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public List<Reason> reasons = List.of();

    public Instant submittedAt;
    public Instant validatedAt;

    /** Of {@link #validatedContent}. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<UUID> validatedIndicators = new ArrayList<>();

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
            reasons = List.of();
        } else if (next == BilanState.VALIDATED) {
            validatedAt = now();
        }
        state = next;
    }

    /** Notes what has just been published of it, and what that took the place of. */
    public void notePublication(Replaced before) {
        validatedContent = content;
        validatedIndicators =
                content.figures().stream().map(BilanFigure::indicatorId).toList();
        replaced = before;
    }

    /** Lets go of what only one bilan at a time can have: its action, and its reference. Its content still names both. */
    public void withdraw(Reason why) {
        action = null;
        externalReference = null;
        validatedContent = null;
        validatedIndicators = List.of();
        replaced = null;
        reasons = List.of(why);
        enter(BilanState.WITHDRAWN);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
