package fr.contratdeville.review.bilan.checks;

import fr.contratdeville.catalogue.dimension.CategorySets;
import fr.contratdeville.platform.problem.Violation;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.ActionLinks;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanContent;
import fr.contratdeville.review.bilan.BilanRequest;
import fr.contratdeville.review.bilan.Remark;
import fr.contratdeville.review.bilan.SentState;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.structure.Structure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One bilan on its way from what was sent to what can be written: each step adds what it finds out. */
public final class Submission {

    final BilanRequest request;

    /** What is wrong; nothing is written while there is anything. */
    final Violations violations;

    /** What was repaired in what was sent. */
    final Violations repaired;

    /** What was sent in euros, by its place in the bilan. */
    final Map<String, String> inEuros;

    /** Of a document that it was read from, if it was not sent. */
    Origin origin = Origin.SENT;

    /** The structure that the bilan names; null if it is not known. */
    Structure named;

    /** The structure that the bilan is of: the named one, or one of its line. Null if it is not known. */
    Structure structure;

    /** The named structure, what it has become and what has become it, as far as it matters in which order. */
    List<UUID> line = List.of();

    /** The bilan that is to be replaced; null if none is, or if it is found only by what was sent. */
    Bilan replaced;

    /** The action that is reviewed, if it is there, also if it was sent as new. */
    Action action;

    /** How the database compares the title of an action that is not there yet; null if it is there. */
    String titleKey;

    /** What an action that was sent as new refers to; null otherwise. */
    ActionLinks links;

    /** Those that are there of the actions that its figures name. */
    Set<UUID> overlapping = Set.of();

    /** What the same action counted the last time it was reviewed. */
    PreviousFigures previous = PreviousFigures.NONE;

    /** The bilan of this action that is there already, and the one with this reference; null if there is none. */
    Bilan ofSameAction;

    Bilan withSameReference;

    /** What the bilan says already, if no more is asked for than to keep that; null if all of it is to be checked as new. */
    BilanContent standing;

    /** What can be written. Null until it is checked, and when the checks found anything. */
    BilanContent content;

    List<Remark> warnings = List.of();

    /** Those that its figures name. */
    CategorySets categorySets;

    Submission(BilanRequest request, Violations violations, Violations repaired, Map<String, String> inEuros) {
        this.request = request;
        this.violations = violations;
        this.repaired = repaired;
        this.inEuros = inEuros;
    }

    /** A bilan that brought its action along keeps it, whatever both call it by now. */
    public void keepActionOf(Bilan bilan) {
        if (action == null && request.action() != null && bilan.content.action() != null) {
            action = bilan.action;
        }
    }

    /** A draft may keep what it says, and what was handed in already may be sent again. */
    void keepWhatStands() {
        Bilan existing = existing();
        standing = existing != null && asksNoStepOf(existing) ? existing.content : null;
    }

    /** Whether a bilan that is there has got as far already as this one is sent to get. */
    public boolean asksNoStepOf(Bilan existing) {
        return request.state() == SentState.DRAFT || !existing.state.isWithTheStructure();
    }

    /** Has it say where it was read. To be called before it is checked. */
    public void comesFrom(Origin document) {
        origin = document;
    }

    public BilanRequest request() {
        return request;
    }

    public Violations violations() {
        return violations;
    }

    public List<Violation> repaired() {
        return repaired.all();
    }

    /** Lets it be written in the place of a bilan that its address names. */
    public void replaces(Bilan bilan) {
        replaced = bilan;
    }

    /** What is found under another structure of the line is that one's, and stays there. */
    void isOf(Structure found) {
        if (line.contains(found.id)) {
            structure = found;
        }
    }

    /** Whose bilan it becomes is not what was sent: its sender should know. */
    void tellWhoseItIs() {
        if (named == null || named.id.equals(structure.id)) {
            return;
        }
        String pointer = request.structureId() != null ? "/structureId" : request.siret() != null ? "/siret" : "/rna";
        if (structure.id.equals(named.in(request.year()).id)) {
            repaired.inBody("recorded-for-its-successor", pointer, named.name, structure.name);
        } else {
            repaired.inBody("recorded-for-its-predecessor", pointer, named.name, structure.name);
        }
    }

    public Structure structure() {
        return structure;
    }

    /** Whether the structure is the named one, or of its line. */
    public boolean isOfTheLineOf(Structure other) {
        return line.contains(other.id);
    }

    public Action action() {
        return action;
    }

    public String titleKey() {
        return titleKey;
    }

    public Bilan ofSameAction() {
        return ofSameAction;
    }

    public Bilan withSameReference() {
        return withSameReference;
    }

    public BilanContent content() {
        return content;
    }

    public List<Remark> warnings() {
        return warnings;
    }

    public CategorySets categorySets() {
        return categorySets;
    }

    public CityContract contract() {
        return action != null ? action.contract : links.contract();
    }

    /** The bilan that stands in the way of another one; null if nothing does. */
    public Bilan existing() {
        return ofSameAction != null ? ofSameAction : withSameReference;
    }
}
