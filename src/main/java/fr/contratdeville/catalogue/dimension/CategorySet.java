package fr.contratdeville.catalogue.dimension;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** One way of cutting a dimension into categories that do not overlap. */
@Entity
public class CategorySet {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    public Dimension dimension;

    public String code;
    public int version;
    public String label;
    public int position;

    @OneToMany(mappedBy = "categorySet", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    public List<Category> categories = new ArrayList<>();

    public Optional<Category> category(String categoryCode) {
        return categories.stream()
                .filter(category -> category.code.equals(categoryCode))
                .findFirst();
    }
}
