// SPDX-License-Identifier: MIT
package hudson.model;

public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    public native String getDisplayName();

    public native void load();

    @Override
    public native void save();

    public static class FormException extends Exception {
        public FormException(String message, String formField) {}

        public FormException(String message, Throwable cause, String formField) {}
    }
}
