package fr.contratdeville.territory.succession;

import java.math.BigDecimal;
import java.util.UUID;

/** What a request says of one successor, whatever it calls its id. */
public interface SuccessorRequest {

    UUID successorId();

    BigDecimal weight();

    Boolean main();
}
