package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.review.action.Action;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** That another action counts, for the same indicator, people whom a figure counts. */
@Entity
@Table(name = "indicator_value_overlap")
class Overlap {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Column(updatable = false)
    UUID contractId;

    @ManyToOne(fetch = FetchType.LAZY)
    IndicatorValue indicatorValue;

    @Column(updatable = false)
    private UUID otherContractId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "other_action_id", updatable = false)
    Action otherAction;

    /** The code of an extent, or that it is a number. */
    private String share;

    private BigDecimal people;

    protected Overlap() {}

    Overlap(IndicatorValue indicatorValue, Action otherAction) {
        this.contractId = indicatorValue.contractId;
        this.indicatorValue = indicatorValue;
        this.otherContractId = otherAction.contract.id;
        this.otherAction = otherAction;
    }

    OverlapShare share() {
        return OverlapShare.of(share, people);
    }

    void share(OverlapShare declared) {
        share = declared.storedCode();
        people = Decimals.stored(declared.people());
    }
}
