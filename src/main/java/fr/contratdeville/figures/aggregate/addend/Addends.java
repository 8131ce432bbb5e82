package fr.contratdeville.figures.aggregate.addend;

import fr.contratdeville.figures.aggregate.kept.Frontier;
import fr.contratdeville.figures.aggregate.kept.KeptMemory;
import fr.contratdeville.figures.aggregate.kept.NewEntries;
import fr.contratdeville.figures.aggregate.question.Figures;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.question.SeenBilans;
import fr.contratdeville.figures.aggregate.sql.FigureRow;
import fr.contratdeville.figures.aggregate.sql.Parts;
import fr.contratdeville.figures.aggregate.sql.PartsReader;
import fr.contratdeville.platform.frozen.AskedMillesime;
import fr.contratdeville.review.action.ActionSelection;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Answers questions about several contracts from what each of them adds, which is kept; only of contracts that have changed
 * since it is asked again. Never stale, and never of two states: the transaction that answers sees one state, and finds in the
 * history that it sees itself what has changed since the one state in which all that is kept was found. What is kept was
 * known before the transaction began, so that its state is the earlier one.
 */
@Singleton
public class Addends {

    private static final Logger LOG = Logger.getLogger(Addends.class);

    /** More entries take longer to be read than all is found out again. */
    private static final int MOST_ENTRIES = 50_000;

    /** Some seconds' work. */
    private static final long MOST_ACTIONS_WHILE_SOMEBODY_WAITS = 20_000;

    /** Or nothing could be told of its history. */
    private static final int AFTER_THE_FEED_HAS_BEGUN = 4000;

    /** Of so many contracts one may have to be asked in full, whatever the question. */
    private static final int NARROW = 10;

    /** Nothing that a contract adds follows from these, where neither pillars nor structures are mapped. */
    static final Set<String> NOT_READ =
            Set.of("action_neighbourhood", "neighbourhood", "neighbourhood_successor", "pillar_successor", "structure");

    /** Of what these hold, only that contract's addend follows from what belongs to a contract. */
    private static final Set<String> OF_ONE_CONTRACT = Set.of(
            "action",
            "bilan",
            "breakdown_part",
            "city_contract",
            "indicator_value",
            "indicator_value_overlap",
            "pillar");

    private final PartsReader reader;
    private final ContractQueries contracts;
    private final EntityManager database;
    private final AskedMillesime millesime;
    private final LaterOn laterOn;
    private final long most;
    private final AtomicReference<Known> known = new AtomicReference<>();

    Addends(
            PartsReader reader,
            ContractQueries contracts,
            EntityManager database,
            AskedMillesime millesime,
            LaterOn laterOn,
            @ConfigProperty(name = "contratdeville.aggregates.kept") MemorySize most) {
        this.reader = reader;
        this.contracts = contracts;
        this.database = database;
        this.millesime = millesime;
        this.laterOn = laterOn;
        this.most = KeptMemory.ofAddends(most);
    }

    /**
     * The same as {@link PartsReader#read}. Where very much is unknown, what contracts add takes longer to be found out than the
     * answer, which is computed in whole then: for all contracts, the rest is found out when it has been, as it is when the
     * service starts.
     */
    public Parts read(Question question) {
        if (most == 0 || !canBePutTogether(question) || millesime.id().isPresent()) {
            return reader.read(question);
        }
        Known before = known.get();
        reader.begin(question);
        Optional<Known> now = inThisState(before);
        List<UUID> asked = now.isPresent() ? asked(question) : List.of();
        Set<UUID> unknown = now.map(state -> state.unknown(asked)).orElse(Set.of());
        long unknownActions = contracts.actionsOf(unknown);
        if (now.isPresent() && unknownActions <= MOST_ACTIONS_WHILE_SOMEBODY_WAITS) {
            Optional<Parts> together = together(question, before, now.get(), asked, unknown);
            if (together.isPresent()) {
                return together.get();
            }
        }
        Parts whole = reader.read(question);
        if (unknownActions > MOST_ACTIONS_WHILE_SOMEBODY_WAITS && isOfAll(question)) {
            laterOn.begin(this::findOut);
        }
        return whole;
    }

    private List<UUID> asked(Question question) {
        return isOfAll(question)
                ? contracts.all()
                : question.selection().contracts().stream().distinct().toList();
    }

    private static boolean isOfAll(Question question) {
        return question.selection().contracts().isEmpty();
    }

    /** @return empty if it is less work, or the only way, to compute it in whole */
    private Optional<Parts> together(Question question, Known before, Known now, List<UUID> asked, Set<UUID> unknown) {
        if (unknown.size() * NARROW > asked.size()) {
            if (narrows(question)) {
                return Optional.empty();
            }
            reader.refuseTooMany(question);
        }
        Known enough = now.and(contracts.addends(unknown, now.names()));
        Known all = isOfAll(question) ? enough.bundled(asked) : enough;
        known.compareAndSet(before, all.within(most));
        SummedRows rows = new SummedRows(question);
        (isOfAll(question) ? all.ofBundles() : asked.stream().map(all::of)).forEach(rows::add);
        return together(question, rows);
    }

    /** So that nobody waits for the first total of a whole country. Of less, it is found out when somebody asks. */
    void begin(@Observes @Priority(AFTER_THE_FEED_HAS_BEGUN) StartupEvent start) {
        if (most > 0) {
            laterOn.begin(this::findOut);
        }
    }

    /** What all contracts add, if it is much, in a transaction of its own. */
    private void findOut() {
        Known before = known.get();
        reader.begin(Question.ofEachContract(List.of(), new SeenBilans(null)));
        List<UUID> all = contracts.all();
        if (contracts.actionsOf(all) <= MOST_ACTIONS_WHILE_SOMEBODY_WAITS) {
            return;
        }
        inThisState(before).ifPresent(now -> {
            Known found =
                    now.and(contracts.addends(now.unknown(all), now.names())).bundled(all);
            if (found.bytes() > most) {
                LOG.warnf(
                        "Totals over all contracts are computed anew after each change: what contracts add to them takes"
                                + " %d bytes, and there is room for %d (two thirds of contratdeville.aggregates.kept)",
                        found.bytes(), most);
                laterOn.never();
            } else {
                // Whatever somebody has found out of a few meanwhile.
                known.set(found);
            }
        });
    }

    /**
     * Whatever does not tell contracts apart, and where no figure's going in follows from another contract: stocks are of one
     * year.
     */
    private static boolean canBePutTogether(Question question) {
        ActionSelection asked = question.selection();
        return question.figures() == Figures.PUBLISHED
                && asked.contracts().size() != 1
                && Set.of(Grouping.YEAR, Grouping.PILLAR_CODE).containsAll(question.groupings())
                && (question.groupsBy(Grouping.YEAR) || asked.isOfOneYear())
                && asked.structures().isEmpty()
                && asked.pillars().isEmpty()
                && !asked.unassigned()
                && asked.statuses().isEmpty()
                && asked.neighbourhoods().isEmpty()
                && asked.priorities().isEmpty()
                && asked.indicators().isEmpty()
                && asked.words() == null
                && !question.includeEmpty()
                && !question.compares()
                && !question.succession().ofPillars()
                && !question.succession().ofStructures()
                && (question.seen().structures() == null
                        || question.seen().structures().isEmpty());
    }

    /** Asking what all years add would be more work than answering. */
    private static boolean narrows(Question question) {
        ActionSelection asked = question.selection();
        return !asked.years().isEmpty()
                || asked.yearFrom() != null
                || asked.yearTo() != null
                || !question.pillarCodes().isEmpty();
    }

    /** @return empty if it cannot be told from the history what has changed since */
    private Optional<Known> inThisState(Known before) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            Optional<Known> later = before == null ? Optional.empty() : since(before, connection);
            return later.isPresent() ? later : NewEntries.seenBy(connection).map(Known::nothing);
        });
    }

    private static Optional<Known> since(Known before, Connection transaction) throws SQLException {
        Optional<NewEntries> found = NewEntries.since(before.state(), MOST_ENTRIES, transaction);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<NewEntries.Entry> read = found.get().entries().stream()
                .filter(entry -> !NOT_READ.contains(entry.dataset()))
                .toList();
        Frontier state = found.get().frontier();
        boolean ofContracts =
                read.stream().allMatch(entry -> OF_ONE_CONTRACT.contains(entry.dataset()) && entry.contract() != null);
        return Optional.of(
                ofContracts
                        ? before.without(
                                read.stream()
                                        .flatMap(entry -> entry.contracts().stream())
                                        .collect(Collectors.toSet()),
                                state)
                        : Known.nothing(state));
    }

    /** @return empty if it cannot be told from what is known which figure is the newest of some total */
    private Optional<Parts> together(Question question, SummedRows rows) {
        List<FigureRow> totals = rows.totals();
        if (totals.stream().anyMatch(FigureRow::hidesItsNewestVersion)) {
            return Optional.empty();
        }
        Map<String, List<String>> labels =
                question.groupsBy(Grouping.PILLAR_CODE) ? reader.labelsOfCodes(question) : Map.of();
        return Optional.of(
                reader.together(question, rows.actions(labels), totals, rows.breakdowns(), rows::breakdownsByOneSet));
    }
}
