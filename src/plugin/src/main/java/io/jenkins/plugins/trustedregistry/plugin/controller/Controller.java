// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.controller;

import hudson.model.Job;
import hudson.model.User;
import hudson.security.Permission;
import hudson.security.SecurityRealm;
import hudson.security.csrf.CrumbIssuer;
import io.jenkins.plugins.trustedregistry.engine.release.ReleaseNews;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/** What the plugin takes from the running Jenkins. */
public interface Controller {
    /** The Jenkins this plugin runs in. */
    Controller JENKINS = new RunningJenkins();

    /** JENKINS_HOME. */
    Path home();

    /** The address that administrators gave Jenkins, ends with a slash; empty when they gave none. */
    Optional<String> rootUrl();

    /** The version of Jenkins. */
    String version();

    /** The version of this plugin. */
    String pluginVersion();

    /** The newest version of this plugin that the update centre of Jenkins knows; empty when it does not know the plugin. */
    Optional<ReleaseNews.Release> newestRelease();

    boolean hasPlugin(String shortName);

    /** Sees the classes of every plugin: what code of other plugins may need as context class loader. */
    ClassLoader allPlugins();

    SecurityRealm securityRealm();

    /** Whoever the current request or build runs as. */
    Authentication caller();

    boolean may(Authentication who, Permission permission);

    /** @throws org.springframework.security.access.AccessDeniedException which Jenkins answers with its own page */
    void require(Permission permission);

    /** The user's record in Jenkins; none is made for somebody who never logged in. */
    Optional<User> user(String id);

    Collection<User> users();

    /** The groups that this Jenkins' rights name. */
    Collection<String> groups();

    /** Full names of folders and jobs that begin so, of those that the caller sees; below the folder that is named already. */
    List<String> items(String prefix);

    /** A job by its full name, whoever asks. */
    Optional<Job<?, ?>> job(String fullName);

    /** Empty when an administrator switched the protection off. */
    Optional<CrumbIssuer> crumbIssuer();
}
