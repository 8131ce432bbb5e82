package fr.contratdeville.territory.neighbourhood;

import fr.contratdeville.territory.succession.Share;
import fr.contratdeville.territory.succession.Successor;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.Objects;
import java.util.UUID;

/** That a neighbourhood becomes another of a later contract, or a part of it does. Carries both contracts, as every key does. */
@Embeddable
public class NeighbourhoodSuccessor {

    @Column(name = "contract_id")
    UUID contractId;

    @Column(name = "successor_contract_id")
    UUID successorContractId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "successor_id")
    Neighbourhood neighbourhood;

    Share share;

    protected NeighbourhoodSuccessor() {}

    NeighbourhoodSuccessor(Neighbourhood old, Successor<Neighbourhood> successor) {
        this.contractId = old.contract.id;
        this.neighbourhood = successor.item();
        this.successorContractId = neighbourhood.contract.id;
        this.share = successor.share();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NeighbourhoodSuccessor that
                && neighbourhood.id.equals(that.neighbourhood.id)
                && share.equals(that.share);
    }

    @Override
    public int hashCode() {
        return Objects.hash(neighbourhood.id, share);
    }
}
