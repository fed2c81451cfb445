// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc.model;

public final class Scalar implements CNode {
    public Scalar(String value) {}

    public Scalar(Boolean value) {}

    public Scalar(Number value) {}

    public native Scalar sensitive(boolean sensitive);

    public native Scalar encrypted(boolean encrypted);

    public native void setPrintableWhenEmpty(boolean printableWhenEmpty);

    @Override
    public native Type getType();

    @Override
    public native Source getSource();

    @Override
    public native String toString();
}
