// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pages;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A template of {@code src/web/templates} that is filled in for each answer; what is filled in is escaped where it is HTML. */
final class Page {
    private static final StaticFiles TEMPLATES = new StaticFiles("templates");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private final Template template;
    private final String mediaType;
    private final String policy;

    private Page(Template template, String mediaType, String policy) {
        this.template = template;
        this.mediaType = mediaType;
        this.policy = policy;
    }

    static Page html(String name) {
        return new Page(Mustache.compiler().compile(text(name)), "text/html; charset=utf-8", POLICY);
    }

    /** HTML whose scripts make calls of the management API, and of nothing else. */
    static Page callingTheApi(String name) {
        return new Page(
                Mustache.compiler().compile(text(name)), "text/html; charset=utf-8", POLICY + "; connect-src 'self'");
    }

    static Page plainText(String name) {
        return new Page(Mustache.compiler().escapeHTML(false).compile(text(name)), "text/plain; charset=utf-8", POLICY);
    }

    private static String text(String name) {
        try {
            byte[] content = TEMPLATES
                    .content(name)
                    .orElseThrow(() -> new IllegalStateException("The template " + name + " is missing from the jar"));
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The template " + name + " can't be read from the jar", e);
        }
    }

    /** Not kept by browsers: it says how things are now. */
    Reply reply(Map<String, Object> values) {
        return Reply.of(200)
                .with("Cache-Control", "no-store")
                .with("Content-Security-Policy", policy)
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .withText(mediaType, template.execute(values));
    }
}
