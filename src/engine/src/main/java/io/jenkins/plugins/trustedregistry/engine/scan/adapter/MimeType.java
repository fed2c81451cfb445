// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A type of document of the adapter API, in the form that adapters compare to the letter: {@code type; parameter=value}.
 *
 * @param text however it was written, with one blank behind each semicolon and no others, in small letters
 */
public record MimeType(String text) {
    static final MimeType VULNERABILITIES = new MimeType("application/vnd.security.vulnerability.report; version=1.1");
    static final MimeType HARBOR_VULNERABILITIES =
            new MimeType("application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0");
    static final MimeType SBOM = new MimeType("application/vnd.security.sbom.report+json; version=1.0");
    static final MimeType METADATA = new MimeType("application/vnd.scanner.adapter.metadata+json; version=1.1");
    static final MimeType OLD_METADATA = new MimeType("application/vnd.scanner.adapter.metadata+json; version=1.0");
    static final MimeType REQUEST = new MimeType("application/vnd.scanner.adapter.scan.request+json; version=1.1");
    static final MimeType OLD_REQUEST = new MimeType("application/vnd.scanner.adapter.scan.request+json; version=1.0");

    public MimeType {
        text = Arrays.stream(text.toLowerCase(Locale.ROOT).split(";", -1))
                .map(part -> part.strip().replaceAll("\\s*=\\s*", "=").replace("\"", ""))
                .collect(Collectors.joining("; "));
    }

    /** Whether a document of this type is what was asked for; servers leave parameters out, or say just that it is JSON. */
    boolean answers(MimeType wanted) {
        String base = base();
        return base.equals(wanted.base()) || base.equals("application/json") || base.isEmpty();
    }

    private String base() {
        return text.replaceFirst(";.*", "");
    }

    @Override
    public String toString() {
        return text;
    }
}
