package fr.contratdeville.territory.neighbourhood;

import fr.contratdeville.territory.succession.SuccessorsDataset;
import jakarta.inject.Singleton;

@Singleton
class NeighbourhoodSuccessorsDataset extends SuccessorsDataset {

    NeighbourhoodSuccessorsDataset() {
        super("neighbourhood", "quartier");
    }
}
