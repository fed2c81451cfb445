// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pages;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * The links of a guide, which stand in it as they are right in the folder {@code docs}: those to other guides are pointed at their
 * pages, and of those to files that are not in the jar only the text is left.
 */
final class GuideLinks extends AbstractVisitor {
    private static final Pattern GUIDE = Pattern.compile("([a-z-]+)\\.md(#.*)?");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:https?:|/|#).*");

    private final Set<String> guides;

    private GuideLinks(Set<String> guides) {
        this.guides = guides;
    }

    static void point(Node document, Set<String> guides) {
        document.accept(new GuideLinks(guides));
    }

    @Override
    public void visit(Link link) {
        Matcher guide = GUIDE.matcher(link.getDestination());
        if (guide.matches() && guides.contains(guide.group(1))) {
            String anchor = guide.group(2) == null ? "" : guide.group(2);
            link.setDestination("/guides/" + guide.group(1) + anchor);
        } else if (!ELSEWHERE.matcher(link.getDestination()).matches()) {
            leaveText(link);
        }
    }

    private static void leaveText(Link link) {
        while (link.getFirstChild() != null) {
            link.insertBefore(link.getFirstChild());
        }
        link.unlink();
    }
}
