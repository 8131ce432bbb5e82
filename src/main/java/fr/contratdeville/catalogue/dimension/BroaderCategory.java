package fr.contratdeville.catalogue.dimension;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.Objects;
import java.util.UUID;

/** That a category falls wholly into one of a coarser set. Carries that set, of which it can name one category only. */
@Embeddable
public class BroaderCategory {

    @Column(name = "broader_set_id")
    UUID categorySetId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "broader_category_id")
    Category category;

    protected BroaderCategory() {}

    /** @param category with an id already */
    BroaderCategory(Category category) {
        this.categorySetId = category.categorySet.id;
        this.category = category;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BroaderCategory that && category.id.equals(that.category.id);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(category.id);
    }
}
