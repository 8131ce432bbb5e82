package fr.contratdeville.platform.item;

import fr.contratdeville.platform.paging.Identified;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A stored thing with an identity of its own (UUIDv7, RFC 9562), a version, and the times of its making and last change. */
@MappedSuperclass
public abstract class Item implements Identified {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @Version
    public long version;

    @Column(updatable = false)
    public Instant createdAt;

    public Instant updatedAt;

    @Override
    public UUID id() {
        return id;
    }

    /** As Hibernate does to what it writes. */
    void begin() {
        id = newId();
        markCreated();
    }

    /** For what is written past Hibernate, which makes such identifiers otherwise. */
    public static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    @PrePersist
    void markCreated() {
        createdAt = now();
        updatedAt = createdAt;
    }

    @PreUpdate
    void markUpdated() {
        updatedAt = now();
    }

    /** Makes this item's version move, also when only what hangs below it has changed. */
    void touch() {
        updatedAt = now();
    }

    /** To the microsecond, which is what the database keeps: an answer must not differ from the next read. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
