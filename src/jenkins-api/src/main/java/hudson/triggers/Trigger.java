// SPDX-License-Identifier: MIT
package hudson.triggers;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Item;

public abstract class Trigger<J extends Item> implements Describable<Trigger<?>>, ExtensionPoint {
    protected transient J job;

    protected Trigger() {}

    public native void start(J project, boolean newInstance);

    public native void stop();
}
