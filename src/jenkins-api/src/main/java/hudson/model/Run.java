// SPDX-License-Identifier: MIT
package hudson.model;

import java.io.IOException;
import java.util.List;

public abstract class Run<J extends Job<J, R>, R extends Run<J, R>> extends Actionable implements Saveable {
    @Override
    public native void addAction(Action action);

    public native J getParent();

    public native String getExternalizableId();

    public static native Run<?, ?> fromExternalizableId(String id);

    public native int getNumber();

    public native String getUrl();

    public native List<Cause> getCauses();

    public final native long getStartTimeInMillis();

    public native Result getResult();

    public native void setResult(Result result);

    public native R getPreviousBuild();

    public native boolean isBuilding();

    public final native boolean isKeepLog();

    @Override
    public native void save() throws IOException;
}
