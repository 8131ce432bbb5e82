package fr.contratdeville.territory.pillar;

import fr.contratdeville.territory.succession.SuccessorsDataset;
import jakarta.inject.Singleton;

@Singleton
class PillarSuccessorsDataset extends SuccessorsDataset {

    PillarSuccessorsDataset() {
        super("pillar", "pilier");
    }
}
