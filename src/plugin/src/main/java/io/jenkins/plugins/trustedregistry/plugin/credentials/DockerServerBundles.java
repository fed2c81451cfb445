// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.util.Secret;
import java.util.List;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerCredentials;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Offers every bundle as a credential of a docker server too, under the same id, for {@code docker.withServer} and whatever else asks
 * for that kind. The plugin docker-commons knows one class only and no interface, hence a copy and not the bundle itself. Left out
 * where that plugin is not installed.
 */
@Extension(optional = true)
@SuppressWarnings("rawtypes") // as Jenkins declares it
public final class DockerServerBundles extends CredentialsProvider {
    @Override
    public String getDisplayName() {
        return Messages.DockerServerBundles_displayName();
    }

    @Override
    public <C extends Credentials> List<C> getCredentialsInItem(
            Class<C> type, Item item, @Nullable Authentication authentication, List<DomainRequirement> requirements) {
        return type == DockerServerCredentials.class
                ? copies(type, lookupCredentialsInItem(BundleCredentials.class, item, authentication, requirements))
                : List.of();
    }

    @Override
    public <C extends Credentials> List<C> getCredentialsInItemGroup(
            Class<C> type,
            @Nullable ItemGroup group,
            @Nullable Authentication authentication,
            List<DomainRequirement> requirements) {
        return type == DockerServerCredentials.class
                ? copies(
                        type,
                        lookupCredentialsInItemGroup(BundleCredentials.class, group, authentication, requirements))
                : List.of();
    }

    private static <C extends Credentials> List<C> copies(Class<C> type, List<BundleCredentials> bundles) {
        return bundles.stream().map(each -> type.cast(copy(each))).toList();
    }

    private static DockerServerCredentials copy(BundleCredentials credentials) {
        RegistryBundle bundle = credentials.bundle();
        return new DockerServerCredentials(
                credentials.getScope(),
                credentials.getId(),
                credentials.getDescription(),
                Secret.fromString(bundle.keyPem()),
                bundle.certificatePem(),
                bundle.authorityPem());
    }
}
