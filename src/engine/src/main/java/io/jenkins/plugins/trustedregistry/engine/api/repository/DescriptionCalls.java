// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A repository's description, which is Markdown, as HTML that may be put into a page as it is: markup in it is shown as text, links
 * go to the web only, and of pictures their texts are left, since a picture tells its server who looks.
 */
final class DescriptionCalls {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private final Repositories repositories;

    DescriptionCalls(ApiParts parts) {
        this.repositories = parts.catalog().repositories();
    }

    Reply show(Call call) {
        Repository repository = Paths.repository(repositories, call);
        return Json.ok(new DescriptionView(repository.description(), html(repository.description())));
    }

    private static String html(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                while (image.getFirstChild() != null) {
                    image.insertBefore(image.getFirstChild());
                }
                image.unlink();
            }
        });
        return RENDERER.render(document);
    }

    /** The text as it was written, and as HTML. */
    record DescriptionView(String markdown, String html) {}
}
