// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.credentials.BundleCredentials;
import java.util.List;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** Credentials that a form offers: user names with passwords, and client bundles. */
public final class CredentialsChoices {
    private CredentialsChoices() {}

    /** Whoever may not see a job's credentials sees the one that is chosen, by its identifier. */
    public static ListBoxModel of(@Nullable Item item, String chosen) {
        ListBoxModel choices = new ListBoxModel();
        choices.add(Messages.CredentialsChoices_build(), "");
        boolean may = item == null
                ? Controller.JENKINS.may(Controller.JENKINS.caller(), Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
        if (may) {
            choices.addAll(list(StandardUsernamePasswordCredentials.class, item));
            choices.addAll(list(BundleCredentials.class, item));
        } else if (!chosen.isEmpty()) {
            choices.add(chosen, chosen);
        }
        return choices;
    }

    private static <C extends IdCredentials> ListBoxModel list(Class<C> type, @Nullable Item item) {
        return CredentialsProvider.listCredentialsInItem(
                type, item, ACL.SYSTEM2, List.of(), CredentialsMatchers.always());
    }
}
