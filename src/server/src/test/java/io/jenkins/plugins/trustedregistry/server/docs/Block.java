// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.docs;

import java.util.List;
import java.util.Optional;

/**
 * A fenced block of a document. How it is run, where not simply as it stands, is said by HTML comments right before it:
 *
 * <pre>
 * &lt;!-- docs-test: not run, because REASON --&gt;
 * &lt;!-- docs-test: stays until "TEXT" --&gt;          it starts something that goes on; TEXT is printed when it is there
 * &lt;!-- docs-test: without "TEXT", because REASON --&gt;
 * </pre>
 *
 * @param where file and line
 * @param text what is run: without what is to be left out
 */
record Block(
        String where,
        String language,
        String text,
        Optional<String> notRun,
        Optional<String> stays,
        List<String> left) {
    Block {
        left = List.copyOf(left);
    }

    boolean isRun() {
        return language.equals("sh") && notRun.isEmpty();
    }

    @Override
    public String toString() {
        return where;
    }
}
