package fr.contratdeville.territory.structure;

import fr.contratdeville.platform.security.ActsFor;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@Singleton
class ActsForStructures implements ActsFor {

    private final StructureRepository repository;

    ActsForStructures(StructureRepository repository) {
        this.repository = repository;
    }

    @Override
    @Transactional
    public Set<UUID> structures(Set<UUID> named) {
        return repository.lines(named).values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
