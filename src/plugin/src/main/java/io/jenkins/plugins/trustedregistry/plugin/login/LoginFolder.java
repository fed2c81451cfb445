// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.trustedregistry.plugin.credentials.RegistryBundle;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The files by which docker (by {@code DOCKER_CONFIG}) and podman, skopeo and buildah (by {@code REGISTRY_AUTH_FILE}) are logged in
 * inside a block: in a folder of its own beside the workspace, that only the agent's user can enter.
 *
 * <pre>
 *   WORKSPACE@tmp/registry-ID/config.json
 *   WORKSPACE@tmp/registry-ID/ca.pem cert.pem key.pem     of a client bundle that names a docker engine
 * </pre>
 */
final class LoginFolder {
    private static final String FILE = "config.json";

    private final FilePath folder;

    private LoginFolder(FilePath folder) {
        this.folder = folder;
    }

    /** Where it will be; nothing is written yet. */
    static LoginFolder beside(FilePath workspace) {
        return new LoginFolder(WorkspaceList.tempDir(workspace).child("registry-" + UUID.randomUUID()));
    }

    String path() {
        return folder.getRemote();
    }

    /** Writes the files. @return the variables that point to them */
    Map<String, String> write(BuildRegistry registry, RegistryChoice choice, FilePath workspace, EnvVars environment)
            throws IOException, InterruptedException {
        folder.mkdirs();
        folder.chmod(0700);
        DockerConfig config = outer(workspace, environment);
        if (!registry.access().user().isEmpty()) {
            config = config.with(
                    configName(registry.name()),
                    registry.access().user(),
                    registry.access().secret());
        }
        folder.child(FILE).write(config.json(), "UTF-8");
        Map<String, String> variables =
                new TreeMap<>(choice.variables(registry.access().url()));
        variables.put("DOCKER_CONFIG", path());
        variables.put("REGISTRY_AUTH_FILE", folder.child(FILE).getRemote());
        variables.put("REGISTRY", registry.name()); // for people's scripts
        if (registry.bundle().isPresent()) {
            variables.putAll(engine(registry.bundle().get()));
        }
        return variables;
    }

    /** Docker Hub's login has a name of its own. */
    private static String configName(String registry) {
        return registry.equals("docker.io") ? "https://index.docker.io/v1/" : registry;
    }

    private Map<String, String> engine(RegistryBundle bundle) throws IOException, InterruptedException {
        Optional<String> host = bundle.dockerHost();
        if (host.isEmpty()) {
            return Map.of();
        }
        folder.child("ca.pem").write(bundle.authorityPem(), "UTF-8");
        folder.child("cert.pem").write(bundle.certificatePem(), "UTF-8");
        FilePath key = folder.child("key.pem");
        key.write(bundle.keyPem(), "UTF-8");
        key.chmod(0600);
        return Map.of("DOCKER_HOST", host.get(), "DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", path());
    }

    /** What docker would read outside of the block. */
    private static DockerConfig outer(FilePath workspace, EnvVars environment)
            throws IOException, InterruptedException {
        String home = environment.get("HOME");
        String folder = environment.get("DOCKER_CONFIG");
        if (folder == null && home == null) {
            return DockerConfig.empty();
        }
        FilePath file =
                workspace.child(folder == null ? home + "/.docker" : folder).child(FILE);
        return file.exists() ? DockerConfig.of(file.readToString()) : DockerConfig.empty();
    }
}
