// SPDX-License-Identifier: MIT
package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.XmlFile;
import hudson.model.Saveable;

public abstract class SaveableListener implements ExtensionPoint {
    public static native void fireOnChange(Saveable o, XmlFile file);
}
