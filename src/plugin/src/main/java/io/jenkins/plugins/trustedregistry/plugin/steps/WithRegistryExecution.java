// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.plugin.builds.RegistryIdentity;
import io.jenkins.plugins.trustedregistry.plugin.configuration.RegistryAddress;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Writes the login into a folder beside the workspace, and removes the folder when the block ends. Should that fail because the agent
 * is gone, what stays behind opens nothing: the login ends with the run.
 */
final class WithRegistryExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;
    private static final String FILE = "config.json";

    WithRegistryExecution(StepContext context) {
        super(context);
    }

    @Override
    public boolean start() {
        run(this::begin);
        return false;
    }

    private void begin() throws IOException, InterruptedException {
        Registry registry = RunningRegistry.OF_JENKINS
                .state()
                .registry()
                .orElseThrow(() -> new AbortException(
                        "The registry is not running. Ask an administrator of Jenkins; Manage Jenkins says why."));
        String address = RegistryAddress.now()
                .orElseThrow(() -> new AbortException(
                        "The registry's listener is off or could not be started, so that no build can"
                                + " reach it. Ask an administrator of Jenkins; Manage Jenkins says why."))
                .name();
        FilePath workspace = getContext().get(FilePath.class);
        BuildLogin login =
                registry.builds().begin(RegistryIdentity.of(getContext().get(Run.class)));
        DockerConfig config = outer(workspace, getContext().get(EnvVars.class))
                .with(address, login.user(), login.secret().text());
        FilePath folder = WorkspaceList.tempDir(workspace).child("registry-" + login.id());
        folder.mkdirs();
        folder.chmod(0700);
        folder.child(FILE).write(config.json(), "UTF-8");
        getContext().get(TaskListener.class).getLogger().println("Logged in to " + address + " as this build.");
        getContext()
                .newBodyInvoker()
                .withContext(EnvironmentExpander.merge(
                        getContext().get(EnvironmentExpander.class),
                        EnvironmentExpander.constant(variables(folder, address))))
                .withCallback(new Cleaning(folder.getRemote()))
                .start();
    }

    /** docker reads the first, podman, skopeo and buildah the second; the third is for people's scripts. */
    private static Map<String, String> variables(FilePath folder, String address) {
        return Map.of(
                "DOCKER_CONFIG",
                folder.getRemote(),
                "REGISTRY_AUTH_FILE",
                folder.child(FILE).getRemote(),
                "REGISTRY",
                address);
    }

    /** What docker would read outside of the block. */
    private static DockerConfig outer(FilePath workspace, EnvVars environment)
            throws IOException, InterruptedException {
        String home = environment.get("HOME");
        String folder = environment.get("DOCKER_CONFIG");
        if (folder == null && home == null) {
            return DockerConfig.empty();
        }
        FilePath file =
                workspace.child(folder == null ? home + "/.docker" : folder).child(FILE);
        return file.exists() ? DockerConfig.of(file.readToString()) : DockerConfig.empty();
    }

    private final class Cleaning extends TailCall {
        private static final long serialVersionUID = 1L;

        private final String folder;

        Cleaning(String folder) {
            this.folder = folder;
        }

        @Override
        protected void finished(StepContext context) throws IOException, InterruptedException {
            try {
                context.get(FilePath.class).child(folder).deleteRecursive();
            } catch (IOException e) {
                context.get(TaskListener.class)
                        .getLogger()
                        .println("The login's folder " + folder
                                + " could not be removed. It opens nothing once this build ends.");
            }
        }
    }
}
