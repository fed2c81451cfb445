// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.XmlFile;

public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    public native String getDisplayName();

    protected native XmlFile getConfigFile();

    public native void load();

    @Override
    public native void save();

    public static class FormException extends Exception {
        public FormException(String message, String formField) {}

        public FormException(String message, Throwable cause, String formField) {}
    }
}
