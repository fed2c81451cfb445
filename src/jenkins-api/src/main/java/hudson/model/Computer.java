// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.remoting.VirtualChannel;

public abstract class Computer extends Actionable {
    public abstract VirtualChannel getChannel();

    public native String getName();
}
