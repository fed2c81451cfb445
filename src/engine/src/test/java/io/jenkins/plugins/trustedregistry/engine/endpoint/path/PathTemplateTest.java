// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    @Test
    void takesOneSegmentPerPlaceholder() {
        assertThat(match("/api/v1/organizations/{name}/teams/{team}", "/api/v1/organizations/technology/teams/devs"))
                .isEqualTo(Map.of("name", "technology", "team", "devs"));
    }

    @Test
    void takesSeveralSegmentsForDots() {
        assertThat(match("/v2/{name...}/manifests/{reference}", "/v2/technology/a/b/manifests/v1"))
                .isEqualTo(Map.of("name", "technology/a/b", "reference", "v1"));
    }

    @Test
    void leavesTheLastManifestsToTheTemplate() {
        assertThat(match("/v2/{name...}/manifests/{reference}", "/v2/a/manifests/b/manifests/v1"))
                .isEqualTo(Map.of("name", "a/manifests/b", "reference", "v1"));
    }

    @Test
    void givesWayWhereGreedWouldNotMatch() {
        String template = "/x/{left...}/to/{right...}";
        assertThat(match(template, "/x/a/to/b/c")).isEqualTo(Map.of("left", "a", "right", "b/c"));
        assertThat(match(template, "/x/a/to/b/to/c")).isEqualTo(Map.of("left", "a/to/b", "right", "c"));
        assertThat(match(template, "/x/a/to")).isNull();
    }

    @Test
    void aSlashAtTheEndOfTheTemplateIsOptionalInThePath() {
        assertThat(match("/v2/", "/v2/")).isEmpty();
        assertThat(match("/v2/", "/v2")).isEmpty();
        assertThat(match("/v2/{name...}/blobs/uploads/", "/v2/a/b/blobs/uploads"))
                .containsEntry("name", "a/b");
        assertThat(match("/v2/{name...}/blobs/uploads/", "/v2/a/b/blobs/uploads/"))
                .containsEntry("name", "a/b");
    }

    @Test
    void aSlashAtTheEndOfThePathAloneDoesNotMatch() {
        assertThat(match("/_ping", "/_ping/")).isNull();
        assertThat(match("/_ping", "/_ping")).isEmpty();
    }

    @Test
    void theRootIsATemplateToo() {
        assertThat(match("/", "/")).isEmpty();
        assertThat(match("/", "/a")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2//manifests/v1",
                "/v2/a//b/manifests/v1",
                "/v2/a/manifests/",
                "/v2/a/manifests//",
                "/v2/manifests/v1",
                "//v2/a/manifests/v1",
                "/v2/a/manifests/v1/",
                "/v2/a/manifests/v1//"
            })
    void emptySegmentsMatchNothing(String path) {
        assertThat(match("/v2/{name...}/manifests/{reference}", path)).isNull();
    }

    @Test
    void decodesAfterCutting() {
        assertThat(match("/v2/{name...}/manifests/{reference}", "/v2/technology%2Ftest/manifests/v%31"))
                .isEqualTo(Map.of("name", "technology/test", "reference", "v1"));
        assertThat(match("/v2/{name...}/manifests/{reference}", "/v2/a%2Fmanifests%2Fb/tags/list"))
                .isNull();
        assertThat(match("/v2/{name...}/tags/list", "/v2/a/t%61gs/list")).containsEntry("name", "a");
    }

    @Test
    void anEncodedSlashIsNoPartOfASingleSegment() {
        assertThat(match("/v2/{name...}/manifests/{reference}", "/v2/a/manifests/v1%2Fx"))
                .isNull();
        assertThat(match("/v2/{name...}/manifests/{reference}", "/v2/a%2Fmanifests%2Fv1"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "/a//b", "/{a}/{a}", "/{}", "/{...}", "/{a...}/x/{b...}/y/{c...}"})
    void refusesTemplatesThatMakeNoSense(String template) {
        assertThatThrownBy(() -> new PathTemplate(template)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> match(String template, String path) {
        return new PathTemplate(template).match(RequestPath.parse(path));
    }
}
