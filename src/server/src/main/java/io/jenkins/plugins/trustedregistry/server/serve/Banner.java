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
 * @param authority the certificate authority's file and its fingerprint; empty with plain HTTP
 */
public record Banner(
        String version,
        Optional<PublicName> name,
        Path home,
        Optional<Authority> authority,
        Optional<FirstAdministrator> administrator) {

    /** Where the certificate authority is, and its SHA-256 fingerprint. */
    public record Authority(Path file, String fingerprint) {}

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Trusted Registry " + version + " is running.");
        lines.add("");
        lines.add("  address   " + name.map(PublicName::url).orElse("none, the settings switch the listener off"));
        name.ifPresent(reached -> lines.add("  page      " + reached.url() + "/"));
        lines.add("  home      " + home);
        administrator.ifPresent(first -> lines.addAll(administrator(first)));
        name.ifPresent(reached -> {
            authority.ifPresent(ca -> lines.addAll(trust(reached, ca)));
            lines.addAll(firstPush(reached));
        });
        lines.add("");
        return lines;
    }

    private static List<String> administrator(FirstAdministrator first) {
        String password = first.generatedPassword()
                .map(generated -> ", password " + generated + "   (shown only now)")
                .orElse(", with the password you gave");
        return List.of("  login     " + first.name() + password);
    }

    private static List<String> trust(PublicName reached, Authority ca) {
        String folder = "/etc/docker/certs.d/" + reached.docker();
        List<String> lines = new ArrayList<>(List.of(
                "",
                "Docker must trust the registry's certificate authority once, as root (not for localhost and 127.0.0.1):",
                "  mkdir -p " + folder,
                "  cp " + ca.file() + " " + folder + "/ca.crt"));
        lines.addAll(List.of(
                "On other machines fetch it from " + reached.url() + "/ca and compare its SHA-256 fingerprint:",
                "  " + ca.fingerprint()));
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

    /** For programs. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", version);
        name.ifPresent(reached -> json.put("address", reached.url())
                .put("page", reached.url() + "/")
                .put("docker", reached.docker()));
        json.put("home", home.toString());
        authority.ifPresent(ca ->
                json.put("authority", ca.file().toString()).put("authorityFingerprint", ca.fingerprint()));
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
