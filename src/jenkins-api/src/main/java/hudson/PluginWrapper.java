// SPDX-License-Identifier: MIT
package hudson;

import hudson.model.UpdateSite;

public class PluginWrapper {
    public native boolean isActive();

    public native String getVersion();

    public native UpdateSite.Plugin getInfo();
}
