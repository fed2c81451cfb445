// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.debian;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Lines;
import java.io.IOException;

/** The files of a package, one a line: {@code NAME.list}, and {@code NAME.md5sums} where there is no list. */
final class FileList {
    private FileList() {}

    static void paths(Content content, String owner, Findings findings) throws IOException {
        Lines lines = new Lines(content.stream());
        for (String line = lines.next(); line != null; line = lines.next()) {
            findings.owns(line, owner);
        }
    }

    static void sums(Content content, String owner, Findings findings) throws IOException {
        Lines lines = new Lines(content.stream());
        for (String line = lines.next(); line != null; line = lines.next()) {
            int gap = line.indexOf("  ");
            if (gap > 0) {
                findings.owns(line.substring(gap + 2), owner);
            }
        }
    }
}
