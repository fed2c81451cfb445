// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.lookup;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the database says about some packages.
 *
 * @param generation of the database that was asked
 * @param age of the sources that were asked
 * @param matches in the order of the queries, the worst first within each
 * @param undecided what could not be compared
 * @param uncovered ecosystems that were asked for and of which there is no data: nothing is known of their packages
 */
public record Lookup(
        long generation, DataAge age, List<Match> matches, List<Undecided> undecided, SortedSet<String> uncovered) {

    public Lookup {
        matches = List.copyOf(matches);
        undecided = List.copyOf(undecided);
        uncovered = Collections.unmodifiableSortedSet(new TreeSet<>(uncovered));
    }
}
