package fr.contratdeville.annex.report;

import fr.contratdeville.annex.report.ReportQueries.Contract;
import fr.contratdeville.annex.report.ReportQueries.Movements;
import fr.contratdeville.annex.report.data.DataFile;
import fr.contratdeville.annex.report.data.Manifest;
import fr.contratdeville.annex.report.data.YearsData;
import fr.contratdeville.annex.report.model.Report;
import fr.contratdeville.annex.report.model.Report.Section;
import fr.contratdeville.annex.report.model.Report.Since;
import fr.contratdeville.annex.report.model.ReportedAction;
import fr.contratdeville.annex.report.model.ReportedMillesime;
import fr.contratdeville.annex.report.model.ReportedMillesime.Erasure;
import fr.contratdeville.figures.aggregate.addend.Addends;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Row;
import fr.contratdeville.figures.aggregate.answer.AggregateRows;
import fr.contratdeville.figures.aggregate.explanation.ContributionLinks;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.millesime.MillesimeResponse;
import fr.contratdeville.figures.millesime.Millesimes;
import fr.contratdeville.platform.database.LongRead;
import fr.contratdeville.platform.frozen.AskedMillesime;
import fr.contratdeville.platform.frozen.AskedState;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.territory.citycontract.CityContractRef;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads all that a report says from one state of the database. */
@Singleton
class Reports {

    private final ReportQueries queries;
    private final Addends totals;
    private final Millesimes millesimes;
    private final AskedMillesime asked;
    private final AskedState state;
    private final YearsData datasets;

    Reports(
            ReportQueries queries,
            Addends totals,
            Millesimes millesimes,
            AskedMillesime asked,
            AskedState state,
            YearsData datasets) {
        this.queries = queries;
        this.totals = totals;
        this.millesimes = millesimes;
        this.asked = asked;
        this.state = state;
        this.datasets = datasets;
    }

    /**
     * Of the millésime that the request asks for, or of what is published now. In a transaction of its own.
     *
     * @param contract its id or its code; null for the only one that there is
     * @param acceptLanguage which language the warnings are to be in
     * @param withData whether it is to have what it was made of with it
     * @throws ProblemException 404 if no contract has actions of that year; 400 if several have and none is named, or if the
     *     millésime is another year's
     */
    @LongRead
    Report read(int year, String contract, String acceptLanguage, boolean withData) {
        return state.read(() -> inOneState(year, contract, acceptLanguage, withData));
    }

    private Report inOneState(int year, String wanted, String acceptLanguage, boolean withData) {
        ReportedMillesime millesime = asked.id().map(id -> of(id, year)).orElse(null);
        Contract contract = contract(year, wanted);
        UUID id = contract.ref().id();
        AggregateResponse whole = totals(id, year, List.of(Grouping.YEAR), acceptLanguage);
        return new Report(
                contract.ref(),
                contract.epciName(),
                year,
                millesime,
                whole.rows().get(0),
                totals(id, year, List.of(Grouping.PILLAR), acceptLanguage).rows(),
                totals(id, year, List.of(Grouping.STRUCTURE), acceptLanguage).rows(),
                since(id, year, acceptLanguage),
                whole.warnings(),
                sections(queries.actions(id, year)),
                queries.changedAt(id, year),
                withData ? data(contract.ref(), year, millesime) : List.of());
    }

    private List<DataFile> data(CityContractRef contract, int year, ReportedMillesime millesime) {
        String code = millesime == null ? null : millesime.code();
        String sha256 = millesime == null ? null : millesime.sha256();
        return new Manifest(contract.code(), year, code, sha256).with(datasets.read(contract.id(), year));
    }

    private ReportedMillesime of(UUID id, int year) {
        MillesimeResponse millesime = millesimes.get(id);
        if (millesime.year() != year) {
            Violations violations = new Violations();
            violations.inParameter("not-of-the-year", "millesime", millesime.code(), year);
            violations.throwAs(ProblemType.INVALID_PARAMETERS);
        }
        return new ReportedMillesime(
                millesime.code(),
                millesime.number(),
                millesime.label(),
                millesime.frozenAt(),
                millesime.sha256(),
                millesime.redactions().stream()
                        .map(erased -> new Erasure(erased.at(), erased.sha256Before(), erased.sha256()))
                        .toList());
    }

    private Contract contract(int year, String wanted) {
        List<Contract> found = queries.contracts(year, wanted);
        if (found.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        if (found.size() > 1) {
            Violations violations = new Violations();
            String codes = found.stream().map(each -> each.ref().code()).collect(Collectors.joining(", "));
            violations.inParameter("one-of-several-contracts", "contract", null, codes);
            violations.throwAs(ProblemType.INVALID_PARAMETERS);
        }
        return found.get(0);
    }

    private AggregateResponse totals(UUID contract, int year, List<Grouping> groupings, String acceptLanguage) {
        Question question = Question.ofAYear(contract, year, groupings);
        String millesime = asked.id().map(id -> "&millesime=" + id).orElse("");
        ContributionLinks links =
                new ContributionLinks("/api/v1/aggregates?contract=%s&year=%d%s".formatted(contract, year, millesime));
        return new AggregateRows(question, totals.read(question), links::of).answer(null, acceptLanguage);
    }

    private Since since(UUID contract, int year, String acceptLanguage) {
        List<Row> before = totals(contract, year - 1, List.of(Grouping.YEAR), acceptLanguage)
                .rows();
        if (before.isEmpty() || before.get(0).actions().total() == 0) {
            return null;
        }
        Movements movements = queries.since(contract, year);
        return new Since(year - 1, movements.carriedOn(), movements.started(), movements.ended(), before.get(0));
    }

    private static List<Section> sections(List<ReportedAction> actions) {
        List<Section> sections = new ArrayList<>();
        for (ReportedAction action : actions) {
            Section last = sections.isEmpty() ? null : sections.get(sections.size() - 1);
            if (last == null || !Objects.equals(last.pillar(), action.pillar())) {
                last = new Section(action.pillar(), new ArrayList<>());
                sections.add(last);
            }
            last.actions().add(action);
        }
        return sections;
    }
}
