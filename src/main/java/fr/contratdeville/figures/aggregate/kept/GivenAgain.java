package fr.contratdeville.figures.aggregate.kept;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse;
import fr.contratdeville.figures.aggregate.kept.KeptAnswers.Found;
import fr.contratdeville.figures.aggregate.question.SeenBilans;
import fr.contratdeville.figures.aggregate.workbook.AggregateWorkbook;
import fr.contratdeville.platform.frozen.AskedMillesime;
import fr.contratdeville.platform.item.EntityTags;
import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.platform.transport.ContentCoding;
import fr.contratdeville.platform.transport.KeptForADay;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers from what is kept, on the thread that has received the request; otherwise lets it be computed, and keeps that.
 * Whoever may not ask, or asks for what cannot be served, has been refused before. What is wrong with parameters need not
 * be looked for: the same address has been answered to who sees the same.
 */
class GivenAgain {

    private static final String COMPUTING = Computing.class.getName();

    private final Looks looks;
    private final KeptAnswers answers;
    private final Callers callers;
    private final ObjectMapper json;
    private final AggregateWorkbook workbooks;
    private final AskedMillesime millesime;
    private final ManagedExecutor workers;

    GivenAgain(
            Looks looks,
            KeptAnswers answers,
            Callers callers,
            ObjectMapper json,
            AggregateWorkbook workbooks,
            AskedMillesime millesime,
            ManagedExecutor workers) {
        this.looks = looks;
        this.answers = answers;
        this.callers = callers;
        this.json = json;
        this.workbooks = workbooks;
        this.millesime = millesime;
        this.workers = workers;
    }

    /** @return nothing if it has to be computed */
    @Kept
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.HEADER_DECORATOR)
    Uni<Response> give(ContainerRequestContext request, RoutingContext routing) {
        AnswerKey key = new AnswerKey(
                routing.request().uri(),
                Form.of(request),
                Findings.language(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)),
                SeenBilans.by(callers.current()));
        Context received = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> looks.look()
                        .thenComposeAsync(
                                look -> answers.find(key, look, () -> isGivenUp(routing.response())),
                                work -> received.runOnContext(nothing -> work.run()))
                        .thenCompose(found -> given(key, found, request, routing)))
                .onFailure()
                .recoverWithNull();
    }

    private static boolean isGivenUp(HttpServerResponse response) {
        return response.closed() || response.ended();
    }

    private CompletionStage<Response> given(
            AnswerKey key, Found found, ContainerRequestContext request, RoutingContext routing) {
        KeptAnswer answer = found.answer();
        if (answer == null) {
            routing.put(COMPUTING, found.computing());
            // Whatever has kept it from being computed, or kept.
            routing.addEndHandler(end -> answers.end(found.computing(), null));
            return CompletableFuture.completedFuture(null);
        }
        if (isKnown(request, answer.tag())) {
            return CompletableFuture.completedFuture(
                    withHeaders(Response.notModified(), answer.tag(), key, routing.request()));
        }
        ContentCoding coding = key.form().coding(request);
        if (answer.in(coding) != null) {
            return CompletableFuture.completedFuture(whole(key, answer, coding, routing.request()));
        }
        return workers.supplyAsync(() -> {
            KeptAnswer more = answer.with(coding);
            answers.replace(key, answer, more);
            return whole(key, more, coding, routing.request());
        });
    }

    private Response whole(AnswerKey key, KeptAnswer answer, ContentCoding coding, HttpServerRequest request) {
        AnswerHeaders.sayName(key.form(), request);
        return withHeaders(Response.ok(key.form().entity(answer, coding)), answer.tag(), key, request);
    }

    private Response withHeaders(
            Response.ResponseBuilder response, String tag, AnswerKey key, HttpServerRequest request) {
        AnswerHeaders.sayLanguage(key.language(), request);
        if (millesime.isNamedById()) {
            KeptForADay.say(request);
        }
        return response.type(key.form().type()).header(HttpHeaders.ETAG, tag).build();
    }

    @Kept
    @ServerResponseFilter
    void keep(ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
        Computing computing = routing.get(COMPUTING);
        KeptAnswer answer = null;
        try {
            if (response.getEntity() instanceof AggregateResponse computed) {
                answer = complete(computed, computing, request, response, routing);
            }
        } finally {
            if (computing != null) {
                answers.end(computing, answer);
            }
        }
    }

    /** @return null if it cannot be kept */
    private KeptAnswer complete(
            AggregateResponse computed,
            Computing computing,
            ContainerRequestContext request,
            ContainerResponseContext response,
            RoutingContext routing) {
        Form form = Form.of(request);
        byte[] body = form == Form.WORKBOOK
                ? workbooks.written(computed, request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                : written(computed);
        String tag = EntityTags.of(body);
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        KeptAnswer answer = KeptAnswer.of(computing == null ? 0 : computing.look(), dependence(routing), tag, body);
        if (isKnown(request, tag)) {
            response.setStatusInfo(Response.Status.NOT_MODIFIED);
            response.setEntity(null);
        } else {
            ContentCoding coding = form.coding(request);
            if (coding != ContentCoding.IDENTITY) {
                answer = answer.with(coding);
            }
            AnswerHeaders.sayName(form, routing.request());
            response.setEntity(form.entity(answer, coding));
        }
        return computing == null || answer.dependence() == null ? null : answer;
    }

    /** @return null if it is not known, or if it is of another database than the one that is looked at */
    private Dependence dependence(RoutingContext routing) {
        Basis.Note basis = Basis.of(routing);
        return basis == null || !basis.database().equals(looks.database()) ? null : basis.dependence();
    }

    private byte[] written(AggregateResponse computed) {
        try {
            return json.writeValueAsBytes(computed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isKnown(ContainerRequestContext request, String tag) {
        return !EntityTags.matchesNone(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag);
    }
}
