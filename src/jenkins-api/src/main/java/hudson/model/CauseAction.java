// SPDX-License-Identifier: MIT
package hudson.model;

public class CauseAction implements Action {
    public CauseAction(Cause cause) {}

    @Override
    public native String getIconFileName();

    @Override
    public native String getDisplayName();

    @Override
    public native String getUrlName();
}
