// SPDX-License-Identifier: MIT
package jenkins.model;

import hudson.PluginManager;
import hudson.model.AbstractCIBase;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.TopLevelItem;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.SecurityRealm;
import hudson.security.csrf.CrumbIssuer;
import java.io.File;
import java.util.List;
import org.springframework.security.core.Authentication;

public class Jenkins extends AbstractCIBase implements ItemGroup<TopLevelItem> {
    public static final Permission ADMINISTER = null;
    public static final Permission READ = null;

    public static String VERSION;

    public static native Jenkins get();

    public static native Authentication getAuthentication2();

    @Override
    public native String getDisplayName();

    public native File getRootDir();

    public native SecurityRealm getSecurityRealm();

    public native AuthorizationStrategy getAuthorizationStrategy();

    @Override
    public native List<TopLevelItem> getItems();

    @Override
    public native ACL getACL();

    public native CrumbIssuer getCrumbIssuer();

    public native PluginManager getPluginManager();

    public native String getRootUrl();

    public native <T extends Item> T getItemByFullName(String fullName, Class<T> type);
}
