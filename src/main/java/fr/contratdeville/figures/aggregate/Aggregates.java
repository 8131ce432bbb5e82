package fr.contratdeville.figures.aggregate;

import fr.contratdeville.figures.aggregate.addend.Addends;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse;
import fr.contratdeville.figures.aggregate.answer.AggregateRows;
import fr.contratdeville.figures.aggregate.explanation.ContributionLinks;
import fr.contratdeville.figures.aggregate.kept.Basis;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.sql.Parts;
import fr.contratdeville.platform.paging.Addresses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Answers a question, each total with the address of what explains it. */
@Singleton
class Aggregates {

    private final Addends addends;
    private final Basis basis;

    Aggregates(Addends addends, Basis basis) {
        this.addends = addends;
        this.basis = basis;
    }

    /** @param acceptLanguage which language the caller reads, as its header says it */
    AggregateResponse answer(Question question, HttpServerRequest request, String acceptLanguage) {
        Parts parts = addends.read(question);
        basis.note(question);
        ContributionLinks links = new ContributionLinks(request.uri());
        return new AggregateRows(question, parts, links::of).answer(Addresses.self(request), acceptLanguage);
    }
}
