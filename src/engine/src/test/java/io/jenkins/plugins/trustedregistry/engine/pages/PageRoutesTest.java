// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Peer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import io.jenkins.plugins.trustedregistry.engine.health.Health;
import io.jenkins.plugins.trustedregistry.engine.health.HealthCheck;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRoutesTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private Optional<String> problem = Optional.empty();
    private boolean ownAuthority = true;
    private String url = "https://dtr.example:5000";

    @Test
    void aBrowserGetsAPageWithTheLinesForThisAddress() {
        Reply reply = get("/", "Accept", BROWSER);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(header(reply, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(reply, "Vary")).isEqualTo("Accept");
        assertThat(header(reply, "Cache-Control")).isEqualTo("no-store");
        assertThat(text(reply))
                .contains("docker login dtr.example:5000")
                .contains("docker image push dtr.example:5000/YOU/alpine:latest")
                .contains("https://dtr.example:5000/ca")
                .contains("version 1.2")
                .contains("All is well");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/plain", "application/json", ""})
    void otherClientsGetTheSameAsText(String accept) {
        Reply reply = get("/", "Accept", accept);
        assertThat(header(reply, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(text(reply))
                .startsWith("Trusted Registry 1.2: a container registry. All is well.")
                .contains("docker login dtr.example:5000")
                .doesNotContain("<", "{{");
    }

    @Test
    void whatIsNotWellIsSaidAndEscaped() {
        problem = Optional.of("has <no> room");
        assertThat(text(get("/", "Accept", BROWSER))).contains("Not well: storage has &lt;no&gt; room");
        assertThat(text(get("/"))).contains("NOT WELL: storage has <no> room.");
    }

    @Test
    void howToTrustTheAuthorityIsSaidOnlyWhereItIsNeeded() {
        assertThat(text(get("/", "Accept", BROWSER))).contains("Download the authority", "certs.d/dtr.example:5000");
        ownAuthority = false;
        assertThat(text(get("/", "Accept", BROWSER))).doesNotContain("certs.d").contains("administrator gave it");
        assertThat(text(get("/"))).doesNotContain("certs.d");
        url = "http://127.0.0.1:5000";
        assertThat(text(get("/", "Accept", BROWSER)))
                .doesNotContain("certs.d", "/ca")
                .contains("plain HTTP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui/", "/ui/repositories/technology/test/-/images", "/ui/administration/general"})
    void everyAddressBelowUiGivesTheFrameOfThePagesWithAllTheirModules(String path) {
        Reply reply = get(path, "Accept", BROWSER);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(header(reply, "Content-Security-Policy"))
                .endsWith("connect-src 'self'")
                .doesNotContain("unsafe");
        String text = text(reply);
        assertThat(text)
                .contains("data-address=\"dtr.example:5000\"", "src=\"/pages/registry/start.js\"")
                .doesNotContainPattern("(?i)<style|\\sstyle=|\\son[a-z]+=|javascript:|<script(?![^>]* src=\"/pages/)");
        Matcher preload =
                Pattern.compile("modulepreload\" href=\"(/pages/[^\"]+)\"").matcher(text);
        List<String> modules = preload.results().map(hit -> hit.group(1)).toList();
        assertThat(modules)
                .hasSizeGreaterThan(50)
                .contains("/pages/lib/preact.js", "/pages/lib/hooks.js", "/pages/registry/image/report.js");
        assertThat(modules)
                .allSatisfy(module -> assertThat(get(module).status()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/guides/user-guide"})
    void pagesMayLoadNothingButTheRegistrysOwnFiles(String path) {
        Reply reply = get(path, "Accept", BROWSER);
        assertThat(header(reply, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(text(reply))
                .doesNotContainPattern("(?i)<style|\\sstyle=|\\son[a-z]+=|javascript:|<script(?![^>]* src=\"/pages/)");
    }

    @ParameterizedTest
    @CsvSource({
        "registry.css, text/css; charset=utf-8",
        "copy.js, text/javascript; charset=utf-8",
        "icon.svg, image/svg+xml"
    })
    void filesHaveTheirTypeAndAnEtagAndAreAskedForEachTime(String name, String type) {
        Reply reply = get("/pages/" + name);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(header(reply, "Content-Type")).isEqualTo(type);
        assertThat(header(reply, "Cache-Control")).isEqualTo("no-cache");
        String tag = header(reply, "ETag");
        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        assertThat(get("/pages/" + name, "If-None-Match", "\"other\"").status()).isEqualTo(200);
        Reply known = get("/pages/" + name, "If-None-Match", "\"other\", W/" + tag);
        assertThat(known.status()).isEqualTo(304);
        assertThat(header(known, "ETag")).isEqualTo(tag);
        assertThat(known.body()).isEqualTo(new Body.Empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pages/../templates/start.html",
                "/pages/%2e%2e/templates/start.html",
                "/pages/..%2ftemplates%2fstart.html",
                "/pages/%252e%252e%252ftemplates%252fstart.html",
                "/pages/..%5ctemplates%5cstart.html",
                "/pages//registry.css",
                "/pages/registry.css/",
                "/pages/REGISTRY.css",
                "/pages/registry.css.",
                "/pages/.css",
                "/pages/PageRoutes.class",
                "/pages/registry",
                "/pages/missing.css",
                "/pages/",
                "/pages",
                "/guides/",
                "/guides/developer-guide",
                "/guides/..%2fstatic%2fregistry",
                "/guides/user-guide.md",
                "/index.html"
            })
    void whatIsNoFileOfThePagesIsNotThere(String path) {
        Reply reply = get(path);
        assertThat(reply.status()).isIn(400, 404);
        assertThat(header(reply, "Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-guide", "administrator-guide", "rights", "glossary"})
    void guidesArePagesWhoseLinksLeadSomewhere(String guide) {
        String page = text(get("/guides/" + guide));
        assertThat(page).contains("<h1").doesNotContain(".md\"").doesNotContain("href=\"..");
        page.lines()
                .flatMap(line -> java.util.regex.Pattern.compile("(?:href|src)=\"(/(?:guides|pages)/[^\"#]+)")
                        .matcher(line)
                        .results())
                .forEach(link -> assertThat(get(link.group(1)).status())
                        .as("%s", link.group(1))
                        .isEqualTo(200));
    }

    @Test
    void theUsersGuideIsWhatStandsInTheDocs() {
        assertThat(text(get("/guides/user-guide")))
                .contains("<title>User&#39;s guide - Trusted Registry</title>")
                .contains("<code class=\"language-sh\">")
                .contains("href=\"/guides/rights\">rights.md</a>")
                .contains("<table>");
    }

    @Test
    void nothingIsChangedHere() {
        Reply reply = answer(Method.POST, "/");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(header(reply, "Allow")).isEqualTo("GET, HEAD");
    }

    private Reply get(String path, String... header) {
        return answer(Method.GET, path, header);
    }

    private Reply answer(Method method, String path, String... header) {
        Health health = new Health(List.of(new HealthCheck("storage", () -> problem)), Clock.systemUTC());
        Router router = new Router(
                List.of(PageRoutes.of(new PageParts(health, "1.2", () -> ownAuthority))),
                new Problems(),
                new Incidents(new Random(1)));
        Map<String, List<String>> headers = header.length == 0 ? Map.of() : Map.of(header[0], List.of(header[1]));
        return router.answer(new Call(
                        method,
                        path,
                        Map.of(),
                        Map.of(),
                        new Headers(headers),
                        InputStream.nullInputStream(),
                        OptionalLong.empty(),
                        new Peer("198.51.100.9", url, List.of()),
                        Principal.ANONYMOUS))
                .reply();
    }

    private static String header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String text(Reply reply) {
        return new String(((Body.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
    }
}
