package fr.contratdeville.annex.report.model;

import fr.contratdeville.annex.report.data.DataFile;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Row;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.WarningText;
import fr.contratdeville.territory.citycontract.CityContractRef;
import java.time.Instant;
import java.util.List;

/**
 * A year of a contract, as one state of the database has it. All totals are answers of {@code figures.aggregate}.
 *
 * @param epciName the agglomeration
 * @param millesime that it was read of; null for what is published now
 * @param whole all actions together
 * @param pillars the totals of each, in their order
 * @param structures the totals of each, by name
 * @param since what has changed since the year before; null if there is nothing of that
 * @param warnings what to know before quoting any of the totals
 * @param sections one for each pillar that has actions, and a last one for actions without
 * @param changedAt when the last of its actions and figures was written
 * @param data what it was made of, with a manifest; none unless it was asked for
 */
public record Report(
        CityContractRef contract,
        String epciName,
        int year,
        ReportedMillesime millesime,
        Row whole,
        List<Row> pillars,
        List<Row> structures,
        Since since,
        List<WarningText> warnings,
        List<Section> sections,
        Instant changedAt,
        List<DataFile> data) {

    /**
     * @param carriedOn actions that carry on one of the year before
     * @param started actions that carry on none
     * @param ended actions of the year before that none carries on
     * @param before the totals of all actions of that year
     */
    public record Since(int year, long carriedOn, long started, long ended, Row before) {}

    /** @param pillar null for actions without one */
    public record Section(String pillar, List<ReportedAction> actions) {}

    public List<ReportedAction> actions() {
        return sections.stream().flatMap(section -> section.actions().stream()).toList();
    }
}
