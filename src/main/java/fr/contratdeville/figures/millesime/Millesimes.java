package fr.contratdeville.figures.millesime;

import fr.contratdeville.figures.millesime.MillesimeResponse.MillesimeRedactionResponse;
import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.frozen.MillesimeNames;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** The millésimes, and the rules they keep. */
@Singleton
public class Millesimes {

    /** @param isNew whether it was not there before */
    record Frozen(MillesimeResponse millesime, boolean isNew) {}

    private final MillesimeRepository repository;
    private final MillesimeNames names;

    Millesimes(MillesimeRepository repository, MillesimeNames names) {
        this.repository = repository;
        this.names = names;
    }

    /** Freezes a year; sent again, as a double click does, it freezes nothing anew. */
    Frozen freeze(Body<MillesimeRequest> body) {
        MillesimeRequest request = body.accepted();
        repository.takeTurn();
        if (!repository.hasActions(request.year())) {
            body.violations().inBody("year-without-actions", "/year", request.year(), null);
        }
        body.accepted();
        UUID id = repository.freeze(request.year(), request.label());
        return new Frozen(get(id), repository.isNew(id));
    }

    /** @throws ProblemException 404 */
    MillesimeResponse get(String idOrCode) {
        return names.find(idOrCode).map(this::get).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /** @throws ProblemException 404 */
    public MillesimeResponse get(UUID id) {
        return repository.find(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /** @return null if no name was erased from it */
    private static Instant redactedAt(MillesimeResponse millesime) {
        return millesime.redactions().stream()
                .map(MillesimeRedactionResponse::at)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** @throws ProblemException 503 while another one is being verified: it reads all that is frozen */
    VerificationResponse verify(String idOrCode) {
        MillesimeResponse millesime = get(idOrCode);
        if (!repository.isAloneToVerify()) {
            throw ProblemException.unavailable();
        }
        String frozen = millesime.sha256();
        String recomputed = repository.recomputed(millesime.id());
        return new VerificationResponse(frozen, recomputed, frozen.equals(recomputed), redactedAt(millesime));
    }
}
