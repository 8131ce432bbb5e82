package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.question.Succession;
import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.review.action.ActionSelection;
import java.util.List;

/**
 * Says in SQL where actions stand, with which weight, and to which contract's generation they belong: as they are stored,
 * or where the successors of their pillars, neighbourhoods and structures do.
 */
record Placing(
        boolean bySuccessorsOfPillars,
        boolean bySuccessorsOfNeighbourhoods,
        boolean bySuccessorsOfStructures,
        boolean bridged,
        boolean byCodesOfPillars,
        ActionSelection asked,
        List<String> pillarCodes) {

    /** What became in the end of every pillar, or neighbourhood: itself if nothing did. */
    private static final String DESTINATIONS = """
            %1$s_destination as (
                with recursive path as (
                    select o.id as origin_id, o.id as destination_id, o.contract_id, cast(1 as numeric) as weight
                    from %1$s o
                    union all
                    select path.origin_id, s.successor_id, s.successor_contract_id, path.weight * s.weight
                    from path
                    join %1$s_successor s on s.contract_id = path.contract_id and s.%1$s_id = path.destination_id
                    where s.weight > 0)
                select origin_id, destination_id, contract_id, sum(weight) as weight
                from path
                where not exists (select from %1$s_successor s where s.%1$s_id = path.destination_id)
                group by origin_id, destination_id, contract_id),
            """;

    /**
     * Who goes on with every structure, and in which years: each structure's line of successors, cut where one takes over. One
     * that takes over no later than its own predecessor did leaves it no year.
     */
    static final String STRUCTURE_DESTINATIONS = """
            structure_destination as (
                with recursive line as (
                    select o.id as origin_id, o.id as destination_id, 0 as from_year, 0 as step
                    from structure o
                    union all
                    select line.origin_id, s.successor_id, greatest(line.from_year, coalesce(s.successor_from_year, 0)),
                        line.step + 1
                    from line
                    join structure s on s.id = line.destination_id
                    where s.successor_id is not null)
                select origin_id, destination_id, from_year,
                    lead(from_year) over (partition by origin_id order by step) as until_year
                from line),
            """;

    private static final String PLACED = """
            placed as not materialized (
                select a.contract_id, a.id, %5$s as structure_id, a.pillar_id as origin_pillar_id, %1$s as pillar_id,
                    %6$s as pillar_code, a.year, a.status, a.transversal_priorities, a.title_key, a.words, %2$s as generation_id, %3$s as weight
                from action a
                %4$s),
            """;

    private static final String PILLARS = "left join pillar_destination pd on pd.origin_id = a.pillar_id";

    /** What goes to any of those asked for is added up; an action in several neighbourhoods goes as the one that goes most. */
    private static final String PLACES = """
            join lateral (
                select sum(nd.weight) as weight, cast(max(cast(nd.contract_id as text)) as uuid) as contract_id
                from action_neighbourhood n
                join neighbourhood_destination nd on nd.origin_id = n.neighbourhood_id
                where n.contract_id = a.contract_id and n.action_id = a.id and nd.destination_id in (:destinations)
                group by nd.origin_id
                order by 1 desc, nd.origin_id
                limit 1) place on true""";

    /** Of an action {@code a}. */
    static final String STRUCTURES = """
            join structure_destination sd on sd.origin_id = a.structure_id and sd.from_year <= a.year
                and (sd.until_year is null or sd.until_year > a.year)""";

    static Placing of(Question question) {
        ActionSelection asked = question.selection();
        Succession succession = question.succession();
        boolean narrowedByNeighbourhood = !asked.neighbourhoods().isEmpty();
        boolean byCodes = question.groupsBy(Grouping.PILLAR_CODE)
                || !question.pillarCodes().isEmpty();
        boolean concernsPillars =
                question.groupsBy(Grouping.PILLAR) || !asked.pillars().isEmpty() || byCodes;
        return new Placing(
                succession.ofPillars(),
                succession.ofNeighbourhoods() && narrowedByNeighbourhood,
                succession.ofStructures(),
                (succession.ofPillars() || succession.ofNeighbourhoods())
                        && (succession.ofPillars() || !concernsPillars)
                        && (succession.ofNeighbourhoods() || !narrowedByNeighbourhood),
                byCodes,
                asked,
                question.pillarCodes());
    }

    /**
     * The pillar, and its code, of an action {@code a} as far as they tell its group, for a select list that goes on: an
     * action that several successors of its pillar bring into one group is in it once.
     */
    static String ofTheGroup(Question question) {
        return (question.groupsBy(Grouping.PILLAR) ? "a.pillar_id" : "cast(null as uuid) as pillar_id")
                + ", "
                + (question.groupsBy(Grouping.PILLAR_CODE) ? "a.pillar_code" : "cast(null as text) as pillar_code");
    }

    /** Common table expressions up to {@code placed} and a comma. */
    String sql() {
        String pillars = bySuccessorsOfPillars ? DESTINATIONS.formatted("pillar") : "";
        String neighbourhoods = bySuccessorsOfNeighbourhoods ? DESTINATIONS.formatted("neighbourhood") : "";
        return pillars
                + neighbourhoods
                + (bySuccessorsOfStructures ? STRUCTURE_DESTINATIONS : "")
                + PLACED.formatted(
                        pillar(),
                        generation(),
                        weight(),
                        joins(),
                        bySuccessorsOfStructures ? "sd.destination_id" : "a.structure_id",
                        byCodesOfPillars ? "pc.code" : "cast(null as text)");
    }

    private String pillar() {
        return bySuccessorsOfPillars ? "coalesce(pd.destination_id, a.pillar_id)" : "a.pillar_id";
    }

    private String joins() {
        return String.join(
                " ",
                bySuccessorsOfPillars ? PILLARS : "",
                bySuccessorsOfNeighbourhoods ? PLACES : "",
                bySuccessorsOfStructures ? STRUCTURES : "",
                byCodesOfPillars ? "left join pillar pc on pc.id = " + pillar() : "");
    }

    private String generation() {
        if (!bridged) {
            return "a.contract_id";
        }
        return bySuccessorsOfPillars
                ? "coalesce(pd.contract_id, a.contract_id)"
                : bySuccessorsOfNeighbourhoods ? "place.contract_id" : "a.contract_id";
    }

    /** Whether any weight is another one than 1. */
    boolean weighs() {
        return bySuccessorsOfPillars || bySuccessorsOfNeighbourhoods;
    }

    private String weight() {
        return (bySuccessorsOfPillars ? "coalesce(pd.weight, 1)" : "cast(1 as numeric)")
                + (bySuccessorsOfNeighbourhoods ? " * place.weight" : "");
    }

    /** On actions called {@code a}, among those that are {@code placed}. */
    Conditions conditions() {
        return (bySuccessorsOfNeighbourhoods ? asked.withoutNeighbourhoods() : asked)
                .conditions()
                .and("a.pillar_code in (:pillarCodes)", "pillarCodes", pillarCodes);
    }

    /** The values that the expressions and the conditions name. */
    Conditions named() {
        Conditions named = new Conditions().naming(conditions());
        return bySuccessorsOfNeighbourhoods ? named.naming("destinations", asked.neighbourhoods()) : named;
    }
}
