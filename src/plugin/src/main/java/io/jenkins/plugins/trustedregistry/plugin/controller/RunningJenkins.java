// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.controller;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.Permission;
import hudson.security.SecurityRealm;
import hudson.security.csrf.CrumbIssuer;
import io.jenkins.plugins.trustedregistry.engine.release.ReleaseNews;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** The real one; the only caller of {@link Jenkins#get()}. */
final class RunningJenkins implements Controller {

    @Override
    public Path home() {
        return Jenkins.get().getRootDir().toPath();
    }

    @Override
    public Optional<String> rootUrl() {
        return Optional.ofNullable(Jenkins.get().getRootUrl());
    }

    @Override
    public String version() {
        return String.valueOf(Jenkins.VERSION);
    }

    @Override
    public String pluginVersion() {
        return Optional.ofNullable(Jenkins.get().getPluginManager().whichPlugin(RunningJenkins.class))
                .map(plugin -> plugin.getVersion())
                .orElse("unknown");
    }

    @Override
    public Optional<ReleaseNews.Release> newestRelease() {
        return Optional.ofNullable(Jenkins.get().getPluginManager().whichPlugin(RunningJenkins.class))
                .map(plugin -> plugin.getInfo())
                .map(info -> new ReleaseNews.Release(
                        String.valueOf(info.version),
                        Optional.ofNullable(info.wiki).orElse("")));
    }

    @Override
    public boolean hasPlugin(String shortName) {
        return Optional.ofNullable(Jenkins.get().getPluginManager().getPlugin(shortName))
                .filter(plugin -> plugin.isActive())
                .isPresent();
    }

    @Override
    public ClassLoader allPlugins() {
        return Jenkins.get().getPluginManager().uberClassLoader;
    }

    @Override
    public SecurityRealm securityRealm() {
        return Jenkins.get().getSecurityRealm();
    }

    @Override
    public Authentication caller() {
        return Jenkins.getAuthentication2();
    }

    @Override
    public boolean may(Authentication who, Permission permission) {
        return Jenkins.get().getACL().hasPermission2(who, permission);
    }

    @Override
    public void require(Permission permission) {
        Jenkins.get().checkPermission(permission);
    }

    @Override
    public Optional<User> user(String id) {
        return Optional.ofNullable(User.getById(id, false));
    }

    @Override
    public Collection<User> users() {
        return User.getAll();
    }

    @Override
    public Collection<String> groups() {
        return Jenkins.get().getAuthorizationStrategy().getGroups();
    }

    @Override
    public List<String> items(String prefix) {
        int cut = prefix.lastIndexOf('/');
        return group(cut < 0 ? "" : prefix.substring(0, cut)).stream()
                .flatMap(group -> group.getItems().stream())
                .filter(item -> item.hasPermission(Item.READ))
                .map(Item::getFullName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private static Optional<ItemGroup<?>> group(String fullName) {
        try {
            return fullName.isEmpty()
                    ? Optional.of(Jenkins.get())
                    : Optional.ofNullable(Jenkins.get().getItemByFullName(fullName, Item.class))
                            .filter(ItemGroup.class::isInstance)
                            .map(item -> (ItemGroup<?>) item);
        } catch (AccessDeniedException e) {
            return Optional.empty(); // there is one that the caller may only know of
        }
    }

    @Override
    public Optional<Job<?, ?>> job(String fullName) {
        ACLContext system = ACL.as2(ACL.SYSTEM2);
        try {
            return Optional.ofNullable(Jenkins.get().getItemByFullName(fullName, Job.class))
                    .map(job -> (Job<?, ?>) job);
        } finally {
            system.close();
        }
    }

    @Override
    public Optional<CrumbIssuer> crumbIssuer() {
        return Optional.ofNullable(Jenkins.get().getCrumbIssuer());
    }
}
