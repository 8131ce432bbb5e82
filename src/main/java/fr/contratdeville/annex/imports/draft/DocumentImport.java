package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.item.Item;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.territory.citycontract.CityContract;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** A year of a contract that was read from a document. */
@Entity
public class DocumentImport extends Item {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id", updatable = false)
    public CityContract contract;

    @Column(updatable = false)
    public int year;

    @Enumerated(EnumType.STRING)
    public ImportState state;

    /** Its name. */
    @Column(updatable = false)
    public String document;

    @Column(updatable = false)
    public String format;

    @Column(updatable = false)
    public int bytes;

    @Column(updatable = false)
    public String sha256;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Column(updatable = false)
    public KeptDoubts doubts;

    public Instant confirmedAt;

    /** @throws ProblemException 409 once it has been confirmed */
    public void requireDraft() {
        if (state != ImportState.DRAFT) {
            throw new ProblemException(ProblemType.IMPORT_CONFIRMED);
        }
    }

    public void confirm() {
        state = ImportState.CONFIRMED;
        confirmedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
