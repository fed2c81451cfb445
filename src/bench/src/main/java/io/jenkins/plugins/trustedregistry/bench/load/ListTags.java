// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import io.jenkins.plugins.trustedregistry.bench.client.LoadGenerators;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** All tags of a repository, as a client asks that knows nothing of pages. */
final class ListTags implements Load {
    private static final String REPOSITORY = "bench/tags";
    private static final String LIST = "/v2/" + REPOSITORY + "/tags/list";
    private static final int LISTS = 100;

    private final int tags;
    private final double target;
    private final TestImage image = TestImage.of(2, 9);

    ListTags(int tags, double target) {
        this.tags = tags;
        this.target = target;
    }

    @Override
    public String name() {
        return "list of " + tags + " tags";
    }

    @Override
    public Unit unit() {
        return Unit.PER_SECOND;
    }

    @Override
    public double target() {
        return target;
    }

    @Override
    public void prepare(Subject subject) throws Exception {
        List<String> names = IntStream.range(0, tags).mapToObj(i -> "tag-" + i).toList();
        subject.plant(REPOSITORY, List.of(image.planted(names)));
    }

    /** Every registry gives the whole list in one answer, so that the clock needs to see nothing but that. */
    @Override
    public void prepare(Subject subject, int round) throws Exception {
        subject.use(REPOSITORY);
        int found = subject.client().list(LIST, "tags");
        if (found != tags) {
            throw new IllegalStateException("The list has " + found + " tags");
        }
    }

    @Override
    public double measure(Subject subject, int round) throws Exception {
        return LoadGenerators.get(subject.client(), List.of(LIST), LISTS, 1, Optional.empty());
    }
}
