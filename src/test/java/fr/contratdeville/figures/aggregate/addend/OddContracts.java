package fr.contratdeville.figures.aggregate.addend;

import fr.contratdeville.testing.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Arbitrary actions under contracts some years of which are the same, with figures of every kind, parts in several sets,
 * overlaps also between contracts, and whatever may become of them.
 */
final class OddContracts {

    private static final String ACTIONS = """
            insert into action (id, contract_id, version, created_at, updated_at, structure_id, pillar_id, year, title,
                description, objectives, partners, transversal_priorities, status, postponed_to_year)
            select gen_random_uuid(), contract_id, 0, now(), now(),
                (select id from structure order by md5(id || cast(n as text)) limit 1),
                (select id from pillar p where p.contract_id = drawn.contract_id and n % 5 > 0
                    order by md5(id || cast(n as text)) limit 1),
                year, 'Action ' || n, '', '{}', '{}', '{}', status, case status when 'postponed' then year + 1 end
            from (
                select c.id as contract_id, row_number() over () as n,
                    c.first_year + cast(floor(random() * (c.last_year - c.first_year + 1)) as integer) as year,
                    (array['planned', 'completed', 'completed', 'partially_completed', 'postponed', 'cancelled'])
                        [1 + cast(floor(random() * 6) as integer)] as status
                from city_contract c, generate_series(1, 12)) drawn
            """;

    /** Changed at times of which few are the same. */
    private static final String FIGURES = """
            insert into indicator_value (id, contract_id, action_id, version, created_at, updated_at, indicator_id, kind,
                value, lower_bound, upper_bound, disjoint)
            select gen_random_uuid(), contract_id, action_id, version, changed_at, changed_at, indicator_id, kind,
                case when kind in ('exact', 'approximate') then number end,
                case kind when 'range' then number end, case kind when 'range' then number + 7.25 end,
                disjoint and kind in ('exact', 'approximate', 'range')
            from (
                select a.contract_id, a.id as action_id, i.id as indicator_id,
                    cast(floor(random() * 4) as integer) as version,
                    timestamptz '2023-01-01' + floor(random() * 20000) * interval '1 minute' as changed_at,
                    (array['exact', 'exact', 'approximate', 'range', 'not_communicated', 'not_applicable'])
                        [1 + cast(floor(random() * 6) as integer)] as kind,
                    floor(random() * 10000) * power(10, -1 * floor(random() * 4)) as number,
                    random() < 0.2 as disjoint
                from action a, indicator i
                where i.aggregation <> 'ratio' and random() < 0.7) drawn
            """;

    private static final String PARTS = """
            insert into breakdown_part (id, contract_id, indicator_value_id, category_set_id, category_id, coverage, value)
            select gen_random_uuid(), v.contract_id, v.id, c.category_set_id, c.id, s.coverage,
                round(coalesce(v.value, v.lower_bound) / 4, 2)
            from indicator_value v
            cross join lateral (
                select id, case when random() < 0.5 then 'whole' else 'partial' end as coverage
                from category_set
                where random() < 0.4 and v.id is not null) s
            join category c on c.category_set_id = s.id
            where v.kind in ('exact', 'approximate', 'range') and random() < 0.8
            """;

    private static final String OVERLAPS = """
            insert into indicator_value_overlap (id, contract_id, indicator_value_id, action_id, other_contract_id,
                other_action_id, share, people)
            select gen_random_uuid(), v.contract_id, v.id, v.action_id, o.contract_id, o.action_id, share,
                case share when 'number' then 1 + floor(random() * 5) end
            from (
                select w.*, (array['all', 'some', 'number'])[1 + cast(floor(random() * 3) as integer)] as share
                from indicator_value w
                join indicator i on i.id = w.indicator_id and i.counts = 'people'
                where w.kind = 'exact' and random() < 0.15) v
            cross join lateral (
                select p.contract_id, p.action_id
                from indicator_value p
                where p.year = v.year and p.indicator_id = v.indicator_id and p.action_id <> v.action_id
                order by md5(p.id || cast(v.id as text))
                limit 1) o
            """;

    /** One set of the dimension can be put together with the other. */
    private static final String WITHIN = """
            insert into category_broader (category_id, broader_set_id, broader_category_id)
            select c.id, b.category_set_id, b.id
            from category c
            join category_set s on s.id = c.category_set_id and s.code = 'sexes' and s.version = 1
            join category b on b.code = c.code
            join category_set t on t.id = b.category_set_id and t.code = 'sexes' and t.version = 2
            """;

    private static final List<String> CHANGES = List.of(
            "update indicator_value set value = value + 1, version = version + 1, updated_at = now() where %s",
            "update indicator_value set kind = 'not_communicated', value = null, lower_bound = null, upper_bound = null,"
                    + " disjoint = false where %s and id not in (select indicator_value_id from breakdown_part)",
            "delete from indicator_value where %s",
            "update indicator_value set disjoint = not disjoint where value is not null and %s",
            "update indicator_value set updated_at = '2024-06-01', version = cast(random() * 9 as integer) where id in"
                    + " (select id from indicator_value order by random() limit 30)",
            "update breakdown_part set value = value + 0.5 where %s",
            "update breakdown_part set coverage = 'partial' where %s",
            "delete from breakdown_part where %s",
            "delete from indicator_value_overlap where %s",
            OVERLAPS + " on conflict do nothing",
            "update action set status = 'cancelled', postponed_to_year = null where %s",
            "update action set year = c.last_year, status = 'planned', postponed_to_year = null from city_contract c"
                    + " where c.id = contract_id and action.%s",
            "update action set pillar_id = null where %s",
            "update pillar set code = 'autre' where %s and contract_id not in (select contract_id from pillar where code = 'autre')",
            "update pillar set label = label || ' bis' where %s",
            "update structure set name = name || ' bis' where %s",
            "update indicator set label = label || ' bis' where %s",
            "update indicator set approximation_tolerance = 0.25 where aggregation <> 'ratio' and %s",
            "update category set label = label || ' bis' where %s",
            "update city_contract set last_year = last_year + 1 where %s",
            "insert into city_contract (id, version, created_at, updated_at, code, name, epci_name, first_year, last_year)"
                    + " select gen_random_uuid(), 0, now(), now(), code || '-' || left(md5(cast(random() as text)), 6), name,"
                    + " epci_name, first_year, last_year from city_contract where %s",
            "update indicator_value set version = version where %s");

    private final Random random;

    OddContracts(Random random) {
        this.random = random;
    }

    void store(DataSource database) throws SQLException {
        for (int i = 1; i <= 4; i++) {
            String contract = Stored.contract("contrat-" + i, 2018 + i, 2021 + i);
            Stored.structure("Structure " + i);
            for (int j = 1; j <= 2; j++) {
                Stored.pillar(contract, "pilier-" + (i + j) % 3, j);
            }
        }
        Stored.sexes();
        Stored.ages();
        String people = Stored.people("enfants", "sum");
        String done = Stored.indicator("faites", "sum");
        Stored.ratio("taux", done, people);
        Stored.indicator("affluence", "max");
        Stored.people("adherents", "latest");
        Stored.indicator("duree", "none");
        run(database, List.of(WITHIN, ACTIONS, FIGURES, PARTS, OVERLAPS));
    }

    /** @return what was done */
    String change(DataSource database) throws SQLException {
        String change = CHANGES.get(random.nextInt(CHANGES.size()));
        String table = change.replaceFirst("(?s)^(update|delete from|insert into) (\\w+).*", "$2");
        String one = "id = (select id from %s order by random() limit 1)".formatted(table);
        run(database, List.of(change.contains("%s") ? change.formatted(one) : change));
        return change;
    }

    private void run(DataSource database, List<String> statements) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement seed = connection.prepareStatement("select setseed(?)");
                Statement statement = connection.createStatement()) {
            seed.setDouble(1, random.nextDouble());
            seed.execute();
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What can be answered by putting together what contracts add. */
    String question(List<String> contracts) {
        List<String> parameters = new ArrayList<>();
        String groupings = one(List.of("year", "pillar-code,year", "year,pillar-code", "pillar-code"));
        parameters.add("groupBy=" + groupings);
        if (!groupings.contains("year")) {
            parameters.add("year=" + (2019 + random.nextInt(6)));
        } else if (random.nextInt(3) == 0) {
            parameters.add("yearFrom=" + (2019 + random.nextInt(4)));
        }
        if (random.nextInt(4) == 0) {
            parameters.add("pillarCode=pilier-1&pillarCode=autre");
        }
        if (random.nextInt(3) == 0) {
            parameters.addAll(Stream.of(one(contracts), one(contracts), one(contracts))
                    .distinct()
                    .map(contract -> "contract=" + contract)
                    .toList());
        }
        if (random.nextInt(5) == 0) {
            parameters.add("detail=sums");
        }
        return parameters.stream().collect(Collectors.joining("&"));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
