// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.organization;

import io.jenkins.plugins.trustedregistry.engine.accounts.Organizations;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.Robot;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.RobotName;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.Robots;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Robot accounts of an organization. */
final class RobotCalls {
    private final Robots robots;
    private final Organizations organizations;

    RobotCalls(Robots robots, Organizations organizations) {
        this.robots = robots;
        this.organizations = organizations;
    }

    Reply list(Call call) {
        Page.Request page = Page.Request.of(call);
        return Json.ok(page.page(
                robots.list(organization(call), page.after(), page.limit() + 1),
                robot -> robot.name().robot(),
                RobotView::of));
    }

    /** The secret is in this answer and nowhere else. */
    Reply create(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "name", "description", "expiresAt");
        NamespaceName organization = organization(call);
        if (organizations.find(organization).isEmpty()) {
            throw Refusals.missing("There is no organization " + organization + ".");
        }
        Robots.Created created = robots.create(
                new RobotName(organization, body.text("name")),
                body.optionalText("description").orElse(""),
                call.principal().shownName(),
                body.time("expiresAt"));
        RobotView view =
                RobotView.of(created.robot()).withSecret(created.secret().text());
        return Json.created("/api/v1/organizations/" + organization + "/robots/" + view.robot(), view)
                .with("Cache-Control", "no-store");
    }

    Reply show(Call call) {
        return Json.ok(RobotView.of(find(call)));
    }

    Reply change(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "description", "active", "expiresAt");
        Robot now = find(call);
        Robot changed = new Robot(
                now.name(),
                body.optionalText("description").orElse(now.description()),
                body.flag("active").orElse(now.active()),
                now.createdAt(),
                now.createdBy(),
                body.time("expiresAt").or(now::expiresAt),
                now.lastUsedAt());
        if (!robots.update(changed)) {
            throw missing(now.name());
        }
        return Json.ok(RobotView.of(changed));
    }

    Reply delete(Call call) {
        RobotName name = name(call);
        if (!robots.delete(name)) {
            throw missing(name);
        }
        return Json.gone();
    }

    /** A new secret; the old one goes on for {@code overlapHours}, 0 to 720, so that its users can be changed one by one. */
    Reply rotate(Call call) throws IOException {
        int hours = JsonBody.of(call, "overlapHours").number("overlapHours").orElse(0);
        if (hours < 0 || hours > 720) {
            throw Refusals.invalid("overlapHours " + hours + " is out of range: 0 to 720.");
        }
        RobotName name = name(call);
        Robots.Created created = robots.rotate(name, Duration.ofHours(hours)).orElseThrow(() -> missing(name));
        return Json.ok(RobotView.of(created.robot()).withSecret(created.secret().text()))
                .with("Cache-Control", "no-store");
    }

    private Robot find(Call call) {
        RobotName name = name(call);
        return robots.find(name).orElseThrow(() -> missing(name));
    }

    private static RobotName name(Call call) {
        return new RobotName(organization(call), call.parameter("robot"));
    }

    private static NamespaceName organization(Call call) {
        return NamespaceName.parse(call.parameter("organization"));
    }

    private static RegistryException missing(RobotName name) {
        return Refusals.missing("There is no robot account " + name + ".");
    }

    /** A robot as the API shows it: {@code name} is what it logs in with, {@code secret} only when it was just made. */
    record RobotView(
            String name,
            NamespaceName organization,
            String robot,
            String description,
            boolean active,
            Instant createdAt,
            String createdBy,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            Optional<String> secret) {

        static RobotView of(Robot robot) {
            return new RobotView(
                    robot.name().toString(),
                    robot.name().organization(),
                    robot.name().robot(),
                    robot.description(),
                    robot.active(),
                    robot.createdAt(),
                    robot.createdBy(),
                    robot.expiresAt(),
                    robot.lastUsedAt(),
                    Optional.empty());
        }

        RobotView withSecret(String made) {
            return new RobotView(
                    name,
                    organization,
                    robot,
                    description,
                    active,
                    createdAt,
                    createdBy,
                    expiresAt,
                    lastUsedAt,
                    Optional.of(made));
        }
    }
}
