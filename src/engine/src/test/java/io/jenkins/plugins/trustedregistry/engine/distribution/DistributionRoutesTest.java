// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The security story of the API. The route of referrers asks for the right to pull inside: see NoReferrersWhenUnknown. */
class DistributionRoutesTest {

    @RegisterExtension
    final TestRegistry registry = new TestRegistry();

    @Test
    void standBehindTheseChecksInThisOrder() {
        String story = registry.table.routes().stream()
                .map(DistributionRoutesTest::line)
                .collect(Collectors.joining("\n"));

        assertThat(story).isEqualTo("""
                GET    /v2/                                  [who, shows a token]
                GET    /v2/_catalog                          [who, shows a token]
                GET    /v2/{name...}/manifests/{reference}   [who, may PULL, what is staged first, only what is published, gates]
                GET    /v2/{name...}/blobs/{digest}          [who, may PULL, only what is published, gates]
                GET    /v2/{name...}/tags/list               [who, may PULL]
                GET    /v2/{name...}/referrers/{digest}      [who]
                POST   /v2/{name...}/blobs/uploads/          [who, may PUSH, create on push]
                PATCH  /v2/{name...}/blobs/uploads/{upload}  [who, may PUSH]
                PUT    /v2/{name...}/blobs/uploads/{upload}  [who, may PUSH]
                GET    /v2/{name...}/blobs/uploads/{upload}  [who, may PUSH]
                DELETE /v2/{name...}/blobs/uploads/{upload}  [who, may PUSH]
                PUT    /v2/{name...}/manifests/{reference}   [who, may PUSH, create on push, immutable tags at commit]
                DELETE /v2/{name...}/manifests/{reference}   [who, may DELETE_IMAGE, only what is published, not while staging, immutable tags at commit]
                DELETE /v2/{name...}/blobs/{digest}          [who, may DELETE_IMAGE, only what is published]""");
    }

    private static String line(Route route) {
        return "%-6s %-37s %s".formatted(route.method(), route.template(), route.checks());
    }
}
