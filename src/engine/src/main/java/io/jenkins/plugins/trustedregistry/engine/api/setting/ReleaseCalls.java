// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.setting;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.release.ReleaseNews;
import io.jenkins.plugins.trustedregistry.engine.release.Versions;
import java.time.Instant;
import java.util.Optional;

/** Whether a newer release is there. */
final class ReleaseCalls {
    private final ReleaseNews news;
    private final String version;

    ReleaseCalls(ReleaseNews news, String version) {
        this.news = news;
        this.version = version;
    }

    Reply show(Call call) {
        ReleaseNews.News latest = news.latest();
        Optional<ReleaseNews.Release> release = latest.release();
        return Json.ok(new ReleaseView(
                version,
                latest.source(),
                release.map(ReleaseNews.Release::version),
                release.map(ReleaseNews.Release::page).filter(page -> !page.isEmpty()),
                release.map(newest -> Versions.isNewer(newest.version(), version)),
                latest.checkedAt(),
                latest.problem()));
    }

    /**
     * The release that runs and the newest there is.
     *
     * @param source who is asked; empty: nobody is
     * @param newer whether the newest comes behind the one that runs
     */
    record ReleaseView(
            String version,
            String source,
            Optional<String> newest,
            Optional<String> page,
            Optional<Boolean> newer,
            Optional<Instant> checkedAt,
            Optional<String> problem) {}
}
