// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import io.jenkins.plugins.trustedregistry.engine.api.advisory.AdvisoryRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.gate.GateRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.mirroring.MirrorRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.operation.OperationRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.organization.OrganizationRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.own.OwnRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.promotion.PromotionRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.pruning.PruningRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.repository.RepositoryRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.scan.ScanRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.session.SessionRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.setting.SettingRoutes;
import io.jenkins.plugins.trustedregistry.engine.api.webhook.WebhookRoutes;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every call of the management API, subject by subject, with the checks that stand before it in the order they run. Where a check
 * needs what the body says, its endpoint makes it and says so. {@code openapi.yaml} describes the same calls.
 *
 * <p>The order counts: what lies behind a repository's name comes before the repository itself.
 */
public final class ApiRoutes {
    private ApiRoutes() {}

    /** The routes below {@code /api/v1/}. */
    public static RouteTable of(ApiParts parts) {
        return new RouteTable(
                Paths.API + "/",
                Stream.of(
                                WebhookRoutes.of(parts),
                                PromotionRoutes.of(parts),
                                MirrorRoutes.of(parts),
                                PruningRoutes.of(parts),
                                ScanRoutes.of(parts),
                                GateRoutes.of(parts),
                                OperationRoutes.of(parts),
                                SettingRoutes.of(parts),
                                AdvisoryRoutes.of(parts),
                                OrganizationRoutes.of(parts),
                                OwnRoutes.of(parts),
                                SessionRoutes.of(parts),
                                RepositoryRoutes.of(parts))
                        .flatMap(List::stream)
                        .toList(),
                new Problems());
    }
}
