// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Offers {@link BuildCredentials} to jobs, while the registry runs; not to folders and not to Jenkins itself, where nothing is built. Who
 * asks does not matter: what they get opens nothing before a run has made it its own.
 */
@Extension
@SuppressWarnings("rawtypes") // as Jenkins declares it
public final class BuildCredentialsProvider extends CredentialsProvider {
    @Override
    public String getDisplayName() {
        return Messages.BuildCredentialsProvider_displayName();
    }

    @Override
    public <C extends Credentials> List<C> getCredentialsInItem(
            Class<C> type, Item item, @Nullable Authentication authentication, List<DomainRequirement> requirements) {
        return type.isAssignableFrom(BuildCredentials.class)
                        && RunningRegistry.OF_JENKINS.state().registry().isPresent()
                ? List.of(type.cast(new BuildCredentials()))
                : List.of();
    }

    @Override
    public <C extends Credentials> List<C> getCredentialsInItemGroup(
            Class<C> type,
            @Nullable ItemGroup group,
            @Nullable Authentication authentication,
            List<DomainRequirement> requirements) {
        return List.of();
    }
}
