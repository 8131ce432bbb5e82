package fr.contratdeville.review.bilan.workflow;

import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.platform.reading.Sql;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.bilan.Bilan;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Compares what is published of an action with its bilan. */
@Singleton
class Standings {

    private static final String FIGURES = """
            with bilan_now as (
                select content, validated_content from bilan where contract_id = :contract and id = :bilan),
            said as (
                select cast(figure ->> 'indicatorId' as uuid) as indicator_id, place - 1 as place,
                    said_figure(figure) as figure
                from bilan_now
                cross join lateral jsonb_array_elements(content -> 'figures') with ordinality as f (figure, place)),
            validated as (
                select cast(figure ->> 'indicatorId' as uuid) as indicator_id, said_figure(figure) as figure
                from bilan_now
                cross join lateral jsonb_array_elements(validated_content -> 'figures') as f (figure))
            select coalesce(s.indicator_id, l.indicator_id) as indicator_id, cast(s.place as integer) as place,
                cast(p.figure as text) as published,
                p.figure is not distinct from s.figure as as_said,
                p.figure is not distinct from l.figure as as_validated
            from said s
            full join validated l on l.indicator_id = s.indicator_id
            left join indicator_value v on v.contract_id = :contract and v.action_id = :action
                and v.indicator_id = coalesce(s.indicator_id, l.indicator_id)
            cross join lateral published_figure(v.contract_id, v.id) as p (figure)
            order by s.place, 1
            """;

    private final EntityManager database;
    private final Reads reads;

    Standings(EntityManager database, Reads reads) {
        this.database = database;
        this.reads = reads;
    }

    /**
     * Lets nobody else write the action and its figures to the end of the transaction: what is found out now still holds
     * when it is acted upon. Whoever adds a figure waits for the action's row, whoever changes one for its own.
     */
    void lock(Action action) {
        lock("select id from action where contract_id = :contract and id = :action for no key update", action);
        lock("""
                select id from indicator_value where contract_id = :contract and action_id = :action
                order by id for no key update""", action);
        database.refresh(action);
    }

    private void lock(String rows, Action action) {
        Sql sql = Sql.of(rows, Map.of("contract", action.contract.id, "action", action.id));
        reads.now(connection -> sql.rows(connection, Row::uuid));
    }

    /** Every indicator for which the bilan says something or its last validation wrote something, in the bilan's order. */
    List<Standing> of(Bilan bilan, Action action) {
        List<Tuple> rows = database.createNativeQuery(FIGURES, Tuple.class)
                .setParameter("contract", action.contract.id)
                .setParameter("bilan", bilan.id)
                .setParameter("action", action.id)
                .getResultList();
        return rows.stream()
                .map(row -> new Standing(
                        row.get("indicator_id", UUID.class),
                        row.get("place", Integer.class),
                        row.get("published", String.class),
                        row.get("as_said", Boolean.class),
                        row.get("as_validated", Boolean.class)))
                .toList();
    }
}
