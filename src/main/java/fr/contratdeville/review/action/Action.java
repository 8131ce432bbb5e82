package fr.contratdeville.review.action;

import fr.contratdeville.platform.item.Item;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.pillar.Pillar;
import fr.contratdeville.territory.structure.Structure;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One project of one structure in one year under one contract. */
@Entity
public class Action extends Item {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id", updatable = false)
    public CityContract contract;

    @ManyToOne(fetch = FetchType.LAZY)
    public Structure structure;

    /** Null: not assigned. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Pillar pillar;

    public int year;
    public String title;
    public String description;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> objectives = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> partners = new ArrayList<>();

    /** Codes of {@link TransversalPriority}. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> transversalPriorities = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "action_neighbourhood", joinColumns = @JoinColumn(name = "action_id"))
    public Set<ActionNeighbourhood> neighbourhoods = new HashSet<>();

    @Enumerated(EnumType.STRING)
    public ActionStatus status;

    /** Null unless the action is postponed. */
    public Integer postponedToYear;

    /** The action of an earlier year that this one carries on, perhaps under the contract before; null if it is new. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "continues_action_id")
    public Action continues;

    @Column(name = "continues_contract_id")
    UUID continuesContractId;
}
