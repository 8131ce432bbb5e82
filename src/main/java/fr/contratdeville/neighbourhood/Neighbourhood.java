package fr.contratdeville.neighbourhood;

import fr.contratdeville.citycontract.CityContract;
import fr.contratdeville.item.Item;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** One neighbourhood of one contract. */
@Entity
public class Neighbourhood extends Item {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id", updatable = false)
    public CityContract contract;

    /** The official code of the quartier prioritaire; null where no source gives it. */
    public String code;

    public String name;
}
