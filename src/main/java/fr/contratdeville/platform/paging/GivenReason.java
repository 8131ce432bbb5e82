package fr.contratdeville.platform.paging;

import fr.contratdeville.platform.body.Text;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Why the request that is being answered is made, if it says so: anyone who writes may. */
@Singleton
public class GivenReason {

    private static final String KEY = GivenReason.class.getName();
    public static final int LONGEST = 500;

    private final CurrentVertxRequest request;
    private final TakenParameters taken;

    GivenReason(CurrentVertxRequest request, TakenParameters taken) {
        this.request = request;
        this.taken = taken;
    }

    public Optional<String> text() {
        RoutingContext current = request.getCurrent();
        return Optional.ofNullable(current == null ? null : current.get(KEY));
    }

    /** After {@link NeedlessParameters}, which knows whether there is a reason to give. */
    @ServerRequestFilter(priority = Priorities.USER + 1)
    void read() {
        if (!taken.names().contains(SharedParameter.REASON.code())) {
            return;
        }
        List<String> values = request.getCurrent().queryParam(SharedParameter.REASON.code());
        if (!values.isEmpty()) {
            request.getCurrent().put(KEY, readable(values));
        }
    }

    private static String readable(List<String> values) {
        Violations violations = new Violations();
        String text = Text.normalised(values.get(0));
        if (values.size() > 1) {
            violations.inParameter("repeated", SharedParameter.REASON.code(), values.size(), null);
        } else if (text == null || Text.length(text) > LONGEST || !Text.isPrintable(text, false)) {
            violations.inParameter("not-a-reason", SharedParameter.REASON.code(), values.get(0), LONGEST);
        }
        violations.throwAs(ProblemType.INVALID_PARAMETERS);
        return text;
    }
}
