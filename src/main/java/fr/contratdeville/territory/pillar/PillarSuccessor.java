package fr.contratdeville.territory.pillar;

import fr.contratdeville.territory.succession.Share;
import fr.contratdeville.territory.succession.Successor;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.Objects;
import java.util.UUID;

/** That a pillar becomes another of a later contract, or a part of it does. Carries both contracts, as every key does. */
@Embeddable
public class PillarSuccessor {

    @Column(name = "contract_id")
    UUID contractId;

    @Column(name = "successor_contract_id")
    UUID successorContractId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "successor_id")
    Pillar pillar;

    Share share;

    protected PillarSuccessor() {}

    PillarSuccessor(Pillar old, Successor<Pillar> successor) {
        this.contractId = old.contract.id;
        this.pillar = successor.item();
        this.successorContractId = pillar.contract.id;
        this.share = successor.share();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PillarSuccessor that && pillar.id.equals(that.pillar.id) && share.equals(that.share);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pillar.id, share);
    }
}
