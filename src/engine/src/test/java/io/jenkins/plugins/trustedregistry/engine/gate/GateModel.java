// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the gates must answer, as far as it is known: where something is still going on, the answers before and after it. */
final class GateModel {
    static final List<String> SCOPES = List.of("", "technology", "technology/test");

    /** What is known of an image in a repository: everything that may be true at this moment. */
    static final class Known {
        Set<Boolean> scanned = new TreeSet<>(Set.of(false));
        boolean there;
        /** It was deleted and is there again: what was known of it is so, too, unless the trash was emptied meanwhile. */
        boolean unsure;
        /** Its bytes were there for all once. */
        boolean known;
    }

    record Rule(String mode, boolean unscannedPasses) {}

    record Waiver(String id, String scope, String images, Optional<Instant> end) {}

    final Map<String, Known> images = new TreeMap<>();
    final Map<String, Rule> policies = new TreeMap<>();
    final List<Waiver> waivers = new ArrayList<>();
    /** Documents that were uploaded, by their scope. */
    final Map<String, Waiver> vex = new TreeMap<>();
    /** Images in test beside which a trusted document lies: the digest of what was pushed. */
    final Map<Integer, String> attached = new TreeMap<>();

    final Set<Integer> signed = new TreeSet<>();
    /** What the tag {@code latest} of test points at, and which images the index {@code multi} lists. */
    Optional<Integer> latest = Optional.empty();

    List<Integer> index = List.of();
    boolean signatures;
    Set<Integer> mendedIn = new TreeSet<>(Set.of(0));

    void pushed(String repository, int number) {
        Known known = known(repository, number);
        known.known = true;
        if (!known.there) {
            known.scanned.add(false);
            known.unsure = true;
        }
        known.there = true;
        if (repository.equals("test")) {
            known.unsure = false;
            known.scanned.add(true);
        }
    }

    Known known(String repository, int number) {
        return images.computeIfAbsent(repository + ":v" + number, any -> new Known());
    }

    /** Every answer that may be right: whether the pull is let through. */
    Set<Boolean> may(Instant now, String repository, String tag, Known known) {
        Set<Boolean> answers = new TreeSet<>();
        int number = Integer.parseInt(tag.substring(1));
        for (boolean scanned : known.scanned) {
            for (int mended : mendedIn) {
                boolean unsigned = signatures && repository.equals("test") && !signed.contains(number);
                answers.add(!unsigned && passes(now, "technology/" + repository, tag, scanned, number < mended));
            }
        }
        return answers;
    }

    /** Of an index in test, which is as bad as the worst of its images and bears no signature. */
    Set<Boolean> mayIndex(Instant now) {
        Set<Boolean> answers = new TreeSet<>(Set.of(!signatures));
        for (int number : index) {
            Set<Boolean> image = may(now, "test", "v" + number, known("test", number));
            Set<Boolean> both = new TreeSet<>();
            answers.forEach(before -> image.forEach(each -> both.add(before && each)));
            answers = both;
        }
        return answers;
    }

    /** The same under the policies of both repositories. */
    Set<Boolean> mayGo(Instant now, int number, Known known) {
        Set<Boolean> answers = new TreeSet<>();
        for (boolean scanned : known.scanned) {
            for (int mended : mendedIn) {
                boolean unsigned = signatures && !signed.contains(number);
                answers.add(!unsigned && passes(now, "technology/test", "v" + number, scanned, number < mended));
            }
        }
        return answers;
    }

    private boolean passes(Instant now, String repository, String tag, boolean scanned, boolean vulnerable) {
        for (Map.Entry<String, Rule> policy : policies.entrySet()) {
            boolean applies = policy.getValue().mode().equals("enforce") && covers(policy.getKey(), repository);
            boolean broken = scanned
                    ? vulnerable && !isWaived(now, policy.getKey(), repository, tag)
                    : !policy.getValue().unscannedPasses();
            if (applies && broken) {
                return false;
            }
        }
        return true;
    }

    private static boolean covers(String scope, String repository) {
        return scope.isEmpty() || repository.equals(scope) || repository.startsWith(scope + "/");
    }

    private boolean isAttached(String repository, String tag) {
        return repository.equals("technology/test") && attached.containsKey(Integer.parseInt(tag.substring(1)));
    }

    private boolean isWaived(Instant now, String policy, String repository, String tag) {
        return isAttached(repository, tag)
                || Stream.concat(waivers.stream(), vex.values().stream())
                        .anyMatch(each -> SCOPES.indexOf(each.scope()) <= SCOPES.indexOf(policy)
                                && covers(each.scope(), repository)
                                && each.end().map(now::isBefore).orElse(true)
                                && (each.images().equals("technology/*")
                                        || each.images().equals(repository)
                                        || (each.images().equals("*:v1") && tag.equals("v1"))));
    }
}
