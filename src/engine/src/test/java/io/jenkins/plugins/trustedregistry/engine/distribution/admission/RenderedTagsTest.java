// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Page;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenderedTagsTest {
    private static final Repository REPOSITORY = new Repository(
            1,
            RepositoryName.parse("a/b"),
            Repository.Visibility.PUBLIC,
            "",
            Repository.ScanMode.MANUALLY,
            Instant.EPOCH,
            "test");
    private static final Page ALL = new Page("", OptionalInt.empty(), 10_000);

    private static List<Tag> tags(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> new Tag("v" + i)).toList();
    }

    private static String text(Reply reply) {
        return new String(((Body.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
    }

    @Test
    void givesTheSameReplyForTheSameListAndANewOneForAnEqualOne() {
        RenderedTags rendered = new RenderedTags(10_000);
        List<Tag> list = tags(0, 200);
        Reply first = rendered.of(REPOSITORY, ALL, list);

        assertThat(rendered.of(REPOSITORY, ALL, list)).isSameAs(first);
        assertThat(rendered.of(REPOSITORY, ALL, tags(0, 200))).isNotSameAs(first);
        assertThat(text(rendered.of(REPOSITORY, ALL, tags(0, 201)))).contains("\"v200\"");
    }

    @Test
    void keepsNoMoreThanItMay() {
        RenderedTags rendered = new RenderedTags(500);
        List<Tag> one = tags(0, 300);
        List<Tag> other = tags(300, 600);
        Reply first = rendered.of(REPOSITORY, ALL, one);
        rendered.of(REPOSITORY, new Page("v2", OptionalInt.empty(), 10_000), other);

        assertThat(rendered.of(REPOSITORY, ALL, one)).isNotSameAs(first);
        assertThat(text(first)).startsWith("{\"name\":\"a/b\",\"tags\":[\"v0\",\"v1\"");
    }
}
