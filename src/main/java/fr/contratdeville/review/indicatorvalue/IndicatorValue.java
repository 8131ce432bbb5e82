package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.catalogue.indicator.Indicator;
import fr.contratdeville.platform.item.Item;
import fr.contratdeville.review.action.Action;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one action reports for one indicator. Year, structure and pillar stand in the table as well; the database copies
 * them from the action.
 */
@Entity
public class IndicatorValue extends Item {

    @Column(updatable = false)
    UUID contractId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "action_id", updatable = false)
    Action action;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "indicator_id", updatable = false)
    Indicator indicator;

    @Enumerated(EnumType.STRING)
    ValueKind kind;

    /** Of an exact or an approximate figure; null otherwise. */
    BigDecimal value;

    /** Of a range; null otherwise. */
    BigDecimal lowerBound;

    /** Of a range; null otherwise. */
    BigDecimal upperBound;

    BigDecimal target;

    @OneToMany(mappedBy = "indicatorValue", cascade = CascadeType.ALL, orphanRemoval = true)
    List<BreakdownPart> parts = new ArrayList<>();

    /** Whether nobody counted here is counted by another action for the same indicator. */
    boolean disjoint;

    @OneToMany(mappedBy = "indicatorValue", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Overlap> overlaps = new ArrayList<>();

    protected IndicatorValue() {}

    IndicatorValue(Action action) {
        this.action = action;
        this.contractId = action.contract.id;
    }
}
