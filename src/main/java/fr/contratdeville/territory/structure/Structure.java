package fr.contratdeville.territory.structure;

import fr.contratdeville.platform.item.Item;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

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

    /** What it has become; null while it goes on by itself. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "successor_id")
    public Structure successor;

    /** The first year that is its successor's; null if every year is. */
    public Integer successorFromYear;

    /** Who goes on, in a year, with what this structure did: the last of its successors by then, or itself. */
    public Structure in(int year) {
        boolean succeeded = successor != null && (successorFromYear == null || successorFromYear <= year);
        return succeeded ? successor.in(year) : this;
    }
}
