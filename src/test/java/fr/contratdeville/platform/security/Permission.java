package fr.contratdeville.platform.security;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A line of the {@link PermissionTable}.
 *
 * @param operation its name in the OpenAPI document
 * @param address with names of the {@link OneOfEach} in braces
 * @param body the name of one of the {@link RequestBodies}
 * @param open what each caller is answered while everyone reads what is published
 * @param closed what those who have no role are answered while reading is closed to them
 */
record Permission(
        String operation,
        String method,
        String address,
        String body,
        Map<Who, Integer> open,
        Map<Who, Integer> closed) {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE");

    private static final List<Who> WITHOUT_ROLE = List.of(Who.ANONYMOUS, Who.ROLELESS);

    static Permission read(String line) {
        String[] sides = line.strip().split("\\|", -1);
        String[] request = sides[0].strip().split(" +");
        return new Permission(
                request[0],
                request[1],
                request.length > 2 ? request[2] : "",
                request.length > 3 ? request[3] : request[0],
                statuses(List.of(Who.values()), sides[1]),
                statuses(WITHOUT_ROLE, sides[2]));
    }

    private static Map<Who, Integer> statuses(List<Who> callers, String text) {
        String[] columns = text.strip().split(" +");
        if (columns.length != callers.size()) {
            throw new IllegalArgumentException("not one status for each of " + callers + ": " + text);
        }
        Map<Who, Integer> statuses = new EnumMap<>(Who.class);
        for (int i = 0; i < columns.length; i++) {
            statuses.put(callers.get(i), Integer.valueOf(columns[i]));
        }
        return statuses;
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean hasBody() {
        return !WITHOUT_BODY.contains(method) && RequestBodies.of(body) != null;
    }

    /** Whether not even what succeeds leaves a trace. */
    boolean changesNothing() {
        return reads() || address.contains("validateOnly=true");
    }

    /** Whether nothing but a role is missing, so that the caller has no business with this operation at all. */
    boolean wantsAnotherRole(Who who) {
        boolean refused = open.get(who) == 401 || open.get(who) == 403;
        return who.isPartner() ? open.get(Who.OWN_PARTNER) == 403 && open.get(Who.OTHER_PARTNER) == 403 : refused;
    }

    /** Whether the address says whose business it is. Where the body says it, who sends none is told that it is missing. */
    boolean addressSaysWhose() {
        return !operation.startsWith("postBilan");
    }

    @Override
    public String toString() {
        return operation + " " + method + " " + address + (body.equals(operation) ? "" : " " + body);
    }
}
