// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pages;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** The guides of {@code docs}, which are packed into the jar, as pages: who has no way out to the internet can read them too. */
final class Guides {
    /** Those that are packed into the jar. */
    static final Set<String> NAMES = Set.of("user-guide", "administrator-guide", "rights", "glossary");

    private static final Problems PROBLEMS = new Problems();
    private static final List<Extension> TABLES_AND_ANCHORS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());

    private final StaticFiles markdown = new StaticFiles("guides");
    private final Page page = Page.html("guide.html");
    private final Parser parser =
            Parser.builder().extensions(TABLES_AND_ANCHORS).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(TABLES_AND_ANCHORS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();
    private final Map<String, Reply> rendered = new ConcurrentHashMap<>();

    Reply show(Call call) throws IOException {
        String name = call.parameter("guide");
        Reply known = rendered.get(name);
        if (known != null) {
            return known;
        }
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return PROBLEMS.unknownPath(call);
        }
        Reply made = render(text.get());
        rendered.put(name, made);
        return made;
    }

    private Reply render(String text) {
        Node document = parser.parse(text);
        GuideLinks.point(document, NAMES);
        String title = document.getFirstChild() instanceof Heading heading ? plain(heading) : "Guide";
        return page.reply(Map.of("title", title, "content", renderer.render(document)));
    }

    private static String plain(Heading heading) {
        return TextContentRenderer.builder().build().render(heading).strip();
    }

    private Optional<String> text(String guide) throws IOException {
        return NAMES.contains(guide)
                ? markdown.content(guide + ".md").map(content -> new String(content, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
