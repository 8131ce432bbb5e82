package fr.contratdeville.pillar;

import fr.contratdeville.citycontract.CityContract;
import fr.contratdeville.item.Item;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** One heading of one contract. */
@Entity
public class Pillar extends Item {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id", updatable = false)
    public CityContract contract;

    public String code;
    public String label;
    public int position;
}
