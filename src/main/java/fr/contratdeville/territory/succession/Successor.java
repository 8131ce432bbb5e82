package fr.contratdeville.territory.succession;

import fr.contratdeville.territory.citycontract.CityContract;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.Objects;
import java.util.UUID;

/** Something of a later contract to which the old, or a part of it, falls. Carries both contracts, as every key does. */
@Embeddable
public class Successor<T extends Succeeded<T>> {

    @Column(name = "contract_id")
    UUID contractId;

    @Column(name = "successor_contract_id")
    UUID successorContractId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "successor_id")
    public T item;

    public Share share;

    protected Successor() {}

    Successor(CityContract old, T item, Share share) {
        this.contractId = old.id;
        this.successorContractId = item.contract.id;
        this.item = item;
        this.share = share;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Successor<?> that && item.id.equals(that.item.id) && share.equals(that.share);
    }

    @Override
    public int hashCode() {
        return Objects.hash(item.id, share);
    }
}
