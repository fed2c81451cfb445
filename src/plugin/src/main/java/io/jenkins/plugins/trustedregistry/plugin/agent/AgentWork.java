// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import hudson.AbortException;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.UnreadableImageException;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jenkins.MasterToSlaveFileCallable;

/**
 * Work in a workspace. A foreseen failure becomes the sentence that ends the build; aborting the build interrupts the thread, which
 * ends the work at once.
 */
public abstract class AgentWork<T> extends MasterToSlaveFileCallable<T> {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, String> environment;
    private final TaskListener listener;

    AgentWork(Map<String, String> environment, TaskListener listener) {
        this.environment = new HashMap<>(environment);
        this.listener = listener;
    }

    @Override
    public final T invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        try {
            return Loader.PLUGIN.callChecked(() -> work(workspace.toPath()));
        } catch (ClientException | RegistryException | UnreadableImageException e) {
            throw new AbortException(e.getMessage()); // the classes of those stay on the agent
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    abstract T work(Path workspace) throws IOException, InterruptedException;

    final Map<String, String> environment() {
        return environment;
    }

    /** The docker daemon that the build means. */
    final EngineAddress engine() {
        return EngineAddress.of(environment, File.separatorChar == '\\');
    }

    final TaskListener listener() {
        return listener;
    }
}
