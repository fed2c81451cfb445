// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
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

    private BlockLogin(String agent, String path, Map<String, String> variables) {
        this.agent = agent;
        this.path = path;
        this.variables = new HashMap<>(variables);
    }

    public static BlockLogin begin(
            Run<?, ?> run, RegistryChoice said, FilePath workspace, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        String agent = Optional.ofNullable(workspace.toComputer())
                .map(Computer::getName)
                .orElse("");
        sweep(agent, workspace);
        RegistryChoice choice = RegistryChoice.ofBlock(said, environment);
        BuildRegistry registry = BuildRegistries.open(run, choice, Optional.empty());
        LoginFolder folder = LoginFolder.beside(workspace);
        FOLDERS.add(new LeftFolders.Entry(agent, run.getExternalizableId(), folder.path()));
        Map<String, String> variables = folder.write(registry, choice, workspace, environment);
        String who =
                registry.own().isPresent() ? "this build" : registry.access().shownUser();
        listener.getLogger().println("Logged in to " + registry.name() + " as " + who + ".");
        return new BlockLogin(agent, folder.path(), variables);
    }

    /** For the environment inside the block; none of them is secret. */
    public Map<String, String> variables() {
        return variables;
    }

    /** Removes the files. An agent that is gone is asked again when it comes back. */
    public void end(FilePath workspace, TaskListener listener) throws InterruptedException {
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
