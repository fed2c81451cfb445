// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.organization;

import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.util.Optional;

/** Completion over the people and groups the host lends. */
final class DirectoryCalls {
    private final Directory directory;

    DirectoryCalls(Directory directory) {
        this.directory = directory;
    }

    Reply complete(Call call) {
        Page.Request page = Page.Request.of(call);
        String prefix = call.queryParameter("prefix").orElse("");
        return Json.ok(new Page<>(
                directory.complete(prefix, page.limit()).stream()
                        .map(DirectoryCalls::view)
                        .toList(),
                Optional.empty()));
    }

    private static TeamCalls.MemberView view(Member member) {
        return TeamCalls.MemberView.of(member);
    }
}
