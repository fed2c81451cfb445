// SPDX-License-Identifier: MIT
package hudson.model;

public abstract class Actionable extends AbstractModelObject {
    public native void addAction(Action action);

    public native <T extends Action> T getAction(Class<T> type);
}
