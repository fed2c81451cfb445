// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.vex;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;

/** Package URLs as advisories name their packages. */
final class VexPackages {
    private VexPackages() {}

    /** What is no package URL is taken for a name. */
    static String name(String purl) {
        if (!purl.startsWith("pkg:")) {
            return purl;
        }
        try {
            PackageURL url = new PackageURL(purl);
            String namespace = url.getNamespace();
            if (namespace == null) {
                return url.getName();
            }
            return switch (url.getType()) {
                case "deb", "apk", "rpm", "alpm" -> url.getName();
                case "maven" -> namespace + ":" + url.getName();
                default -> namespace + "/" + url.getName();
            };
        } catch (MalformedPackageURLException e) {
            return purl; // names nothing, so it takes nothing out of account
        }
    }
}
