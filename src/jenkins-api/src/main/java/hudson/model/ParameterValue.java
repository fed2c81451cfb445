// SPDX-License-Identifier: MIT
package hudson.model;

public abstract class ParameterValue {
    public native String getName();

    public native Object getValue();

    public native boolean isSensitive();
}
