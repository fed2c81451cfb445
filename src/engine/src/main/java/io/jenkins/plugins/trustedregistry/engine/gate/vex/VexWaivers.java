// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.vex;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.ImagePattern;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Target;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What VEX documents say, as what does not count against which images. */
public final class VexWaivers {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,99}");
    /** In a package URL the colon is encoded. */
    private static final Pattern DIGEST = Pattern.compile("sha256(?::|%3A|%3a)([0-9a-f]{64})");

    private static final String UNSAID = "The document does not say why.";

    private VexWaivers() {}

    /**
     * @param id by which people find the document
     * @param scope of those who answer for it
     * @param images which images it is about
     */
    public static List<Waiver> of(VexDocument document, String id, Scope scope, ImagePattern images, String owner) {
        List<Waiver> all = new ArrayList<>();
        for (VexStatement statement : document.statements()) {
            String reason = statement.reason().isEmpty() ? UNSAID : statement.reason();
            for (ImagePattern meant : images(statement, images)) {
                targets(statement)
                        .forEach(target -> all.add(new Waiver(
                                id, Waiver.Source.VEX, scope, meant, target, reason, owner, Optional.empty())));
            }
        }
        return all;
    }

    private static List<Target> targets(VexStatement statement) {
        List<Target> targets = new ArrayList<>();
        for (String name : statement.names()) {
            if (NAME.matcher(name).matches()) {
                components(statement).forEach(each -> targets.add(new Target.Vulnerability(name, each)));
            }
        }
        return targets;
    }

    /** A statement about images by their digests is about these and no others. */
    private static List<ImagePattern> images(VexStatement statement, ImagePattern images) {
        List<Digest> digests = statement.products().stream()
                .map(DIGEST::matcher)
                .filter(Matcher::find)
                .map(found -> Digest.parse("sha256:" + found.group(1)))
                .distinct()
                .toList();
        return digests.isEmpty()
                ? List.of(images)
                : digests.stream().flatMap(each -> images.with(each).stream()).toList();
    }

    /** Names of packages, as advisories name them; one empty name: every package. */
    private static List<String> components(VexStatement statement) {
        List<String> purls = statement.components().isEmpty()
                ? statement.products().stream().filter(VexWaivers::isInside).toList()
                : statement.components();
        List<String> names = purls.stream().map(VexPackages::name).distinct().toList();
        return names.isEmpty() ? List.of("") : names;
    }

    /** A product that is itself a package in an image, and not an image. */
    private static boolean isInside(String product) {
        return product.startsWith("pkg:") && !product.startsWith("pkg:oci/") && !product.startsWith("pkg:docker/");
    }
}
