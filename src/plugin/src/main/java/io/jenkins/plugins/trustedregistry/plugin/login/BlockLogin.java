// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.plugin.builds.RegistryIdentity;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The login of one block: written when it begins, removed when it ends, or when the agent comes back. Survives a restart of Jenkins. */
public final class BlockLogin implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(BlockLogin.class);

    private static final LeftFolders FOLDERS =
            new LeftFolders(Controller.JENKINS.home().resolve("trusted-registry-logins.txt"));

    private final String agent;
    private final String path;
    private final HashMap<String, String> variables;
    /** Empty for a block without a staging area of its own. */
    private final String staging;

    private BlockLogin(String agent, String path, Map<String, String> variables, String staging) {
        this.agent = agent;
        this.path = path;
        this.variables = new HashMap<>(variables);
        this.staging = staging;
    }

    /** @param staged whether what is pushed gets its tags when the block ends well; inside such a block it belongs to that one */
    public static BlockLogin begin(
            Run<?, ?> run,
            RegistryChoice said,
            boolean staged,
            FilePath workspace,
            EnvVars environment,
            TaskListener listener)
            throws IOException, InterruptedException {
        String agent = Optional.ofNullable(workspace.toComputer())
                .map(Computer::getName)
                .orElse("");
        sweep(agent, workspace);
        RegistryIdentity.usedOn(run, agent);
        RegistryChoice choice = RegistryChoice.ofBlock(said, environment);
        String staging = "";
        if (staged && choice.staging().isEmpty()) {
            staging = Staging.begin(run).text();
            choice = choice.stagedIn(staging);
        }
        BuildRegistry registry = BuildRegistries.open(run, choice, Optional.empty());
        if (staged && registry.own().isEmpty()) {
            throw new AbortException(
                    "staging needs the registry of this Jenkins, and this build's own login there: leave out"
                            + " url and credentialsId, or staging.");
        }
        LoginFolder folder = LoginFolder.beside(workspace);
        FOLDERS.add(new LeftFolders.Entry(agent, run.getExternalizableId(), folder.path()));
        Map<String, String> variables = folder.write(registry, choice, workspace, environment);
        String who =
                registry.own().isPresent() ? "this build" : registry.access().shownUser();
        listener.getLogger().println("Logged in to " + registry.name() + " as " + who + ".");
        return new BlockLogin(agent, folder.path(), variables, staging);
    }

    /** For the environment inside the block; none of them is secret. */
    public Map<String, String> variables() {
        return variables;
    }

    /**
     * Removes the files, and publishes or gives up what was staged. An agent that is gone is asked again when it comes back.
     *
     * @param well whether the block ended without an exception
     */
    public void end(Run<?, ?> run, FilePath workspace, boolean well, TaskListener listener)
            throws IOException, InterruptedException {
        removeFiles(workspace, listener);
        if (!staging.isEmpty()) {
            Staging.end(run, new StagingId(staging), well, listener);
        }
    }

    private void removeFiles(FilePath workspace, TaskListener listener) throws InterruptedException {
        if (!removed(agent, path, workspace)) {
            FOLDERS.over(agent, path);
            listener.getLogger()
                    .println("The login's folder " + path
                            + " could not be removed now. It will be when the agent is back.");
        }
    }

    /** Removes what former blocks left on an agent. @param near any path on that agent */
    static void sweep(String agent, FilePath near) throws InterruptedException {
        for (LeftFolders.Entry entry : FOLDERS.stale(agent, BlockLogin::isRunning)) {
            removed(agent, entry.path(), near);
        }
    }

    private static boolean removed(String agent, String path, FilePath near) throws InterruptedException {
        try {
            near.child(path).deleteRecursive();
            FOLDERS.remove(agent, path);
            return true;
        } catch (IOException e) {
            LOG.debug("A login's folder could not be removed", e);
            return false;
        }
    }

    /** Asked as Jenkins itself: whoever this build runs as may not see that other one. */
    private static boolean isRunning(String run) {
        ACLContext system = ACL.as2(ACL.SYSTEM2);
        try {
            Run<?, ?> found = Run.fromExternalizableId(run);
            return found != null && found.isBuilding();
        } catch (IllegalArgumentException e) {
            return false; // the list was damaged
        } finally {
            system.close();
        }
    }
}
