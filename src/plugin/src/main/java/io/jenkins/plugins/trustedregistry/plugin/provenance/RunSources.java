// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.provenance;

import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.trustedregistry.engine.provenance.BuildFacts.Source;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMRevisionAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which source code a run builds: what the Git plugin notes of each checkout, and the revision that a branch of a multibranch job
 * was at. The plugins that know it are read only where they are there.
 */
final class RunSources {
    private static final Logger LOG = LoggerFactory.getLogger(RunSources.class);
    private static final String GIT = "hudson.plugins.git.util.BuildData";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private RunSources() {}

    static List<Source> of(Run<?, ?> run) {
        Set<Source> sources = new LinkedHashSet<>();
        for (Action action : run.getAllActions()) {
            if (action.getClass().getName().equals(GIT)) {
                sources.addAll(checkouts(action));
            }
        }
        if (sources.isEmpty() && Controller.JENKINS.hasPlugin("scm-api")) {
            OfBranch.revision(run).ifPresent(sources::add);
        }
        return List.copyOf(sources);
    }

    /** By reflection: the Git plugin need not be there, and of it these three methods are needed. */
    private static List<Source> checkouts(Action data) {
        List<Source> sources = new ArrayList<>();
        try {
            Object revision = data.getClass().getMethod("getLastBuiltRevision").invoke(data);
            Object remotes = data.getClass().getMethod("getRemoteUrls").invoke(data);
            if (revision != null && remotes instanceof Collection<?> urls) {
                String commit = String.valueOf(
                        revision.getClass().getMethod("getSha1String").invoke(revision));
                urls.forEach(url -> sources.add(source("git+" + withoutLogin(String.valueOf(url)), commit)));
            }
        } catch (ReflectiveOperationException e) {
            LOG.warn("What the Git plugin checked out could not be read; the statement has no source", e);
        }
        return sources;
    }

    /** User and password do not belong into a statement that others read. */
    private static String withoutLogin(String url) {
        return url.replaceFirst("^(\\w+://)[^/@]*@", "$1");
    }

    private static Source source(String uri, String revision) {
        return new Source(uri, COMMIT.matcher(revision).matches() ? "gitCommit" : "revision", revision);
    }

    /** Loaded only where the types it needs are there. */
    private static final class OfBranch {
        static Optional<Source> revision(Run<?, ?> run) {
            return Optional.ofNullable(run.getAction(SCMRevisionAction.class))
                    .map(SCMRevisionAction::getRevision)
                    .map(OfBranch::source);
        }

        private static Source source(SCMRevision revision) {
            return RunSources.source("branch:" + revision.getHead().getName(), revision.toString());
        }
    }
}
