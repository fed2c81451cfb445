// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.ExtensionPoint;

public abstract class PeriodicWork implements ExtensionPoint {
    public abstract long getRecurrencePeriod();

    protected abstract void doRun() throws Exception;
}
