// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.vex;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.ImagePattern;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Target;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What VEX documents say, as what does not count against which images. */
public final class VexWaivers {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,99}");
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
            for (String name : statement.names()) {
                for (String component : components(statement)) {
                    if (NAME.matcher(name).matches()) {
                        all.add(new Waiver(
                                id,
                                Waiver.Source.VEX,
                                scope,
                                images,
                                new Target.Vulnerability(name, component),
                                statement.reason().isEmpty() ? UNSAID : statement.reason(),
                                owner,
                                Optional.empty()));
                    }
                }
            }
        }
        return all;
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
