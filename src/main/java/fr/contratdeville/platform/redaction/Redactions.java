package fr.contratdeville.platform.redaction;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.body.Text;
import fr.contratdeville.platform.history.Signing;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Erasures, and the rules they keep. What is refused is told without what was sent: the name would be in it. */
@Singleton
class Redactions {

    private static final String WORDS = "/words";
    private static final String NOTE = "/note";

    /** What is written in place of a name, by the database. */
    private static final String SIGN = "[nom effacé]";

    private final RedactionRepository repository;
    private final Signing signing;

    Redactions(RedactionRepository repository, Signing signing) {
        this.repository = repository;
        this.signing = signing;
    }

    /** Where the name stands that is asked for, if it could be erased. */
    NamedPlacesResponse places(Body<RedactionRequest> body) {
        String pattern = accepted(body);
        return repository.places(pattern, body.accepted().contractId());
    }

    /** @return empty if the name stands nowhere */
    Optional<RedactionResponse> erase(Body<RedactionRequest> body) {
        String pattern = accepted(body);
        RedactionRequest request = body.accepted();
        signing.sign(request.basis().reason());
        return repository
                .erase(pattern, request.contractId(), request.basis(), request.note())
                .map(this::get);
    }

    /** @throws ProblemException 404 */
    RedactionResponse get(UUID id) {
        return repository.find(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /** @return the pattern of the name */
    private String accepted(Body<RedactionRequest> body) {
        RedactionRequest request = body.unchecked();
        Violations violations = body.violations();
        requireLength(request.words(), WORDS, RedactionRequest.LONGEST_NAME, violations);
        requireLength(request.note(), NOTE, RedactionRequest.LONGEST_NOTE, violations);
        if (request.contractId() != null && !repository.hasContract(request.contractId())) {
            violations.inBody("unknown-reference", "/contractId", request.contractId(), null);
        }
        Optional<String> pattern = Optional.ofNullable(request.words())
                .filter(words -> !violations.concern(WORDS))
                .flatMap(NamePattern::of)
                .filter(name -> !repository.isNamedIn(SIGN, name));
        if (pattern.isEmpty() && !violations.concern(WORDS)) {
            violations.inBody("not-a-name", WORDS);
        }
        pattern.ifPresent(name -> {
            if (request.note() != null && !violations.concern(NOTE) && repository.isNamedIn(request.note(), name)) {
                violations.inBody("names-the-person", NOTE);
            }
            repository
                    .titlesTaken(name, request.contractId())
                    .forEach(id -> violations.inBody("title-would-be-taken", WORDS, id, null));
        });
        body.accepted();
        return pattern.orElseThrow();
    }

    private static void requireLength(String text, String pointer, int most, Violations violations) {
        if (text != null && Text.length(text) > most) {
            violations.inBody("too-long", pointer, null, most);
        }
    }
}
