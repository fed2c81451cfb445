// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A Jenkins below {@code /ci} and its registry without TLS, each behind a reverse proxy with TLS at a port of its own. The proxies'
 * certificate is signed by the registry's authority.
 */
public final class ProxiedJenkins implements AutoCloseable {
    private final RealJenkins jenkins;
    private final int pages;
    private final int registry;
    private final ReverseProxy beforePages;
    private final ReverseProxy beforeRegistry;

    private ProxiedJenkins(RealJenkins jenkins, int pages, int registry, int inner) throws Exception {
        this.jenkins = jenkins;
        this.pages = pages;
        this.registry = registry;
        SSLContext certificate = certificate(jenkins.as(Casc.USER, Casc.PASSWORD));
        beforePages = ReverseProxy.start(certificate, pages, jenkins.port());
        beforeRegistry = ReverseProxy.start(certificate, registry, inner);
    }

    /** @param announced whether the settings say the registry's public address, so that builds know it too */
    public static ProxiedJenkins start(Path folder, boolean announced, String... options) throws Exception {
        int pages = RealJenkins.freePort();
        int registry = RealJenkins.freePort();
        int inner = RealJenkins.freePort();
        RealJenkins jenkins = RealJenkins.in(folder.resolve("home")).below("/ci");
        List.of(options).forEach(jenkins::option);
        String address = """
                unclassified:
                  location:
                    url: https://localhost:%d/ci/
                """.formatted(pages);
        String port = "      port: " + inner + "\n";
        String settings = Casc.registry(inner)
                        .replace(port, port + "      plainHttp: true\n")
                        .replace("- user:nigelpoulton", "- user:nigelpoulton\n              - job:build")
                + "    general:\n      trustedProxies:\n        - 127.0.0.1\n"
                + (announced ? "      publicAddress: https://localhost:%d\n".formatted(registry) : "");
        jenkins.configuredBy(Casc.SECURITY, address, settings).start();
        try {
            return new ProxiedJenkins(jenkins, pages, registry, inner);
        } catch (Exception | AssertionError e) {
            jenkins.close();
            throw e;
        }
    }

    private static SSLContext certificate(JenkinsSession administrator) throws Exception {
        JsonNode issued = JenkinsSession.parsed(administrator.call(
                "POST", "trusted-registry/api/v1/engine-certificates", "{\"names\": [\"localhost\"]}"));
        Certificate leaf = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        issued.get("certificate").asText().getBytes(StandardCharsets.US_ASCII)));
        String pem = issued.get("key").asText().replaceAll("-----[A-Z ]+-----|\\s", "");
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("proxy", key, new char[0], new Certificate[] {leaf});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    public RealJenkins jenkins() {
        return jenkins;
    }

    /** What people type into their browsers. */
    public URI url() {
        return URI.create("https://localhost:" + pages + "/ci/");
    }

    /** The registry as docker writes it, outside. */
    public String registry() {
        return "localhost:" + registry;
    }

    /** Has connections to the registry break off: {@link ReverseProxy#cut}. */
    public void cut(int connections) {
        beforeRegistry.cut(connections);
    }

    public Path authority() {
        return jenkins.home().resolve("trusted-registry/ca.pem");
    }

    /** A session from outside. */
    public JenkinsSession as(String user, String password) throws Exception {
        return new JenkinsSession(
                HttpClient.newBuilder().sslContext(RegistryClient.trusting(authority())), url(), user, password);
    }

    /** A client of the registry from outside; empty names are nobody. */
    public RegistryClient client(String user, String password) throws Exception {
        return new RegistryClient(jenkins.home(), registry, user, password);
    }

    @Override
    public void close() throws Exception {
        beforePages.close();
        beforeRegistry.close();
        jenkins.close();
    }
}
