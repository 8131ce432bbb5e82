package fr.contratdeville.figures.aggregate.explanation;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Group;
import fr.contratdeville.figures.aggregate.question.AggregateParameters;
import fr.contratdeville.review.action.ActionFilter;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The addresses of what went into the totals of an answer: what was asked, narrowed to one group and one indicator. */
public final class ContributionLinks {

    static final String PATH = "/api/v1/aggregates/contributions";
    /** They say how an answer is laid out, not what it is about. */
    private static final Set<String> LAYOUT =
            Set.of("groupBy", "includeEmpty", AggregateParameters.OF, "detail", "compareTo");

    private final Map<String, List<String>> filters;

    /** @param uri what was asked: path and query */
    public ContributionLinks(String uri) {
        this.filters = new LinkedHashMap<>(new QueryStringDecoder(uri).parameters());
        filters.keySet().removeAll(LAYOUT);
    }

    /**
     * @param indicator its id
     * @return path and query, without the host
     */
    public String of(Group group, UUID indicator) {
        QueryStringEncoder address = new QueryStringEncoder(PATH);
        Map<String, String> narrowed = narrowed(group);
        filters.forEach((name, values) -> {
            if (!narrowed.containsKey(name)) {
                values.forEach(value -> address.addParam(name, value));
            }
        });
        narrowed.forEach(address::addParam);
        address.addParam(AggregateParameters.OF, indicator.toString());
        return address.toString();
    }

    private static Map<String, String> narrowed(Group group) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (group.structure() != null) {
            parameters.put("structure", group.structure().id().toString());
        }
        if (group.pillar() != null) {
            UUID pillar = group.pillar().id();
            parameters.put("pillar", pillar == null ? ActionFilter.NONE : pillar.toString());
        }
        if (group.pillarCode() != null) {
            String code = group.pillarCode().code();
            parameters.put(code == null ? "pillar" : "pillarCode", code == null ? ActionFilter.NONE : code);
        }
        if (group.year() != null) {
            parameters.put("year", group.year().toString());
        }
        if (group.status() != null) {
            parameters.put("status", group.status().code());
        }
        return parameters;
    }
}
