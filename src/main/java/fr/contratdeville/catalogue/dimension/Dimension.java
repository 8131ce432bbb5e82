package fr.contratdeville.catalogue.dimension;

import fr.contratdeville.platform.item.Item;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

/** Something along which figures are broken down: sex, age, place of residence. */
@Entity
public class Dimension extends Item {

    public String code;
    public String label;

    @OneToMany(mappedBy = "dimension", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    public List<CategorySet> categorySets = new ArrayList<>();
}
