// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImages;
import io.jenkins.plugins.trustedregistry.engine.events.build.ImageBuild;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** By which builds an image was made and used. */
final class BuildCalls {
    private static final int MOST = 100;

    private final Repositories repositories;
    private final BuildImages builds;
    private final Sight sight;

    BuildCalls(ApiParts parts) {
        this.repositories = parts.catalog().repositories();
        this.builds = parts.events().builds();
        this.sight = parts.sight();
    }

    /** Nothing for an image that no build has touched, and for one that is not there. */
    Reply list(Call call) {
        long repository = Paths.repository(repositories, call).id();
        Digest digest = Digest.parse(call.parameter("digest"));
        List<ImageBuild> found =
                sight.mayKnow(call.principal(), repository, digest) ? builds.by(repository, digest, MOST) : List.of();
        return Json.ok(Map.of("items", found.stream().map(BuildView::of).toList()));
    }

    /** A build and what it did. */
    record BuildView(String job, int number, String deed, Optional<Tag> tag, Instant at) {

        static BuildView of(ImageBuild build) {
            return new BuildView(build.job(), build.number(), build.deed().toString(), build.tag(), build.at());
        }
    }
}
