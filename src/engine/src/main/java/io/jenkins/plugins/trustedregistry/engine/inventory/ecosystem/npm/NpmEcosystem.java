// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.npm;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reads the packages that npm, yarn and pnpm put into {@code node_modules}. A lock file says what is wanted, not what is there; what is
 * there is found.
 */
public final class NpmEcosystem implements Ecosystem {
    private static final int LARGEST = 4 << 20;
    private static final Pattern PLACE = Pattern.compile("(?:^|/)node_modules/(?:@[^/]+/)?[^/]+/package\\.json$");

    @Override
    public String name() {
        return "npm";
    }

    @Override
    public boolean wants(Entry entry) {
        return entry.isAt("package.json") && ("/" + entry.path()).contains("/node_modules/");
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        try {
            var facts = PackageJson.parse(content.array(LARGEST));
            if (facts.isPresent()) {
                findings.found(facts.get());
            }
        } catch (NotScannableException e) {
            if (isPackage(content.entry().path())) {
                throw e;
            } // else it is one that a package's tests are to fail at, as those of 'resolve' do
        }
    }

    /** Whether Node.js itself looks for a package there: {@code node_modules/NAME} or {@code node_modules/@SCOPE/NAME}. */
    private static boolean isPackage(String path) {
        return PLACE.matcher(path).find();
    }
}
