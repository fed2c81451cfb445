// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundAnswer;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundDownload;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundGet;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundPost;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.AdapterException.Kind;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScannerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks to one scanner. Redirects are not followed: one is the answer that a report is not there yet. */
public final class AdapterClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LARGEST = 64L << 20;
    private static final long LARGEST_ERROR = 64 << 10;
    private static final int USUAL_WAIT = 5;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_WAIT = 300;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OutboundClient http;
    private final ScannerSettings scanner;
    private final Trust trust;
    private final String base;

    AdapterClient(OutboundClient http, ScannerSettings scanner) {
        this.http = http;
        this.scanner = scanner;
        this.trust = new Trust(scanner.authority(), scanner.skipTlsVerification());
        this.base = scanner.url() + "/api/v1";
    }

    /** What the scanner says of itself. */
    public AdapterMetadata metadata() throws AdapterException {
        String accept = MimeType.METADATA + ", " + MimeType.OLD_METADATA + ";q=0.9, application/json;q=0.5";
        try (OutboundDownload answer = get("/metadata", accept)) {
            requireStatus(answer, 200, "what it can do");
            return read(answer, MimeType.METADATA, in -> AdapterMetadata.of(ReportReader.tree(in)));
        } catch (IOException e) {
            throw adapterException(e);
        }
    }

    /** Asks for a scan. @return by what the scanner knows it */
    public String submit(ScanOrder order) throws AdapterException {
        OutboundAnswer answer = http.post(new OutboundPost(
                        URI.create(base + "/scan"),
                        trust,
                        headers("application/vnd.scanner.adapter.scan.response+json; version=1.0, application/json"),
                        order.contentType().text(),
                        order.body(),
                        PATIENCE))
                .join();
        if (answer.status().isEmpty()) {
            throw new AdapterException(Kind.UNREACHABLE, said(answer.problem().orElse("")));
        }
        int status = answer.status().getAsInt();
        if (status != 202 && status != 200 && status != 201) {
            throw refused(status, "a scan", answer.beginning());
        }
        try {
            String id = JSON.readTree(answer.beginning()).path("id").asText("");
            if (!id.isEmpty()) {
                return id;
            }
        } catch (JsonProcessingException e) {
            throw notUnderstood("its answer to a scan's request is no JSON", e);
        }
        throw notUnderstood("its answer to a scan's request names none", null);
    }

    /** Asks for a report of vulnerabilities. */
    public Polled<VulnerabilityReport> vulnerabilities(String id, Wanted wanted) throws AdapterException {
        return poll(report(id), wanted.vulnerabilities(), ReportReader::vulnerabilities);
    }

    /** Asks for a bill of materials in this format. */
    public Polled<Bill> bill(String id, MediaType format) throws AdapterException {
        return poll(report(id) + "?sbom_media_type=" + encoded(format.name()), MimeType.SBOM, ReportReader::bill);
    }

    private static String report(String id) {
        return "/scan/" + encoded(id) + "/report";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private <T> Polled<T> poll(String path, MimeType type, Form<T> form) throws AdapterException {
        try (OutboundDownload answer = get(path, type.text())) {
            if (answer.status() == 302) {
                return new Polled.NotYet<>(wait(answer));
            }
            requireStatus(answer, 200, "a report");
            return new Polled.Ready<>(read(answer, type, form));
        } catch (IOException e) {
            throw adapterException(e);
        }
    }

    /** How a document is read. */
    @FunctionalInterface
    private interface Form<T> {
        T read(InputStream in) throws IOException;
    }

    private <T> T read(OutboundDownload answer, MimeType wanted, Form<T> form) throws AdapterException {
        MimeType type = new MimeType(answer.header("Content-Type").orElse(""));
        if (!type.answers(wanted)) {
            throw notUnderstood("it answered with " + Shown.of(type.text()) + " instead of " + wanted, null);
        }
        try (InputStream in = new Bounded(answer.body(), LARGEST)) {
            return form.read(in);
        } catch (StrangeDocumentException | JsonProcessingException | IllegalArgumentException e) {
            throw notUnderstood("its answer could not be read: " + Shown.of(firstLine(e)), e);
        } catch (IOException e) {
            throw adapterException(e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).replaceFirst("(?s)\\R.*", "");
    }

    /** As the specification has it, or as HTTP has it. */
    private static Duration wait(OutboundDownload answer) {
        int seconds = answer.header("Refresh-After")
                .or(() -> answer.header("Retry-After"))
                .filter(text -> text.strip().matches("[0-9]{1,6}"))
                .map(text -> Integer.parseInt(text.strip()))
                .orElse(USUAL_WAIT);
        return Duration.ofSeconds(Math.max(1, Math.min(LONGEST_WAIT, seconds)));
    }

    private OutboundDownload get(String path, String accept) throws AdapterException {
        try {
            return http.getOnce(new OutboundGet(URI.create(base + path), trust, headers(accept), PATIENCE));
        } catch (IOException e) {
            throw new AdapterException(Kind.UNREACHABLE, said(String.valueOf(e.getMessage())), e);
        }
    }

    private Map<String, String> headers(String accept) throws AdapterException {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", accept));
        if (!scanner.authentication().equals("none") && scanner.secret().isEmpty()) {
            throw new AdapterException(
                    Kind.REFUSED, "The scanner '" + scanner.name() + "' has no secret in the settings: enter it.");
        }
        switch (scanner.authentication()) {
            case "basic" -> {
                byte[] login = (scanner.user() + ":" + scanner.secret()).getBytes(StandardCharsets.UTF_8);
                headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
            }
            case "bearer" -> headers.put("Authorization", "Bearer " + scanner.secret());
            case "api-key" -> headers.put("X-ScannerAdapter-API-Key", scanner.secret());
            default -> {
                // none: nothing to show
            }
        }
        return headers;
    }

    private void requireStatus(OutboundDownload answer, int wanted, String what) throws IOException {
        if (answer.status() != wanted) {
            throw refused(answer.status(), what, body(answer));
        }
    }

    private static String body(OutboundDownload answer) throws IOException {
        try (InputStream in = answer.body()) {
            return new String(in.readNBytes((int) LARGEST_ERROR), StandardCharsets.UTF_8);
        }
    }

    private AdapterException refused(int status, String what, String body) {
        String reason = reason(body);
        String words = reason.isEmpty() ? "" : ": " + reason + (reason.endsWith(".") ? "" : ".");
        String asked = "The scanner '" + scanner.name() + "', asked for " + what + ", answered with status " + status;
        return switch (status) {
            case 401, 403 ->
                new AdapterException(
                        Kind.REFUSED,
                        asked + ", so it does not take the registry for who it is: check authentication"
                                + " and secret in the settings.");
            case 404 ->
                new AdapterException(
                        what.equals("a report") ? Kind.FAILED : Kind.REFUSED,
                        what.equals("a report")
                                ? "The scanner '" + scanner.name() + "' knows nothing of the scan any more, maybe since"
                                        + " it was restarted. It is asked again."
                                : asked + ": check that its url is that of a scanner adapter.");
            case 400, 415, 422, 501 -> new AdapterException(Kind.REFUSED, asked + words(words));
            default -> new AdapterException(Kind.FAILED, asked + words(words));
        };
    }

    private static String words(String words) {
        return words.isEmpty() ? ". Its log may say why." : words;
    }

    private static String reason(String body) {
        try {
            return Shown.of(JSON.readTree(body).path("error").path("message").asText(""), LONGEST_REASON)
                    .strip();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private AdapterException notUnderstood(String why, @Nullable Exception e) {
        return new AdapterException(
                Kind.REFUSED,
                "The scanner '" + scanner.name() + "' was not understood: " + why
                        + ". Check that its url is that of a scanner adapter.",
                e);
    }

    private AdapterException adapterException(IOException e) {
        return e instanceof AdapterException known
                ? known
                : new AdapterException(Kind.UNREACHABLE, said(String.valueOf(e.getMessage())), e);
    }

    private String said(String problem) {
        return "The scanner '" + scanner.name() + "' could not be asked. " + problem;
    }
}
