// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.catalog.graph.ImageGraph;
import io.jenkins.plugins.trustedregistry.engine.catalog.graph.ImageGraph.Node;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which manifests nothing leads to; changes nothing. Something leads to a manifest when a tag points at it, or did within
 * the time of the rule or of the trash, or would again when it is restored; when it is young; when a kept index names it; and when
 * it is about (as signature, SBOM, report) a kept manifest.
 */
final class UntaggedPlanner {
    private final UntaggedRule rule;
    private final Duration window;
    private final Instant now;

    UntaggedPlanner(UntaggedRule rule, Duration window, Instant now) {
        this.rule = rule;
        this.window = window;
        this.now = now;
    }

    UntaggedPlan plan(ImageGraph graph) {
        if (rule.keeps()) {
            return UntaggedPlan.NOTHING;
        }
        Map<Digest, Node> nodes = new HashMap<>();
        graph.nodes().forEach(node -> nodes.put(node.digest(), node));
        Set<Digest> kept = kept(graph);
        List<UntaggedPlan.Step> steps = indexesFirst(graph, kept).stream()
                .map(nodes::get)
                .map(node -> new UntaggedPlan.Step(node.digest(), node.pushedAt(), reason(node, nodes)))
                .toList();
        return new UntaggedPlan(steps);
    }

    private Set<Digest> kept(ImageGraph graph) {
        Map<Digest, List<Digest>> about = new HashMap<>();
        graph.nodes()
                .forEach(node -> node.subject()
                        .ifPresent(subject -> about.computeIfAbsent(subject, each -> new ArrayList<>())
                                .add(node.digest())));
        Deque<Digest> waiting = new ArrayDeque<>();
        graph.nodes().stream().filter(this::isRoot).map(Node::digest).forEach(waiting::add);
        Set<Digest> kept = new HashSet<>();
        while (!waiting.isEmpty()) {
            Digest digest = waiting.remove();
            if (kept.add(digest)) {
                waiting.addAll(graph.named().getOrDefault(digest, List.of()));
                waiting.addAll(about.getOrDefault(digest, List.of()));
            }
        }
        return kept;
    }

    private boolean isRoot(Node node) {
        boolean young = since(node).plus(Duration.ofDays(rule.days())).isAfter(now);
        boolean justLeft =
                node.left().filter(left -> left.plus(window).isAfter(now)).isPresent();
        return node.tagged() || node.awaited() || young || justLeft;
    }

    /** From when on it has been without a tag, as far as is known. */
    private static Instant since(Node node) {
        return node.left().filter(left -> left.isAfter(node.pushedAt())).orElse(node.pushedAt());
    }

    /** Depth first, the last one finished comes first. */
    private static List<Digest> indexesFirst(ImageGraph graph, Set<Digest> kept) {
        List<Digest> finished = new ArrayList<>();
        Set<Digest> seen = new HashSet<>(kept);
        for (Node node : graph.nodes()) {
            visit(node.digest(), graph, seen, finished);
        }
        Collections.reverse(finished);
        return finished;
    }

    private static void visit(Digest start, ImageGraph graph, Set<Digest> seen, List<Digest> finished) {
        Deque<Digest> path = new ArrayDeque<>();
        Deque<Deque<Digest>> open = new ArrayDeque<>();
        if (seen.add(start)) {
            path.push(start);
            open.push(new ArrayDeque<>(graph.named().getOrDefault(start, List.of())));
        }
        while (!path.isEmpty()) {
            Optional<Digest> next = Optional.ofNullable(open.element().poll());
            if (next.isEmpty()) {
                open.pop();
                finished.add(path.pop());
            } else if (seen.add(next.get())) {
                path.push(next.get());
                open.push(new ArrayDeque<>(graph.named().getOrDefault(next.get(), List.of())));
            }
        }
    }

    private String reason(Node node, Map<Digest, Node> nodes) {
        String about = node.subject()
                .map(subject -> nodes.containsKey(subject)
                        ? " What it is about, " + subject + ", goes as well."
                        : " What it is about, " + subject + ", is not there.")
                .orElse("");
        return "No tag and no index has led to it since " + since(node) + ", longer than the " + rule.days()
                + " days of the rule." + about;
    }
}
