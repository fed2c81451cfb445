// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import hudson.slaves.ComputerListener;

/** An agent that was cut off in the middle of a block has its login's files removed as soon as it is back. */
@Extension
public final class AgentReturns extends ComputerListener {

    @Override
    public void onOnline(Computer computer, TaskListener listener) throws InterruptedException {
        VirtualChannel channel = computer.getChannel();
        if (channel != null) {
            BlockLogin.sweep(computer.getName(), new FilePath(channel, "."));
        }
    }
}
