// SPDX-License-Identifier: MIT
package jenkins.model;

import hudson.PluginManager;
import hudson.model.AbstractCIBase;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.Permission;
import hudson.security.SecurityRealm;
import hudson.security.csrf.CrumbIssuer;
import java.io.File;
import org.springframework.security.core.Authentication;

public class Jenkins extends AbstractCIBase {
    public static final Permission ADMINISTER = null;
    public static final Permission READ = null;

    public static String VERSION;

    public static native Jenkins get();

    public static native Authentication getAuthentication2();

    public native File getRootDir();

    public native SecurityRealm getSecurityRealm();

    @Override
    public native ACL getACL();

    public native CrumbIssuer getCrumbIssuer();

    public native PluginManager getPluginManager();

    public native String getRootUrl();

    public native <T extends Item> T getItemByFullName(String fullName, Class<T> type);
}
