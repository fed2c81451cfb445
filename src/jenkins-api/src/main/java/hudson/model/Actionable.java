// SPDX-License-Identifier: MIT
package hudson.model;

import java.util.List;

public abstract class Actionable extends AbstractModelObject {
    public native void addAction(Action action);

    public final native List<? extends Action> getAllActions();

    public native <T extends Action> T getAction(Class<T> type);
}
