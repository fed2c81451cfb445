// SPDX-License-Identifier: MIT
package hudson;

public abstract class PluginManager {
    public final ClassLoader uberClassLoader = null;

    public native PluginWrapper getPlugin(String shortName);

    public native PluginWrapper whichPlugin(Class<?> type);
}
