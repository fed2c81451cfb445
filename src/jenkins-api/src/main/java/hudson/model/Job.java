// SPDX-License-Identifier: MIT
package hudson.model;

public abstract class Job<J extends Job<J, R>, R extends Run<J, R>> extends Actionable implements Item {
    @Override
    public native String getFullName();

    public native R getLastBuild();

    public native R getLastSuccessfulBuild();

    public native R getBuildByNumber(int number);

    public abstract boolean isBuildable();
}
