// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm;

import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java archive is, and which others were merged into it. Each {@code pom.properties} is an artifact of its own: that of the
 * archive, or one that was shaded. Where none is the archive's, the manifest and the name of the file tell what it is; where these
 * tell no version, it is the program itself and not a package.
 */
final class Artifact {
    private static final Pattern NAMED = Pattern.compile("(.+?)-(\\d[A-Za-z0-9_.+-]*)");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
    private static final Pattern VERSION = Pattern.compile("\\d[A-Za-z0-9_.+-]{0,99}");

    private static final int LONGEST = 255;

    private final String stem;
    private final String artifact;
    private final String version;
    private final ManifestFields manifest;

    private Artifact(String file, ManifestFields manifest) {
        this.stem = file.substring(0, Math.max(0, file.lastIndexOf('.')));
        this.manifest = manifest;
        Matcher named = NAMED.matcher(stem);
        boolean matches = stem.length() <= LONGEST && named.matches();
        this.artifact = matches ? named.group(1) : stem;
        this.version = matches ? named.group(2) : "";
    }

    static List<PackageFacts> of(String file, List<PomProperties> poms, ManifestFields manifest) {
        Artifact archive = new Artifact(file, manifest);
        List<PackageFacts> found = new ArrayList<>();
        boolean itself = poms.size() == 1;
        for (PomProperties pom : poms) {
            boolean matches = archive.isCalled(pom);
            itself |= matches;
            found.add(PackageFacts.of("maven", pom.group(), pom.artifact(), pom.version())
                    .withLicences(matches || poms.size() == 1 ? archive.licences() : List.of()));
        }
        if (!itself) {
            archive.addTo(found);
        }
        return found;
    }

    private boolean isCalled(PomProperties pom) {
        return stem.equals(pom.artifact())
                || stem.startsWith(pom.artifact() + "-" + pom.version())
                || artifact.equals(pom.artifact());
    }

    private void addTo(List<PackageFacts> found) {
        String told =
                manifest.first("Plugin-Version", "Implementation-Version", "Bundle-Version", "Specification-Version");
        String number = !version.isEmpty() ? version : told;
        if (!VERSION.matcher(number).matches() || !IDENTIFIER.matcher(artifact).matches()) {
            return;
        }
        boolean plugin = !manifest.first("Plugin-Version").isEmpty();
        String name = plugin ? or(manifest.first("Short-Name"), artifact) : artifact;
        found.add(PackageFacts.of("maven", group(name), name, plugin ? told : number)
                .withLicences(licences()));
    }

    private String group(String name) {
        String told = manifest.first("Group-Id", "Implementation-Vendor-Id");
        if (isGroup(told)) {
            return told;
        }
        String known = KnownGroups.of(name);
        if (!known.isEmpty()) {
            return known;
        }
        String bundle = manifest.first("Bundle-SymbolicName", "Automatic-Module-Name");
        if (isGroup(bundle)) {
            return bundle.endsWith("." + name)
                    ? bundle.substring(0, bundle.length() - name.length() - 1)
                    : bundle.substring(0, bundle.lastIndexOf('.'));
        }
        return name; // as projects did before there were domains in group ids
    }

    private static boolean isGroup(String text) {
        return text.indexOf('.') > 0 && IDENTIFIER.matcher(text).matches();
    }

    private List<String> licences() {
        String licence = manifest.first("Bundle-License");
        return licence.isEmpty() || licence.length() > 256 ? List.of() : List.of(licence);
    }

    private static String or(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
