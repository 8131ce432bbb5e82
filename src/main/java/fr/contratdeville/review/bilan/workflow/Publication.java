package fr.contratdeville.review.bilan.workflow;

import fr.contratdeville.catalogue.dimension.CategorySets;
import fr.contratdeville.platform.body.Bodies;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.ActionRequest;
import fr.contratdeville.review.action.Actions;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanContent;
import fr.contratdeville.review.bilan.BilanFigure;
import fr.contratdeville.review.bilan.Bilans;
import fr.contratdeville.review.bilan.Reason;
import fr.contratdeville.review.bilan.Replaced;
import fr.contratdeville.review.bilan.checks.Submission;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValues;
import fr.contratdeville.review.indicatorvalue.IndicatorValues.ActionFigures;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Turns a validated bilan into published data, by the same rules that the agglomeration's own edits keep, and takes it back.
 *
 * <p>What is published is the bilan's as long as it is what its last validation wrote, and the agglomeration's otherwise
 * ({@link Standing}). What is the agglomeration's is overwritten only if that is asked for, and it comes back when what the
 * bilan has put in its place goes.
 */
@Singleton
class Publication {

    private final Bodies bodies;
    private final Bilans bilans;
    private final Actions actions;
    private final IndicatorValues values;
    private final Standings standings;

    Publication(Bodies bodies, Bilans bilans, Actions actions, IndicatorValues values, Standings standings) {
        this.bodies = bodies;
        this.bilans = bilans;
        this.actions = actions;
        this.values = values;
        this.standings = standings;
    }

    /**
     * @param confirmed the digest of what the agglomeration has written itself and may be overwritten; null if nothing may
     * @return the action as it now stands: the reviewed one, or the one the bilan brought along
     * @throws ProblemException 409 if anything else would be overwritten
     */
    Action publish(Submission submission, Bilan bilan, String confirmed) {
        // Also of an action that the bilan brought along: what the agglomeration has made of it since stays.
        return submission.action() == null
                ? publishedWithItsAction(submission.content(), submission.categorySets(), bilan)
                : published(submission.content(), submission.action(), bilan, confirmed);
    }

    private Action publishedWithItsAction(BilanContent content, CategorySets sets, Bilan bilan) {
        ActionRequest request = content.action()
                .asAction(
                        content.structureId(), content.year(), content.outcome().status(), content.postponedToYear());
        Action action = actions.created(new Action(), bodies.of(request));
        values.writeFirst(action, figures(content).stream().map(bodies::of).toList(), sets);
        bilan.notePublication(Replaced.NOTHING);
        return action;
    }

    private Action published(BilanContent content, Action action, Bilan bilan, String confirmed) {
        standings.lock(action);
        List<Standing> standing = standings.of(bilan, action);
        List<IndicatorValueRequest> said = figures(content);
        Replaced last = bilan.replaced;
        ActionFigures figures = values.toWrite(
                action,
                last == null
                        ? said
                        : Stream.of(said, last.figures()).flatMap(List::stream).toList());
        refuseToOverwrite(content, action, bilan, standing, figures, confirmed);
        Replaced before = replaced(action, bilan, standing, figures);
        tell(Told.by(content), action);
        write(said, figures);
        standing.stream().filter(figure -> figure.place() == null).forEach(figure -> drop(figure, last, figures));
        bilan.notePublication(before);
        return action;
    }

    private static List<IndicatorValueRequest> figures(BilanContent content) {
        return content.figures().stream().map(BilanFigure::asIndicatorValue).toList();
    }

    private void drop(Standing figure, Replaced before, ActionFigures figures) {
        if (figure.isTheBilans()) {
            putBack(figure.indicatorId(), before, figures);
        } else {
            // What the agglomeration has written since, and wants to be taken away: not for what it had written before
            // that.
            figures.remove(figure.indicatorId());
        }
    }

    private static void refuseToOverwrite(
            BilanContent content,
            Action action,
            Bilan bilan,
            List<Standing> standing,
            ActionFigures figures,
            String confirmed) {
        Told published = Told.by(action);
        Told validated = bilan.validatedContent == null ? Told.NOTHING : Told.by(bilan.validatedContent);
        Overwriting overwriting = new Overwriting(content);
        if (!published.equals(Told.by(content)) && !published.equals(validated)) {
            overwriting.outcome(published);
        }
        standing.stream()
                .filter(Standing::isContradicted)
                .forEach(figure -> overwriting.figure(figure, figures.shown(figure.indicatorId())));
        overwriting.refuseUnless(confirmed);
    }

    /** What is the agglomeration's where the bilan is written: now, or already before what its last validation wrote. */
    private static Replaced replaced(Action action, Bilan bilan, List<Standing> standing, ActionFigures figures) {
        Replaced last = bilan.replaced;
        Told published = Told.by(action);
        boolean toldByTheBilan = last != null && published.equals(Told.by(bilan.validatedContent));
        Told before = toldByTheBilan ? Told.before(last) : published;
        List<IndicatorValueRequest> replaced = standing.stream()
                .filter(figure -> figure.place() != null && figure.isPublished())
                .map(figure -> figure.isTheBilans()
                        ? last.figureOf(figure.indicatorId())
                        : figures.requestFor(figure.indicatorId()))
                .flatMap(Optional::stream)
                .toList();
        return new Replaced(last != null && last.withoutAction(), before.status(), before.postponedToYear(), replaced);
    }

    /**
     * Takes back what the bilan has published, and ends it. What the agglomeration has written since stays; so does an
     * action that the bilan brought along, if anything else refers to it by now, or if it was changed.
     *
     * @throws ProblemException 422 if a figure that would come back no longer fits what it refers to
     */
    void takeBack(Bilan bilan, Reason why) {
        Action action = bilan.action;
        BilanContent validated = bilan.validatedContent;
        Replaced before = bilan.replaced;
        if (validated != null) {
            standings.lock(action);
            ActionFigures figures = values.toWrite(action, before.figures());
            standings.of(bilan, action).stream()
                    .filter(Standing::isTheBilans)
                    .forEach(figure -> putBack(figure.indicatorId(), before, figures));
        }
        bilan.withdraw(why);
        bilans.flush();
        boolean gone = validated != null
                && before.withoutAction()
                && isAsBrought(action, validated)
                && actions.deletedUnlessReferredTo(action);
        if (validated != null && !gone && Told.by(action).equals(Told.by(validated))) {
            tell(Told.before(before), action);
        }
    }

    /** Whether nobody has changed an action since a bilan brought it along, as far as the bilan still says how it did. */
    private boolean isAsBrought(Action action, BilanContent validated) {
        return validated.action() == null
                || actions.requestFor(action)
                        .equals(validated
                                .action()
                                .asAction(
                                        validated.structureId(),
                                        validated.year(),
                                        validated.outcome().status(),
                                        validated.postponedToYear()));
    }

    private void write(List<IndicatorValueRequest> said, ActionFigures figures) {
        said.forEach(figure -> figures.put(bodies.of(figure)));
    }

    /** Takes a figure away; what the agglomeration had entered before it comes back. */
    private void putBack(UUID indicatorId, Replaced before, ActionFigures figures) {
        before.figureOf(indicatorId)
                .ifPresentOrElse(figure -> figures.put(bodies.of(figure)), () -> figures.remove(indicatorId));
    }

    private void tell(Told told, Action action) {
        ActionRequest now = actions.requestFor(action);
        actions.changed(
                action,
                bodies.of(new ActionRequest(
                        now.contractId(),
                        now.structureId(),
                        now.pillarId(),
                        now.year(),
                        now.title(),
                        now.description(),
                        now.objectives(),
                        now.partners(),
                        now.transversalPriorities(),
                        now.neighbourhoodIds(),
                        told.status(),
                        told.postponedToYear(),
                        now.continuesActionId())));
    }
}
