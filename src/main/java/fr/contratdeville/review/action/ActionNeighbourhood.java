package fr.contratdeville.review.action;

import fr.contratdeville.territory.neighbourhood.Neighbourhood;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.util.Objects;
import java.util.UUID;

/** That an action takes place in a neighbourhood. Carries the contract, as every key of what belongs to one does. */
@Embeddable
public class ActionNeighbourhood {

    @Column(name = "contract_id")
    UUID contractId;

    @ManyToOne(fetch = FetchType.LAZY)
    Neighbourhood neighbourhood;

    protected ActionNeighbourhood() {}

    ActionNeighbourhood(Neighbourhood neighbourhood) {
        this.contractId = neighbourhood.contract.id;
        this.neighbourhood = neighbourhood;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActionNeighbourhood that && neighbourhood.id.equals(that.neighbourhood.id);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(neighbourhood.id);
    }
}
