// SPDX-License-Identifier: MIT
package hudson;

public class PluginWrapper {
    public native boolean isActive();

    public native String getVersion();
}
