package fr.contratdeville.annex.report;

import fr.contratdeville.annex.report.model.ReportedAction;
import fr.contratdeville.platform.body.Uuids;
import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.platform.reading.Sql;
import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse;
import fr.contratdeville.review.indicatorvalue.IndicatorValues;
import fr.contratdeville.review.indicatorvalue.IndicatorValues.WithFigures;
import fr.contratdeville.territory.citycontract.CityContractRef;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a report says beside totals. */
@Singleton
class ReportQueries {

    private static final String CONTRACTS_OF_A_YEAR = """
            select c.id, c.code, c.name, c.epci_name
            from city_contract c
            where c.first_year <= :year and c.last_year >= :year
                and (cast(:code as text) is null or c.code = :code or c.id = cast(:id as uuid))
                and exists (select from action a where a.contract_id = c.id and a.year = :year)
            order by c.code collate "C"
            """;

    private static final String YEARS_OF_CONTRACTS = """
            select c.id, c.code, c.name, c.epci_name, y.year
            from city_contract c
            cross join lateral generate_series(c.first_year, c.last_year) as y (year)
            where exists (select from action a where a.contract_id = c.id and a.year = y.year)
            order by c.code collate "C", y.year
            """;

    private static final String ACTIONS = """
            with placed as (
                select an.action_id, array_agg(n.name order by n.name, n.id) as neighbourhoods
                from action a
                join action_neighbourhood an on an.contract_id = a.contract_id and an.action_id = a.id
                join neighbourhood n on n.id = an.neighbourhood_id
                where a.contract_id = :contract and a.year = :year
                group by an.action_id)
            select a.id, a.title, s.name, s.siret, p.label, coalesce(placed.neighbourhoods, '{}'),
                a.description, a.status, a.postponed_to_year
            from action a
            join structure s on s.id = a.structure_id
            left join pillar p on p.id = a.pillar_id
            left join placed on placed.action_id = a.id
            where a.contract_id = :contract and a.year = :year
            order by p.position, p.code collate "C", a.title_key, s.name, a.id
            """;

    private static final String ACTIONS_WITH_FIGURES =
            "select id, array[id] as actions from action where contract_id = :contract and year = :year";

    private static final String SINCE = """
            select
                count(*) filter (where a.year = :year and earlier.id is not null),
                count(*) filter (where a.year = :year and earlier.id is null),
                count(*) filter (where a.year = :before and not exists (
                    select from action later
                    where later.contract_id = a.contract_id and later.year = :year and later.continues_action_id = a.id))
            from action a
            left join action earlier on earlier.contract_id = a.contract_id and earlier.year = :before
                and earlier.id = a.continues_action_id
            where a.contract_id = :contract and a.year in (:years)
            """;

    private static final String CHANGED_AT = """
            select max(written.updated_at)
            from (
                select updated_at from action where contract_id = :contract and year = :year
                union all
                select updated_at from indicator_value where contract_id = :contract and year = :year) as written
            """;

    /** @param epciName the agglomeration */
    record Contract(CityContractRef ref, String epciName) {

        static Contract of(Row row) throws SQLException {
            return new Contract(CityContractRef.of(row), row.text());
        }
    }

    record ContractYear(Contract contract, int year) {}

    record Movements(long carriedOn, long started, long ended) {}

    private final Reads reads;

    ReportQueries(Reads reads) {
        this.reads = reads;
    }

    /**
     * Those that have actions of the year.
     *
     * @param idOrCode of the one that is asked for; null for all
     */
    List<Contract> contracts(int year, String idOrCode) {
        Map<String, Object> named = new HashMap<>();
        named.put("year", year);
        named.put("code", idOrCode);
        named.put("id", idOrCode == null ? null : Uuids.parse(idOrCode).orElse(null));
        return reads.now(database -> Sql.of(CONTRACTS_OF_A_YEAR, named).rows(database, Contract::of));
    }

    /** All that there are reports of. */
    List<ContractYear> years() {
        return reads.now(database -> Sql.of(YEARS_OF_CONTRACTS, Map.of())
                .rows(database, row -> new ContractYear(Contract.of(row), row.integer())));
    }

    /** In the order of the pillars, those without one last, then of their titles. */
    List<ReportedAction> actions(UUID contract, int year) {
        Map<String, Object> named = Map.of("contract", contract, "year", year);
        Map<UUID, WithFigures<UUID>> figures =
                reads.now(IndicatorValues.with(ACTIONS_WITH_FIGURES, named, "subject.id", Row::uuid));
        return reads.now(database -> Sql.of(ACTIONS, named).rows(database, row -> action(row, figures)));
    }

    private static ReportedAction action(Row row, Map<UUID, WithFigures<UUID>> figures) throws SQLException {
        UUID id = row.uuid();
        return new ReportedAction(
                id,
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.texts(),
                row.text(),
                row.coded(ActionStatus.class),
                row.integer(),
                figuresOf(id, figures));
    }

    private static List<IndicatorValueResponse> figuresOf(UUID action, Map<UUID, WithFigures<UUID>> figures) {
        return figures.get(action).figures();
    }

    /** When the last of a year's actions and figures was written. */
    Instant changedAt(UUID contract, int year) {
        Map<String, Object> named = Map.of("contract", contract, "year", year);
        return reads.now(
                database -> Sql.of(CHANGED_AT, named).rows(database, Row::time).get(0));
    }

    /** How the actions of a year carry on those of the year before, within the contract. */
    Movements since(UUID contract, int year) {
        Map<String, Object> named =
                Map.of("contract", contract, "year", year, "before", year - 1, "years", List.of(year, year - 1));
        return reads.now(database -> Sql.of(SINCE, named)
                .rows(database, row -> new Movements(row.number(), row.number(), row.number()))
                .get(0));
    }
}
