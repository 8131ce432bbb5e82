package fr.contratdeville.platform.item;

import fr.contratdeville.platform.body.Bodies;
import fr.contratdeville.platform.history.Signing;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;

/** What it takes to change any item. */
@Singleton
public class Editing {

    private final Bodies bodies;
    private final EntityTags tags;
    private final Signing signing;
    private final Instance<Referrer> referrers;

    Editing(Bodies bodies, EntityTags tags, Signing signing, @Any Instance<Referrer> referrers) {
        this.bodies = bodies;
        this.tags = tags;
        this.signing = signing;
        this.referrers = referrers;
    }

    Bodies bodies() {
        return bodies;
    }

    EntityTags tags() {
        return tags;
    }

    Signing signing() {
        return signing;
    }

    List<Reference> referencesTo(Item item) {
        return referrers.stream()
                .flatMap(referrer -> referrer.referringTo(item).stream())
                .toList();
    }
}
