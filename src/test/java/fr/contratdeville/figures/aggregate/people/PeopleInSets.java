package fr.contratdeville.figures.aggregate.people;

import fr.contratdeville.figures.aggregate.people.Overlap.Share;
import java.util.ArrayList;
import java.util.List;

/**
 * The model that bounds are compared with: every possible arrangement of people, each of whom is counted by some of the
 * figures. What matters of a person is only by which, so an arrangement says how many people there are for each choice.
 */
final class PeopleInSets {

    private final List<Overlap.Counted> figures;
    private final List<Overlap> overlaps;
    private final int[] people;
    private int fewest = Integer.MAX_VALUE;
    private int most = -1;

    private PeopleInSets(List<Overlap.Counted> figures, List<Overlap> overlaps) {
        this.figures = figures;
        this.overlaps = overlaps;
        this.people = new int[1 << figures.size()];
    }

    /** @return the fewest and the most people of any arrangement; empty if there is none */
    static List<Integer> fewestAndMost(List<Overlap.Counted> figures, List<Overlap> overlaps) {
        PeopleInSets model = new PeopleInSets(figures, overlaps);
        model.arrange(1, new int[figures.size()], 0);
        return model.most < 0 ? List.of() : List.of(model.fewest, model.most);
    }

    /** Tries every number of people who are counted by exactly the figures whose bits are set in the choice. */
    private void arrange(int choice, int[] sizes, int total) {
        if (choice == people.length) {
            if (agrees(sizes)) {
                fewest = Math.min(fewest, total);
                most = Math.max(most, total);
            }
            return;
        }
        for (int added = 0; fits(sizes); added++) {
            people[choice] = added;
            arrange(choice + 1, sizes.clone(), total + added);
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] += choice >> i & 1;
            }
        }
        people[choice] = 0;
    }

    private boolean fits(int... sizes) {
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] > figures.get(i).high().intValueExact()) {
                return false;
            }
        }
        return true;
    }

    private boolean agrees(int... sizes) {
        for (int i = 0; i < sizes.length; i++) {
            Overlap.Counted figure = figures.get(i);
            boolean shares = figure.disjoint() && sizes[i] > peopleIn(1 << i);
            if (sizes[i] < figure.low().intValueExact() || shares) {
                return false;
            }
        }
        return overlaps.stream().allMatch(overlap -> {
            int of = 1 << figures.indexOf(overlap.of());
            int with = 1 << figures.indexOf(overlap.with());
            return overlap.share() instanceof Share.AtLeast number
                    ? peopleInBoth(of, with) >= number.people().intValueExact()
                    : peopleInBoth(of, with) == peopleInBoth(of, of);
        });
    }

    private int peopleIn(int choice) {
        return people[choice];
    }

    private int peopleInBoth(int one, int other) {
        List<Integer> choices = new ArrayList<>();
        for (int choice = 1; choice < people.length; choice++) {
            if ((choice & one) != 0 && (choice & other) != 0) {
                choices.add(people[choice]);
            }
        }
        return choices.stream().mapToInt(Integer::intValue).sum();
    }
}
