package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.catalogue.dimension.Category;
import fr.contratdeville.catalogue.dimension.CategorySet;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** The part of a value that falls into one category. */
@Entity
class BreakdownPart {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Column(updatable = false)
    UUID contractId;

    @ManyToOne(fetch = FetchType.LAZY)
    IndicatorValue indicatorValue;

    @ManyToOne(fetch = FetchType.LAZY)
    CategorySet categorySet;

    @ManyToOne(fetch = FetchType.LAZY)
    Category category;

    @Enumerated(EnumType.STRING)
    Coverage coverage;

    BigDecimal value;

    protected BreakdownPart() {}

    BreakdownPart(IndicatorValue indicatorValue, Category category) {
        this.contractId = indicatorValue.contractId;
        this.indicatorValue = indicatorValue;
        this.categorySet = category.categorySet;
        this.category = category;
    }
}
