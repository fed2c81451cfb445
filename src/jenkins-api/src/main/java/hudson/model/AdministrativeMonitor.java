// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.ExtensionPoint;

public abstract class AdministrativeMonitor extends AbstractModelObject implements ExtensionPoint {
    protected AdministrativeMonitor(String id) {}

    @Override
    public native String getDisplayName();

    public abstract boolean isActivated();
}
