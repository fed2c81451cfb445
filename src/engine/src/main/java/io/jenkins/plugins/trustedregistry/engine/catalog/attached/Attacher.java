// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.attached;

import java.util.Arrays;

/** As whom the registry itself puts something beside images; builds and people push as themselves. */
public enum Attacher {
    /** Bills of materials. */
    SCANNER("scanner"),
    /** Statements of where an image comes from. */
    PROVENANCE("provenance");

    private final String shownName;

    Attacher(String shownName) {
        this.shownName = shownName;
    }

    /** What stands at a manifest as the name of who pushed it. */
    public String shownName() {
        return shownName;
    }

    public static boolean isOne(String pushedBy) {
        return Arrays.stream(values()).anyMatch(each -> each.shownName.equals(pushedBy));
    }
}
