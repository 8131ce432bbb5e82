package fr.contratdeville.territory.citycontract;

import fr.contratdeville.platform.item.Item;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** The agreement under which actions are carried out and reviewed. */
@Entity
@Table(name = "city_contract")
public class CityContract extends Item {

    public String code;
    public String name;
    public String epciName;
    public String epciSiren;
    public int firstYear;
    public int lastYear;

    public boolean covers(int year) {
        return firstYear <= year && year <= lastYear;
    }
}
