package fr.contratdeville.territory.structure;

import fr.contratdeville.platform.item.Item;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** Who carries actions. */
@Entity
public class Structure extends Item {

    public String name;
    public String shortName;

    @Enumerated(EnumType.STRING)
    public StructureKind kind;

    public String siret;
    public String rna;

    /** Personal data: the agglomeration's business alone. */
    public String contactEmail;
}
