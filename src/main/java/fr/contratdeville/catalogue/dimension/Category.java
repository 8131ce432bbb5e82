package fr.contratdeville.catalogue.dimension;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** One part of a set. Ages are in completed years, both ends included; null is open, or says that it is no age band. */
@Entity
public class Category {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    public CategorySet categorySet;

    public String code;
    public String label;
    public int position;
    public Integer minAge;
    public Integer maxAge;

    @ElementCollection
    @CollectionTable(name = "category_broader", joinColumns = @JoinColumn(name = "category_id"))
    public Set<BroaderCategory> broader = new HashSet<>();

    /** The categories of coarser sets into which it falls, in the order of the sets. */
    List<Category> broaderInOrder() {
        return broader.stream()
                .map(step -> step.category)
                .sorted(Comparator.comparing(category -> category.categorySet.position))
                .toList();
    }
}
