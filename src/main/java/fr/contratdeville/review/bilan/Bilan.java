package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.item.Item;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.structure.Structure;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** One structure's review of one action in one year. Its documents are replaced, never changed in place. */
@Entity
class Bilan extends Item {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id", updatable = false)
    CityContract contract;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "structure_id", updatable = false)
    Structure structure;

    @Column(updatable = false)
    int year;

    /** Null until the bilan is validated, if it brings its action along. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "action_id")
    Action action;

    String externalReference;

    @Enumerated(EnumType.STRING)
    BilanState state;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    BilanContent content;

    String sha256;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    List<Remark> warnings = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    List<Reason> reasons = List.of();

    Instant submittedAt;
    Instant validatedAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> validatedIndicators = new ArrayList<>();

    /** What a bilan of an action that is not there yet calls it, as the database compares titles; null otherwise. */
    @Column(insertable = false, updatable = false)
    String titleKey;
}
