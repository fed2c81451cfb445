// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.plugin.agent.RegistryAccess;
import io.jenkins.plugins.trustedregistry.plugin.builds.RegistryIdentity;
import io.jenkins.plugins.trustedregistry.plugin.configuration.RegistryAddress;
import io.jenkins.plugins.trustedregistry.plugin.configuration.TrustedRegistryConfiguration;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.credentials.BundleCredentials;
import io.jenkins.plugins.trustedregistry.plugin.credentials.RegistryBundle;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the registry a step means and logs in there. */
public final class BuildRegistries {
    private BuildRegistries() {}

    /** @param host of the image's name; empty where the name leaves it open */
    public static BuildRegistry open(Run<?, ?> run, RegistryChoice choice, Optional<String> host) throws IOException {
        Optional<RegistryAddress> own = RegistryAddress.now();
        Optional<RegistryBundle> bundle = bundle(run, choice.credentialsId());
        String url =
                choice.url().isEmpty() ? bundle.map(RegistryBundle::registry).orElse("") : choice.url();
        if (host.isPresent() && !sameHost(host.get(), url)) {
            // An image of another registry than the one that is chosen: no login there, unless it is our own.
            return isOwn(host.get(), own)
                    ? ours(run, choice, own)
                    : other(host.get(), choice.plainHttp(), "", "", "", Optional.empty());
        }
        if (choice.credentialsId().isEmpty() && (url.isEmpty() || isOwn(url, own))) {
            return ours(run, choice, own);
        }
        return bundle.isPresent()
                ? other(
                        url,
                        choice.plainHttp(),
                        bundle.get().user(),
                        bundle.get().password(),
                        bundle.get().authorityPem(),
                        bundle)
                : withPassword(run, choice, url, own);
    }

    private static BuildRegistry withPassword(
            Run<?, ?> run, RegistryChoice choice, String url, Optional<RegistryAddress> own) throws IOException {
        boolean ours = url.isEmpty() || isOwn(url, own);
        String address = ours ? own.orElseThrow(BuildRegistries::unreachable).baseUrl() : url;
        boolean plain = ours || choice.plainHttp();
        String authority = ours ? authority() : "";
        if (choice.credentialsId().isEmpty()) {
            return other(address, plain, "", "", authority, Optional.empty());
        }
        StandardUsernamePasswordCredentials login = CredentialsProvider.findCredentialById(
                choice.credentialsId(), StandardUsernamePasswordCredentials.class, run, List.of());
        if (login == null) {
            throw new AbortException(
                    "There are no credentials '" + choice.credentialsId() + "' that this build may use as a"
                            + " login: name a user name with password, or a client bundle, that the job or its folder can see.");
        }
        return other(
                address, plain, login.getUsername(), login.getPassword().getPlainText(), authority, Optional.empty());
    }

    private static Optional<RegistryBundle> bundle(Run<?, ?> run, String id) {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(
                                CredentialsProvider.findCredentialById(id, BundleCredentials.class, run, List.of()))
                        .map(BundleCredentials::bundle);
    }

    private static BuildRegistry other(
            String url, boolean plain, String user, String secret, String authority, Optional<RegistryBundle> bundle)
            throws AbortException {
        String address = url.contains("://") ? url : "https://" + url;
        RegistryAccess access = new RegistryAccess(address, plain, user, secret, authority);
        return new BuildRegistry(nameOf(access), access, Optional.empty(), bundle);
    }

    private static BuildRegistry ours(Run<?, ?> run, RegistryChoice choice, Optional<RegistryAddress> own)
            throws IOException {
        RegistryAddress address = own.orElseThrow(BuildRegistries::unreachable);
        BuildLogin login = login(RegistryIdentity.of(run), choice.staging());
        RegistryAccess access = new RegistryAccess(
                address.baseUrl(), true, login.user(), login.secret().text(), authority());
        return new BuildRegistry(nameOf(access), access, Optional.of(login), Optional.empty());
    }

    private static BuildLogin login(BuildId build, String staging) throws AbortException {
        Registry registry = registry();
        try {
            return staging.isEmpty()
                    ? registry.builds().begin(build)
                    : registry.stagings().login(build, new StagingId(staging));
        } catch (RegistryException | IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** That of this Jenkins. @throws AbortException with a sentence while it does not run */
    public static Registry registry() throws AbortException {
        return RunningRegistry.OF_JENKINS
                .state()
                .registry()
                .orElseThrow(() -> new AbortException(
                        "The registry is not running. Ask an administrator of Jenkins; Manage Jenkins says why."));
    }

    private static AbortException unreachable() {
        boolean off = TrustedRegistryConfiguration.get().settings().listener().port() < 0;
        return new AbortException(
                off
                        ? "The registry's port is switched off, so that no build can reach it. Ask an administrator of"
                                + " Jenkins to choose one in Manage Jenkins > System > Trusted Registry."
                        : "The registry does not run or its port could not be opened, so that no build can reach it. Ask an"
                                + " administrator of Jenkins; Manage Jenkins says why.");
    }

    private static String nameOf(RegistryAccess access) throws AbortException {
        try {
            return access.name();
        } catch (ClientException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private static String authority() throws IOException {
        Path file = Controller.JENKINS.home().resolve("trusted-registry").resolve("ca.pem");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static boolean isOwn(String url, Optional<RegistryAddress> own) {
        return own.isPresent() && sameHost(own.get().name(), url);
    }

    private static boolean sameHost(String host, String url) {
        try {
            return !url.isEmpty()
                    && RegistryUrl.parse(url, true)
                            .name()
                            .equalsIgnoreCase(RegistryUrl.parse(host, true).name());
        } catch (ClientException e) {
            return false;
        }
    }
}
