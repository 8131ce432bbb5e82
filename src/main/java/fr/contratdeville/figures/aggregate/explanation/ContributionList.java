package fr.contratdeville.figures.aggregate.explanation;

import fr.contratdeville.figures.aggregate.question.AggregateParameters;
import fr.contratdeville.figures.aggregate.question.CountingParameters;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.question.QuestionReader;
import fr.contratdeville.figures.aggregate.sql.CountedFigures;
import fr.contratdeville.platform.body.Uuids;
import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.platform.paging.ListFilter;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SortKey;
import fr.contratdeville.platform.security.Caller;
import fr.contratdeville.review.action.ActionFilter;
import java.util.List;
import java.util.UUID;

/** The list of what went into one total. */
final class ContributionList implements ListFilter {

    private final ActionFilter filter;
    private final CountingParameters counting;
    private final ContributionParameters asked;
    private final Caller caller;
    private Question question;
    private UUID of;

    ContributionList(ActionFilter filter, CountingParameters counting, ContributionParameters asked, Caller caller) {
        this.filter = filter;
        this.counting = counting;
        this.asked = asked;
        this.caller = caller;
    }

    @Override
    public List<String> sort() {
        return asked.sort;
    }

    @Override
    public List<SortKey> sorts() {
        return List.of(new SortKey("contribution", "c.contribution", "numeric"));
    }

    @Override
    public Conditions conditions(Parameters parameters) {
        question = new QuestionReader(parameters, filter, counting, caller).read();
        of = parameters.one(AggregateParameters.OF, asked.of, Uuids::parse, "not-a-uuid", null);
        if (asked.of.isEmpty()) {
            parameters.refuse("required", AggregateParameters.OF, null, null);
        }
        return CountedFigures.named(question).naming(AggregateParameters.OF, of);
    }

    /** Known when the conditions have been read. */
    Question question() {
        return question;
    }

    UUID of() {
        return of;
    }
}
