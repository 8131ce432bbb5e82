package fr.contratdeville.dimension;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
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
}
