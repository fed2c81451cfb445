// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the server says once it takes requests.
 *
 * @param name how clients reach it; empty when it has no listener
 * @param authority what signed its certificate; empty with plain HTTP, and for a certificate from elsewhere
 */
public record Banner(
        String version,
        Optional<PublicName> name,
        Path home,
        Optional<Authority> authority,
        Optional<FirstAdministrator> administrator) {

    /** The registry's own certificate authority: its file, and its SHA-256 fingerprint. */
    public record Authority(Path file, String fingerprint) {}

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Trusted Registry " + version + " is running.");
        lines.add("");
        lines.add("  address   " + name.map(PublicName::url).orElse("none: the settings switch the listener off"));
        name.ifPresent(reached -> lines.add("  page      " + reached.url() + "/"));
        lines.add("  home      " + home);
        administrator.ifPresent(first -> lines.add("  login     " + first.name()
                + first.generatedPassword()
                        .map(generated -> ", password " + generated + "   (shown only now)")
                        .orElse(", with the password it was given")));
        name.ifPresent(reached -> {
            lines.addAll(firstPush(reached));
            authority.ifPresent(ca -> lines.addAll(trust(reached, ca)));
        });
        lines.add("");
        return lines;
    }

    private List<String> firstPush(PublicName reached) {
        String user = administrator.map(FirstAdministrator::name).orElse("USER");
        String image = reached.docker() + "/" + user + "/alpine:latest";
        return List.of(
                "",
                "Log in and push:",
                "  docker login --username " + user + " " + reached.docker(),
                "  docker image tag alpine:latest " + image,
                "  docker image push " + image);
    }

    private static List<String> trust(PublicName reached, Authority ca) {
        List<String> lines = new ArrayList<>();
        String here = folder(reached.docker());
        lines.add("");
        lines.add(
                "Clients must trust the registry's certificate authority. Docker finds it here (put there by root; docker"
                        + " itself does without for localhost and 127.0.0.1):");
        lines.add("  mkdir -p " + here + " && cp " + ca.file() + " " + here + "/ca.crt");
        if (!reached.elsewhere().isEmpty()) {
            String there = folder(reached.elsewhere());
            lines.add("On another machine, where the registry is " + reached.elsewhere() + ":");
            lines.add("  mkdir -p " + there + " && curl --insecure --output " + there + "/ca.crt https://"
                    + reached.elsewhere() + "/ca");
            lines.add("  openssl x509 -noout -fingerprint -sha256 -in " + there + "/ca.crt");
            lines.add("and only if the fingerprint is the authority's, which is");
        } else {
            lines.add("Its SHA-256 fingerprint:");
        }
        lines.add("  " + ca.fingerprint());
        return lines;
    }

    private static String folder(String docker) {
        return "/etc/docker/certs.d/" + docker;
    }

    /** For programs. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", version);
        name.ifPresent(reached -> json.put("address", reached.url())
                .put("page", reached.url() + "/")
                .put("docker", reached.docker()));
        json.put("home", home.toString());
        authority.ifPresent(
                ca -> json.put("authority", ca.file().toString()).put("authorityFingerprint", ca.fingerprint()));
        administrator.ifPresent(first -> {
            json.put("administrator", first.name());
            first.generatedPassword().ifPresent(password -> json.put("password", password));
        });
        return json;
    }

    @Override
    public String toString() {
        return "Banner[" + name + "]";
    }
}
