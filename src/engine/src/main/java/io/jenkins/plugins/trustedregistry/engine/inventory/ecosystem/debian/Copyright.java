// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.debian;

import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Lines;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The licences that a {@code copyright} file names: in its {@code License} fields (the machine-readable form, DEP-5), or by pointing to
 * the texts that every Debian has. They are words about the package of the folder, which has its version elsewhere.
 */
final class Copyright {
    private static final int MOST = 50;
    private static final int LONGEST = 128;
    private static final Pattern COMMON = Pattern.compile("/usr/share/common-licenses/([0-9A-Za-z.+-]*[0-9A-Za-z+])");

    private Copyright() {}

    static void read(Content content, String name, Findings findings) throws IOException {
        Set<String> fields = new TreeSet<>();
        Set<String> pointers = new TreeSet<>();
        Lines lines = new Lines(content.stream());
        for (String line = lines.next(); line != null && fields.size() < MOST; line = lines.next()) {
            if (line.regionMatches(true, 0, "License:", 0, 8)) {
                String word = line.substring(8).strip();
                if (!word.isEmpty() && word.length() <= LONGEST) {
                    fields.add(word);
                }
            } else if (line.contains("/common-licenses/")) {
                Matcher pointer = COMMON.matcher(line);
                while (pointer.find() && pointers.size() < MOST) {
                    pointers.add(pointer.group(1));
                }
            }
        }
        Set<String> words = fields.isEmpty() ? pointers : fields;
        if (!words.isEmpty() && name.indexOf('/') < 0) {
            findings.found(PackageFacts.of("deb", "", name, "").withLicences(List.copyOf(words)));
        }
    }
}
