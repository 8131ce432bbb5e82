package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.item.Item;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** A row of a document's table. Its content is replaced, never changed in place. */
@Entity
public class ImportedRow extends Item {

    @Column(updatable = false)
    public UUID contractId;

    @Column(updatable = false)
    public UUID importId;

    /** From 1. */
    @Column(updatable = false)
    public int number;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public RowContent content;

    /** Null until its import is confirmed. */
    @Enumerated(EnumType.STRING)
    public RowOutcome outcome;

    /** What it became; null of one that became nothing. */
    public UUID bilanId;
}
