package fr.contratdeville.platform.sight;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** A line of the log that is made of members: as text, or as members of a JSON object where the log is JSON. */
final class LogLine {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** @param value null for none */
    LogLine saying(String member, Object value) {
        if (value != null) {
            members.put(member, value);
        }
        return this;
    }

    void writeTo(Logger log, Function<Map<String, Object>, String> text) {
        members.forEach(MDC::put);
        try {
            log.info(text.apply(members));
        } finally {
            members.keySet().forEach(MDC::remove);
        }
    }
}
