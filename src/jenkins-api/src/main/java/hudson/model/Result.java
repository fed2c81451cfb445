// SPDX-License-Identifier: MIT
package hudson.model;

import java.io.Serializable;

public final class Result implements Serializable {
    public static final Result UNSTABLE = null;
    public static final Result FAILURE = null;

    private Result() {}

    public native boolean isWorseThan(Result that);
}
